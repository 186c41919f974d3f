"""The file with the previews of a post; the script of the theme shows one part of it."""

import posixpath

from pelican.contents import Content
from pelican.generators import Generator
from pelican.utils import get_relative_path, path_to_url

from ..core.html import get_html
from ..core.pages import is_free, write_page
from ..core.pelican_api import resolve_links
from ..core.rendering.deferred import Deferred
from ..core.rendering.writer import PageWriter
from .collecting import Previews
from .excerpts import address_of, cut_excerpt, find_anchors, relocate, without_names


class PreviewGenerator(Generator):  # type: ignore[misc]
    """Writes the previews that were collected, if any were."""

    previews: Previews | None = None

    def generate_output(self, writer: PageWriter) -> None:
        """Write the file of each post; one at an address that is taken is reported."""
        if not self.previews:
            return
        with writer.together():
            for path, file in self.previews.files.items():
                if is_free(writer, file, "PREVIEWS_SAVE_AS"):
                    self._write(writer, path, file, self.previews)

    def _write(self, writer: PageWriter, path: str, file: str, previews: Previews) -> None:
        post, labels = previews.contents[path], sorted(previews.shown[path] - {""})
        excerpts = Deferred(cut_excerpts, post, labels, file, self._site_from(file))
        write_page(self, writer, "preview", file, url=file, lead=post, excerpts=excerpts)

    def _site_from(self, file: str) -> str:
        """Return the address of the site as seen from a file of it."""
        if self.settings["RELATIVE_URLS"]:
            relative: str = path_to_url(get_relative_path(file))
            return relative
        return str(self.settings["SITEURL"])


def cut_excerpts(post: Content, labels: list[str], file: str, site: str) -> list[tuple[str, str]]:
    """Return labels of a post with their excerpts, whose links work on any page.

    ``file`` has them all; ``site`` is the address of the site as seen from there.
    """
    if not labels:
        return []
    page = posixpath.join(site, post.url) if site else f"/{post.url}"
    names = {label: address_of(file, label) for label in labels}
    html = relocate(get_html(post), page, lambda name: names.get(name, ""))
    html = resolve_links(post, html, site)
    anchors = find_anchors(html)
    return [(label, without_names(cut_excerpt(html, anchors[label]))) for label in labels]
