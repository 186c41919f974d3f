"""The small page of each preview; the script of the theme shows the main part of it."""

import posixpath
from collections import defaultdict
from typing import Any

from pelican.generators import Generator
from pelican.utils import get_relative_path, path_to_url

from ..core.diagnostics import Problem, report
from ..core.html import get_html
from ..core.pages import is_taken
from ..core.pelican_api import resolve_links
from ..core.rendering.deferred import Deferred
from ..core.rendering.writer import PageWriter
from .collecting import Previews
from .excerpts import cut_excerpt, find_anchors, relocate, without_names


class PreviewGenerator(Generator):  # type: ignore[misc]
    """Writes the previews that were collected, if any were."""

    previews: Previews | None = None

    def generate_output(self, writer: PageWriter) -> None:
        """Write the previews; one at an address that is taken is reported."""
        if not self.previews:
            return
        of_post: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for (path, label), save_as in self.previews.addresses.items():
            if is_taken(writer, save_as):
                text = f'PREVIEWS_SAVE_AS: another page is written to "{save_as}" already'
                report(self.settings, [Problem("address-taken", "pelicanconf.py", text)])
            else:
                of_post[path].append((label, save_as))
        template, excerpts = self.get_template("preview"), Excerpts(self.previews)
        with writer.together():
            for path, places in of_post.items():
                pages = [
                    (save_as, self._values(excerpts, path, label, save_as))
                    for label, save_as in places
                ]
                writer.write_together(f"previews of {path}", template, self.context, pages)

    def _values(self, excerpts: "Excerpts", path: str, label: str, save_as: str) -> dict[str, Any]:
        """Return what a preview has; its links lead to others, which are looked at together."""
        site = self._site_from(save_as)
        excerpt = Deferred(excerpts.render, path, label, site) if label else ""
        return {"url": save_as, "lead": excerpts.previews.contents[path], "excerpt": excerpt}

    def _site_from(self, save_as: str) -> str:
        """Return the address of the site as seen from a file of it."""
        if self.settings["RELATIVE_URLS"]:
            relative: str = path_to_url(get_relative_path(save_as))
            return relative
        return str(self.settings["SITEURL"])


class Excerpts:
    """The excerpts of posts; those of one post come after each other, and its links are changed for
    all of them together.
    """

    def __init__(self, previews: Previews) -> None:
        self.previews = previews
        #: The post that was read last: the HTML of all of them would fill the memory.
        self._post: tuple[str, str] = ("", "")
        self._html, self._anchors = "", dict[str, int]()

    def render(self, path: str, label: str, site: str) -> str:
        """Return the excerpt for a label, with links that work on any page.

        ``site`` is the address of the site as seen from the preview.
        """
        if self._post != (path, site):
            self._html, self._anchors = self._read(path, site)
            self._post = path, site
        return without_names(cut_excerpt(self._html, self._anchors[label]))

    def _read(self, path: str, site: str) -> tuple[str, dict[str, int]]:
        """Return the HTML of a post with its final links, and where each label is in it."""
        content = self.previews.contents[path]
        page = posixpath.join(site, content.url) if site else f"/{content.url}"
        html = relocate(get_html(content), page, lambda name: self.previews.address(path, name))
        html = resolve_links(content, html, site)
        return html, find_anchors(html)
