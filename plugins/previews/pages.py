"""The small page of each preview; the script of the theme shows the main part of it."""

import posixpath
from collections import defaultdict
from functools import partial
from typing import Any

from pelican.generators import Generator
from pelican.utils import get_relative_path, path_to_url
from pelican.writers import Writer

from ..core.diagnostics import Problem, report
from ..core.pages import is_taken
from ..core.pelican_api import resolve_links
from ..core.rendering.deferred import Deferred
from .collecting import Previews
from .excerpts import relocate


class PreviewGenerator(Generator):  # type: ignore[misc]
    """Writes the previews that were collected, if any were."""

    previews: Previews | None = None

    def generate_output(self, writer: Writer) -> None:
        """Write the previews; one at an address that is taken is reported."""
        if self.previews:
            # A preview has links to others of its post.
            others: dict[str, list[tuple[str, str]]] = defaultdict(list)
            for (path, label), address in self.previews.addresses.items():
                others[path].append((label, address))
            for (path, label), save_as in self.previews.addresses.items():
                if is_taken(writer, save_as):
                    text = f'PREVIEWS_SAVE_AS: another page is written to "{save_as}" already'
                    report(self.settings, [Problem("address-taken", "pelicanconf.py", text)])
                else:
                    self._write(writer, self.previews, (path, label), save_as, others[path])

    def _write(
        self, writer: Writer, previews: Previews, place: tuple[str, str], save_as: str, others: Any
    ) -> None:
        path, label = place
        # Others of the post are known to `previews`, and are what the excerpt is made of.
        render = partial(render_excerpt, previews)
        excerpt = Deferred(render, path, label, self._site_from(save_as), others) if label else ""
        writer.write_file(
            save_as,
            self.get_template("preview"),
            self.context,
            relative_urls=self.settings["RELATIVE_URLS"],
            url=save_as,
            lead=previews.contents[path],
            excerpt=excerpt,
        )

    def _site_from(self, save_as: str) -> str:
        """Return the address of the site as seen from a file of it."""
        if self.settings["RELATIVE_URLS"]:
            relative: str = path_to_url(get_relative_path(save_as))
            return relative
        return str(self.settings["SITEURL"])


def render_excerpt(previews: Previews, path: str, label: str, site: str, _others: Any) -> str:
    """Return the excerpt for a label, with links that work on any page.

    ``site`` is the address of the site as seen from the preview.
    """
    content = previews.contents[path]
    page = posixpath.join(site, content.url) if site else f"/{content.url}"
    excerpt = previews.excerpt(path, label)
    html = relocate(excerpt, page, lambda name: previews.address(path, name))
    return resolve_links(content, html, site)
