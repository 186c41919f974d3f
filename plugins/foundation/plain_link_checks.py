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
from .plain_links import find_plain_links, resolve_address

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

    def check(self, content: Content, tag: str, address: str) -> Iterator[Problem]:
        """Yield a problem for a link that leads nowhere."""
        page = content.save_as or ""
        inside = "" if address.startswith("/") else page
        if not inside and not address.startswith("/"):
            return  # in a text that is shown on pages of others
        if (address, inside) not in self._known:
            path = resolve_address(address, inside, self._base)
            self._known[address, inside] = path is None or self._files.has(path)
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

    def _hint(self, content: Content, tag: str, address: str) -> str:
        """Return what to write for an address."""
        written = urlsplit(address).path
        if written.startswith("www."):
            return f"write https://{address}"
        folder = folder_of(content)
        if find_target(written, "static", folder, self._context):
            return f"write {{static}}{address}"
        target = find_target(written, "filename", folder, self._context)
        name = basename(written.rstrip("/"))
        target = target or self._post_called(name)
        if target is not None:
            return f"write {{filename}}/{target.relative_source_path}"
        if Path(self._content_folder, written.lstrip("/")).is_file():
            return f"write {{static}}/{written.lstrip('/')}"
        files = self._context["static_content"]
        alike = [path for path in files if basename(path) == name]
        if len(alike) == 1:
            return f"write {{static}}/{alike[0]}"
        if tag in PICTURES or "." in name:
            close = nearest(written.lstrip("/"), files).replace('mean "', 'mean "{static}/')
            return close or "correct the path, and write {static} before it"
        return "write {filename} and the path of its file, or give that post a redirect_from:"

    def _post_called(self, name: str) -> Content | None:
        """Return the post that has a slug, or whose file has that name."""
        stem = name
        for ending in (".html", *SOURCES):
            stem = stem.removesuffix(ending)
        if not stem:
            return None
        if not hasattr(self, "_by_slug"):
            contents = filter(None, self._context["generated_content"].values())
            self._by_slug = {c.slug: c for c in contents if getattr(c, "slug", "")}
        return self._by_slug.get(stem)
