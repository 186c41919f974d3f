"""The small page of each preview; the script of the theme shows the main part of it."""

import posixpath
from collections import defaultdict
from functools import partial
from typing import Any

from pelican.generators import Generator
from pelican.utils import get_relative_path, path_to_url

from ..core.diagnostics import Problem, report
from ..core.pages import is_taken
from ..core.pelican_api import resolve_links
from ..core.rendering.deferred import Deferred
from ..core.rendering.writer import PageWriter
from .collecting import Previews
from .excerpts import relocate


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
        template = self.get_template("preview")
        for path, places in of_post.items():
            pages = [(save_as, self._values(path, label, save_as)) for label, save_as in places]
            writer.write_together(f"previews of {path}", template, self.context, pages)

    def _values(self, path: str, label: str, save_as: str) -> dict[str, Any]:
        """Return what a preview has; it links to others of its post, which is looked at as a whole."""
        previews: Any = self.previews
        render = partial(render_excerpt, previews)
        excerpt = Deferred(render, path, label, self._site_from(save_as)) if label else ""
        return {"url": save_as, "lead": previews.contents[path], "excerpt": excerpt}

    def _site_from(self, save_as: str) -> str:
        """Return the address of the site as seen from a file of it."""
        if self.settings["RELATIVE_URLS"]:
            relative: str = path_to_url(get_relative_path(save_as))
            return relative
        return str(self.settings["SITEURL"])


def render_excerpt(previews: Previews, path: str, label: str, site: str) -> str:
    """Return the excerpt for a label, with links that work on any page.

    ``site`` is the address of the site as seen from the preview.
    """
    content = previews.contents[path]
    page = posixpath.join(site, content.url) if site else f"/{content.url}"
    excerpt = previews.excerpt(path, label)
    html = relocate(excerpt, page, lambda name: previews.address(path, name))
    return resolve_links(content, html, site)
