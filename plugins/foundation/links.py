"""Links between the files of a site: links to nothing, or to a draft, are reported and removed.

For a missing file Pelican reports only "Unable to find …", without the post that links to it, and
leaves ``{filename}`` in the page.
"""

import posixpath
import re
from collections.abc import Container, Mapping
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pelican.contents import Content

from ..core.contents import find_articles_generator, iter_contents, iter_introductions
from ..core.diagnostics import Problem, report
from ..core.html import change, derive
from ..core.links import find_target, folder_of
from ..core.pages import site_static_names
from ..core.pelican_api import set_formatted_field
from ..core.posts import Status, status_of
from ..core.recalling import recall
from ..core.texts import message, texts_of
from .written_links import LinkFault, Links, find_links, repair

FILES = {"filename", "static", "attach"}
#: What Pelican resolves without a file that could be missing.
PELICANS = {"category", "tag", "author", "index"}
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

    def check(self, links: Links) -> tuple[LinkFault, ...]:
        """Return the links that lead nowhere, and keep the problems."""
        pictures, written, _ = links
        for picture in pictures:
            self._check_relative(picture)
        return tuple(fault for link in written if (fault := self._check_link(*link)))

    @property
    def title(self) -> str:
        """What a reader finds at a link that leads nowhere."""
        return texts_of(self.context).get(self.content.lang, NOWHERE)

    def _check_relative(self, written: str) -> None:
        """Report a picture with a relative address where there is no file.

        In other engines it is relative to the source; for a browser it is relative to the page.
        """
        path = unquote(urlsplit(written).path)
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(self.content.save_as), path))
        if beside in self.files:
            return
        text = f'"{written}" is looked for beside the page, where there is no such file'
        there = find_target(written, "static", folder_of(self.content), self.context)
        hint = (
            f"write {{static}}{written}"
            if there
            else "correct the path, and write {static} before it"
        )
        self._report("link-missing", text, written, hint)

    def _check_link(self, what: str, value: str, link: str) -> LinkFault | None:
        written = unescape(link)
        if what in PELICANS:
            return None
        if what not in FILES:
            self._report("link-missing", f'"{written}" is written for another engine', written)
            return LinkFault(link, written)
        target = find_target(value, what, folder_of(self.content), self.context)
        if target is None:
            text = f'there is no published file "{unescape(value)}" to link to'
            self._report("link-missing", text, written)
            return LinkFault(link, unescape(value))
        if getattr(target, "status", "") == "draft" and status_of(self.content) is not Status.DRAFT:
            text = f'"{unescape(value)}" is a draft; the link is left out'
            self._report("link-draft", text, written)
            return LinkFault(link, "", is_draft=True)
        return None

    def _report(self, rule: str, text: str, near: str, hint: str = "") -> None:
        path = self.content.source_path
        self.problems.append(Problem(rule, path, text, hint, near=re.escape(near)))


def check_links(generators: list[Any]) -> None:
    """Check the links of every content, and of its formatted fields such as the summary."""
    generator = find_articles_generator(generators)
    files = site_static_names(generator.context)
    for content in chain(iter_contents(generators), iter_introductions(generators)):
        checker = LinkChecker(content, generator.context, files)
        links = derive(content, find_links)
        if (faults := checker.check(links)) or links[-1]:
            change(content, repair, faults, checker.title)
        for field in generator.settings["FORMATTED_FIELDS"]:
            if isinstance(html := content.metadata.get(field), str):
                _check_field(checker, field, html)
        report(generator.settings, dict.fromkeys(checker.problems))


def _check_field(checker: LinkChecker, field: str, html: str) -> None:
    links = recall(checker.content, find_links, html)
    if (faults := checker.check(links)) or links[-1]:
        html = repair(html, faults, checker.title)
    set_formatted_field(checker.content, field, html)


def is_there(folder: str, name: str) -> bool:
    """Return whether there is a file; a name may be longer than any file's."""
    try:
        return Path(folder, name).exists()
    except (OSError, ValueError):
        return False


def forget_missing_files(generator: Any) -> None:
    """Drop linked static files that are not there; Pelican would try to read and copy them."""
    links = generator.context["static_links"]
    links -= {name for name in links if not is_there(generator.path, name)}
