"""Redirect pages at the old addresses of a post: ``redirect_from`` (Jekyll), ``Aliases`` (Hugo)."""

import posixpath
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican.contents import Content
from pelican.utils import get_relative_path, path_to_url, sanitised_join
from pelican.writers import Writer

from ..core.contents import iter_contents
from ..core.diagnostics import Problem, report
from ..core.fields import get_field
from ..core.pages import is_taken, site_static_names
from ..core.pelican_api import mark_written
from ..core.posts import is_published
from ..core.rendering.session import session_of
from .compat.permalinks import parse_permalink
from .meaning import split_names

PAGE = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={target}">
<link rel="canonical" href="{target}">
</head>
<body>
<p><a href="{target}">{title}</a></p>
</body>
</html>
"""


def render_redirect(title: str, lang: str, target: str) -> str:
    """Return a page that sends readers on to the address ``target``; ``title`` is HTML."""
    return PAGE.format(title=title, lang=escape(lang), target=escape(target))


def iter_redirects(contents: Iterator[Content]) -> Iterator[tuple[Content, str]]:
    """Yield (content, old address) for every published content that moved."""
    for content in contents:
        if is_published(content):
            olds = split_names(get_field(content, "redirect_from") or [])
            # /old and /old/ are one file.
            yield from ((content, old) for old in {old.strip("/"): old for old in olds}.values())


class RedirectGenerator:
    """Writes the redirect pages after all other generators, so that they never replace a page."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], **_: Any) -> None:
        self.context = context
        self.settings = settings
        self.redirects: list[tuple[Content, str]] = []

    def collect(self, generators: list[Any]) -> None:
        """Collect the redirects of the run, in the order of the files of their contents."""
        found = iter_redirects(iter_contents(generators))
        self.redirects = sorted(found, key=lambda pair: (pair[0].source_path, pair[1]))

    def generate_output(self, writer: Writer) -> None:
        """Write one page for each old address; one that is taken is reported."""
        report(self.settings, filter(None, (self._elsewhere(*one) for one in self.redirects)))
        for content, old in self.redirects:
            if reason := self._write(writer, content, old):
                text = f'no redirect page at "{old}": {reason}'
                report(
                    self.settings,
                    [Problem("redirect", content.source_path, text, near=re.escape(old))],
                )

    def _elsewhere(self, content: Content, old: str) -> Problem | None:
        """Return what is wrong with an address of another site: only its path counts."""
        own = urlsplit(self.settings["SITEURL"] or "").netloc
        try:
            parts = urlsplit(old)
        except ValueError:  # said when the page is written
            return None
        if not own or parts.netloc.casefold() in ("", own.casefold()):
            return None
        text = f'"{old}" is on another host, and a redirect page can only be on this site'
        hint = f"write {parts.path}, if that is its address here" if parts.path else ""
        return Problem("redirect", content.source_path, text, hint, re.escape(old))

    def _write(self, writer: Writer, content: Content, old: str) -> str:
        """Write the page for an old address, or return why not."""
        try:
            _, name = parse_permalink(old)
        except ValueError as error:
            return str(error)
        path = Path(sanitised_join(writer.output_path, name))
        if is_taken(writer, name) or name in site_static_names(self.context):
            return "another page is there"
        base = self.settings["SITEURL"]
        if self.settings["RELATIVE_URLS"]:
            base = path_to_url(get_relative_path(name))
        target = posixpath.join(base, content.url) if base else f"/{content.url}"
        files = session_of(self.settings)
        files.clear_way(str(path))
        try:
            if path.is_dir() or any(parent.is_file() for parent in path.parents):
                return "another page is there"
            files.write(str(path), render_redirect(content.title, content.lang, target).encode())
        except OSError as error:
            return str(error.strerror)
        mark_written(writer, str(path))
        return ""
