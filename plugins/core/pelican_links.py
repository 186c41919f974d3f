"""Links of Pelican's own, ``{filename}…``, found in the tags that may have one. Pure."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

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
