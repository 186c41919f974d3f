"""Links between the files of a site: links to nothing, or to a draft, are reported and removed.

For a missing file Pelican reports only "Unable to find …", without the post that links to it, and
leaves ``{filename}`` in the page.
"""

import posixpath
import re
from collections.abc import Container, Mapping
from html import escape, unescape
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from pelican.contents import Content

from ..core.contents import find_articles_generator, iter_contents, iter_introductions
from ..core.diagnostics import Problem, report
from ..core.links import find_target
from ..core.pages import site_static_names
from ..core.html import get_html, set_html
from ..core.pelican_api import set_formatted_field
from ..core.posts import Status, status_of
from ..core.texts import message, texts_of

FILES = {"filename", "static", "attach"}
#: What Pelican resolves without a file that could be missing.
PELICANS = {"category", "tag", "author", "index"}
TAG = re.compile(r"<[a-zA-Z][^<>]*=\s*[\"'][{|][^<>]*>")
LINK = re.compile(
    r"""\s(?P<name>href|src|poster|data|cite|formaction|action|content)\s*=\s*(?P<quote>["'])"""
    r"""(?P<written>[{|](?P<what>.*?)[}|](?P<value>.*?))(?P=quote)"""
)
# A picture whose address is relative, and not one for Pelican to resolve.
PICTURE = re.compile(
    r"""<(?:img|source|video|audio|embed)\b[^<>]*?\ssrc="(?P<written>(?![a-z][a-z\d+.-]*:|[/#?{|])[^"]+)\"""",
    re.IGNORECASE,
)
UNLINKED = re.compile(r"<a data-unlinked>(.*?)</a>", re.DOTALL)
NOWHERE = message("This link leads nowhere yet")


class LinkChecker:
    """Checks the links of one content, and keeps what was wrong with them in ``problems``."""

    def __init__(
        self, content: Content, context: Mapping[str, Any], files: Container[object]
    ) -> None:
        """Take a content, the context, and the names of the static files of the site."""
        self.content = content
        self.context = context
        self.files = files
        self.problems: list[Problem] = []

    def repair(self, html: str) -> str:
        """Return the HTML without the links that lead nowhere."""
        for picture in PICTURE.finditer(html):
            self._check_relative(unescape(picture["written"]))
        return UNLINKED.sub(r"\1", TAG.sub(self._repair_tag, html))

    def _check_relative(self, written: str) -> None:
        """Report a picture with a relative address where there is no file.

        In other engines it is relative to the source; for a browser it is relative to the page.
        """
        path = unquote(urlsplit(written).path)
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(self.content.save_as), path))
        if beside in self.files:
            return
        text = f'"{written}" is looked for beside the page, where there is no such file'
        there = find_target(written, "static", self.content.relative_dir, self.context)
        hint = (
            f"write {{static}}{written}"
            if there
            else "correct the path, and write {static} before it"
        )
        self._report("link-missing", text, written, hint)

    def _repair_tag(self, match: re.Match[str]) -> str:
        tag = match[0]
        repaired = LINK.sub(self._repair_link, tag)
        if repaired == tag or not re.match(r"<a\s", tag):
            return repaired
        if " data-unlinked" in repaired:
            return "<a data-unlinked>"
        if re.search(r"\stitle\s*=", repaired):
            return repaired
        title = texts_of(self.context).get(self.content.lang, NOWHERE)
        return f'{repaired[:-1]} title="{escape(title)}">'

    def _repair_link(self, match: re.Match[str]) -> str:
        """Return the attribute unchanged, without its braces, or "" if it has to go."""
        what, value, written = match["what"], match["value"], unescape(match["written"])
        if what in PELICANS:
            return match[0]
        if what not in FILES:
            self._report("link-missing", f'"{written}" is written for another engine', written)
            return self._without(match, written)
        target = find_target(value, what, self.content.relative_dir, self.context)
        if target is None:
            text = f'there is no published file "{unescape(value)}" to link to'
            self._report("link-missing", text, written)
            return self._without(match, unescape(value))
        if getattr(target, "status", "") == "draft" and status_of(self.content) is not Status.DRAFT:
            text = f'"{unescape(value)}" is a draft; the link is left out'
            self._report("link-draft", text, written)
            return " data-unlinked" if match["name"] == "href" else ""
        return match[0]

    def _without(self, match: re.Match[str], address: str) -> str:
        if match["name"] in ("src", "data", "content"):
            return f' {match["name"]}="{quote(address, safe="/:?#&=%.-_~")}"'
        return ""

    def _report(self, rule: str, text: str, near: str, hint: str = "") -> None:
        path = self.content.source_path
        self.problems.append(Problem(rule, path, text, hint, near=re.escape(near)))


def check_links(generators: list[Any]) -> None:
    """Check the links of every content, and of its formatted fields such as the summary."""
    generator = find_articles_generator(generators)
    files = site_static_names(generator.context)
    for content in chain(iter_contents(generators), iter_introductions(generators)):
        checker = LinkChecker(content, generator.context, files)
        set_html(content, checker.repair(get_html(content)))
        for field in generator.settings["FORMATTED_FIELDS"]:
            if isinstance(html := content.metadata.get(field), str):
                set_formatted_field(content, field, checker.repair(html))
        report(generator.settings, dict.fromkeys(checker.problems))


def forget_missing_files(generator: Any) -> None:
    """Drop linked static files that are not there; Pelican would try to read and copy them."""
    links = generator.context["static_links"]
    links -= {name for name in links if not Path(generator.path, name).exists()}
