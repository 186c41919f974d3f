"""Links between the files of a site: links to nothing, or to a draft, are reported and removed.

For a missing file Pelican reports only "Unable to find …", without the post that links to it, and
leaves ``{filename}`` in the page.
"""

import re
from collections.abc import Mapping
from html import unescape
from itertools import chain
from pathlib import Path
from posixpath import basename, dirname, join
from typing import Any
from urllib.parse import urlsplit

from pelican.contents import Content

from ..core.contents import find_articles_generator, iter_contents, iter_introductions
from ..core.diagnostics import Problem, nearest, report
from ..core.html import change, derive
from ..core.links import find_target, folder_of
from ..core.pelican_api import set_formatted_field
from ..core.posts import Status, status_of
from ..core.recalling import recall
from ..core.source_files import leads_out
from ..core.texts import message, texts_of
from .term_links import TERMS, TermLinks
from .written_links import LinkFault, Links, find_links, repair

FILES = {"filename", "static", "attach"}
NOWHERE = message("This link leads nowhere yet")


class LinkChecker:
    """Checks the links of one content, and keeps what was wrong with them in ``problems``."""

    def __init__(self, content: Content, context: Mapping[str, Any], terms: TermLinks) -> None:
        """Take a content, the context, and the terms of the site."""
        self.content = content
        self.terms = terms
        self.context = context
        self.problems: list[Problem] = []

    def check(self, links: Links) -> tuple[LinkFault, ...]:
        """Return the links that lead nowhere, and keep the problems."""
        return tuple(fault for link in links[0] if (fault := self._check_link(*link)))

    @property
    def title(self) -> str:
        """What a reader finds at a link that leads nowhere."""
        return texts_of(self.context).get(self.content.lang, NOWHERE)

    def _check_link(self, what: str, value: str, link: str) -> LinkFault | None:
        written = unescape(link)
        if what == "index":
            return None
        if what in TERMS:
            fault, text, hint = self.terms.check(what, value, link)
            if text:
                self._report("link-missing", text, written, hint)
            return fault
        if what not in FILES:
            hint = nearest(what, [*FILES, *TERMS]).replace(' "', ' "{').replace('"?', '}"?')
            hint = hint or "write {filename} or {static}, and the path of a file"
            text = f'"{written}" is written for another engine'
            self._report("link-missing", text, written, hint)
            return LinkFault(link, written)
        target = find_target(value, what, folder_of(self.content), self.context)
        if target is None:
            self._report("link-missing", *self._why_missing(unescape(value), written))
            return LinkFault(link, unescape(value))
        if getattr(target, "status", "") == "draft" and status_of(self.content) is not Status.DRAFT:
            text = f'"{unescape(value)}" is a draft; the link is left out'
            self._report("link-draft", text, written)
            return LinkFault(link, "", is_draft=True)
        return None

    def _why_missing(self, value: str, written: str) -> tuple[str, str, str]:
        """Return what is wrong with a link to no file, how it is written, and what is right."""
        try:
            path = urlsplit(value).path
        except ValueError:
            return f'"{written}" is no path of a file', written, ""
        folder = folder_of(self.content)
        named = path[1:] if path.startswith("/") else join(folder, path)
        if leads_out(named):
            return f'"{written}" is outside of the content folder', written, "copy the file into it"
        if _is_folder(self.content.settings["PATH"], named):
            return f'"{written}" is a folder', written, "name a file in it"
        head, space, _ = path.partition(" ")
        if space and find_target(head, "static", folder, self.context):
            hint = 'end it there, and write {width=300} after the ) for a size; a title is in "…"'
            return f'there is no file "{value}"', written, hint
        post = find_target(path, "filename", folder, self.context)
        hint = f"write {{filename}}{value} for a post" if post else self._near(value, named)
        return f'there is no published file "{value}" to link to', written, hint

    def _near(self, value: str, named: str) -> str:
        """Return a hint at a file with a name like that of a path, which has none."""
        before, _, name = value.replace("\\", "/").rpartition("/")
        folder, before = dirname(named.replace("\\", "/")), f"{before}/" if before else ""
        known = [
            path for key in ("generated_content", "static_content") for path in self.context[key]
        ]
        # Names of files are compared in small letters.
        there = {
            basename(path).lower(): basename(path) for path in known if dirname(path) == folder
        }
        hint = nearest(name.lower(), there)
        if near := next((one for small, one in there.items() if f'"{small}"' in hint), ""):
            return f'did you mean "{before}{near}"?'
        elsewhere = next((path for path in sorted(known) if basename(path) == name), "")
        return f'did you mean "/{elsewhere}"?' if elsewhere else ""

    def _report(self, rule: str, text: str, near: str, hint: str = "") -> None:
        path = self.content.source_path
        self.problems.append(Problem(rule, path, text, hint, near=re.escape(near)))


def check_links(generators: list[Any]) -> None:
    """Check the links of every content, and of its formatted fields such as the summary."""
    generator = find_articles_generator(generators)
    terms = TermLinks.of(generator)
    for content in chain(iter_contents(generators), iter_introductions(generators)):
        checker = LinkChecker(content, generator.context, terms)
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


def forget_missing_files(generator: Any) -> None:
    """Drop linked static files that are none: Pelican would try to read and copy them.

    It would copy a file from outside of the content folder, too, and a whole folder.
    """
    links = generator.context["static_links"]
    links -= {name for name in links if not _is_file(generator.path, name)}


def _is_folder(folder: str, name: str) -> bool:
    try:
        return Path(folder, name).is_dir()
    except (OSError, ValueError):
        return False


def _is_file(folder: str, name: str) -> bool:
    try:
        return not leads_out(name) and Path(folder, name).is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False
