"""Links of Pelican's own, ``{filename}…``, found in the tags that may have one. Pure."""

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from posixpath import join, normpath
from typing import Any
from urllib.parse import unquote

#: Where the value of an attribute begins that may be such a link.
BEGINNING = re.compile(r"""=\s*["'][{|]""")


@dataclass(frozen=True, slots=True)
class PelicanLinks:
    """Pelican's pattern of a tag up to its last link, with the matches that it has by itself.

    By itself it tries every tag, from the end of the tag back, which takes long in formulas.
    """

    pattern: re.Pattern[str]

    def finditer(self, html: str) -> Iterator[re.Match[str]]:
        """Yield the matches of the pattern."""
        at = 0
        for beginning in BEGINNING.finditer(html):
            place = beginning.start()
            if place >= at:
                # A match has no ">" before its link.
                start = html.find("<", max(at, html.rfind(">", at, place)), place)
                if start >= 0 and (match := self.pattern.match(html, start)):
                    yield match
                    at = match.end()

    def sub(self, replace: Callable[[re.Match[str]], str], html: str) -> str:
        """Return the HTML with ``replace(match)`` in place of each match."""
        parts, at = [], 0
        for match in self.finditer(html):
            parts += [html[at : match.start()], replace(match)]
            at = match.end()
        return "".join([*parts, html[at:]]) if parts else html


@dataclass(frozen=True, slots=True)
class KnownLinks:
    """What links to contents lead to, once no address changes any more: each is resolved once."""

    #: The contents that have a page of their own, by path. What else is linked, Pelican reports.
    contents: Container[str]
    #: What was resolved, by the address of the site, the folder of the content, and the link.
    known: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def replace(
        self, content: Any, siteurl: str, match: re.Match[str], replace: Callable[..., str]
    ) -> str:
        """Return the beginning of a tag with its link resolved, as ``replace`` does."""
        value = match["value"]
        folder = "" if value.startswith("/") else content.relative_dir
        place = (siteurl, folder, match["path"])
        if (address := self.known.get(place)) is not None:
            quote = match["quote"]
            return f"{match['markup']}{quote}{address}{quote}"
        changed = replace(content, siteurl, match)
        path = unquote(re.split("[#?]", value, maxsplit=1)[0]).lstrip("/")
        if match["what"] == "filename" and normpath(join(folder, path)) in self.contents:
            self.known[place] = changed[match.end("quote") - match.start() : -1]
        return changed
