"""Links to addresses of the site itself are compared with the files that a build has written.

Only at its end all of them are known: pages of plugins, redirects, lists, copies.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from posixpath import basename
from typing import Any
from urllib.parse import urlsplit

from pelican.contents import Content

from ..core.contents import find_articles_generator, iter_contents, iter_introductions
from ..core.diagnostics import Problem, nearest, report
from ..core.html import derive
from ..core.links import find_target, folder_of
from ..core.recalling import recall
from ..core.rendering.finishing import WrittenFiles
from ..core.source_files import leads_out
from ..core.web_addresses import advise_address
from .plain_links import OWN_MACHINE, advise_form, find_plain_links, resolve_address

#: Where the settings of a run keep the links until its end.
SETTING = "DIPTYCH_PLAIN_LINKS"
PICTURES = {"img", "source", "video", "audio", "embed", "object"}
SOURCES = (".md", ".markdown", ".qmd", ".ipynb", ".rst", ".Rmd")

Found = list[tuple[Content, str, str]]


def collect_plain_links(generators: list[Any]) -> None:
    """Keep the links of all contents, while these have no links of ours yet."""
    generator = find_articles_generator(generators)
    fields = generator.settings["FORMATTED_FIELDS"]
    found: Found = []
    for content in chain(iter_contents(generators), iter_introductions(generators)):
        links = dict.fromkeys(derive(content, find_plain_links))
        for field in fields:
            if isinstance(html := content.metadata.get(field), str) and "=" in html:
                links |= dict.fromkeys(recall(content, find_plain_links, html))
        found += [(content, tag, address) for tag, address in links]
    generator.settings[SETTING] = found, generator.context


def check_plain_links(pelican: Any) -> None:
    """Report the links to what the build has not written."""
    settings = pelican.settings
    found, context = settings.pop(SETTING, ((), {}))
    if not found:
        return
    checker = PlainLinkChecker(settings, context)
    report(settings, dict.fromkeys(chain.from_iterable(checker.check(*one) for one in found)))


class PlainLinkChecker:
    """Compares links with the files of one build."""

    def __init__(self, settings: Mapping[str, Any], context: Mapping[str, Any]) -> None:
        self._context = context
        self._content_folder = settings["PATH"]
        self._base = urlsplit(settings["SITEURL"] or "").path.rstrip("/")
        self._files = WrittenFiles(settings)
        self._known: dict[tuple[str, str], bool] = {}
        #: Made once there is a link to nothing.
        self._by_slug: dict[str, Content] | None = None
        self._by_name: dict[str, str] | None = None

    def check(self, content: Content, tag: str, address: str) -> Iterator[Problem]:
        """Yield a problem for a link that leads nowhere."""
        if OWN_MACHINE.match(address):
            text = f'"{address}" is on your own computer, where no reader sees it'
            hint = "put the file into the content folder, and write {static} and its path there"
            yield Problem("link-missing", content.source_path, text, hint, re.escape(address))
            return
        if hint := advise_address(address):
            text = f'"{address}" leads nowhere'
            yield Problem("link-missing", content.source_path, text, hint, re.escape(address))
            return
        page = content.save_as or ""
        inside = "" if address.startswith("/") else page
        if not inside and not address.startswith("/"):
            return  # in a text that is shown on pages of others
        if (address, inside) not in self._known:
            path = resolve_address(address, inside, self._base)
            is_right = not self._is_beside(address) if path is None else self._files.has(path)
            self._known[address, inside] = is_right
        if self._known[address, inside]:
            return
        text = (
            f'"{address}" is no page or file of the site'
            if address.startswith("/")
            else f'"{address}" is looked for beside the page, where there is no such file'
        )
        hint = self._hint(content, tag, address)
        near = re.escape(address)
        yield Problem("link-missing", content.source_path, text, hint, near)

    def _is_beside(self, address: str) -> bool:
        """Return whether an address out of the site's folder would be one of its files in it."""
        path = resolve_address(address, "", "") if address.startswith("/") else None
        return bool(self._base) and path not in (None, ".") and self._files.has(str(path))

    def _hint(self, content: Content, tag: str, address: str) -> str:
        """Return what to write for an address."""
        if hint := advise_form(address):
            return hint
        written = urlsplit(address).path
        folder = folder_of(content)
        if find_target(written, "static", folder, self._context):
            return f"write {{static}}{address}"
        name = basename(written.rstrip("/"))
        post = find_target(written, "filename", folder, self._context) or self._post_called(name)
        if post is not None:
            return f"write {{filename}}/{post.relative_source_path}"
        if file := self._file_called(written.lstrip("/")):
            return f"write {{static}}/{file}"
        return self._nearest(tag, written.lstrip("/"), name)

    def _nearest(self, tag: str, path: str, name: str) -> str:
        """Return a hint at the file that is called nearly like one that is not there."""
        if name.endswith(SOURCES):
            close = nearest(path, self._context["generated_content"])
            hint = "write {filename} and the path of the post's file"
            return close.replace('mean "', 'mean "{filename}/') or hint
        if tag in PICTURES or "." in name:
            close = nearest(path, self._context["static_content"])
            hint = "correct the path, and write {static} before it"
            return close.replace('mean "', 'mean "{static}/') or hint
        return "write {filename} and the path of its file, or give that post a redirect_from:"

    def _file_called(self, path: str) -> str:
        """Return the path of the file that is there, or of the only one with its name; or ""."""
        try:
            if path and Path(self._content_folder, path).is_file() and not leads_out(path):
                return path
        except (OSError, ValueError):
            return ""
        if self._by_name is None:
            self._by_name = {}
            for file in self._context["static_content"]:
                # Of two files with one name neither can be meant.
                known = self._by_name.setdefault(basename(file), file)
                self._by_name[basename(file)] = file if known == file else ""
        return self._by_name.get(basename(path), "")

    def _post_called(self, name: str) -> Content | None:
        """Return the post that has a slug, or whose file has that name."""
        stem = name
        for ending in (".html", *SOURCES):
            stem = stem.removesuffix(ending)
        if not stem:
            return None
        if self._by_slug is None:
            contents = filter(None, self._context["generated_content"].values())
            self._by_slug = {c.slug: c for c in contents if getattr(c, "slug", "")}
        return self._by_slug.get(stem)
