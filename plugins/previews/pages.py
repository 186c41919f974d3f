"""The small page of each preview; the script of the theme shows the main part of it."""

import posixpath

from pelican.generators import Generator
from pelican.utils import get_relative_path, path_to_url
from pelican.writers import Writer

from ..core.diagnostics import Problem, report
from ..core.pages import is_taken
from ..core.pelican_api import resolve_links
from .collecting import Previews
from .excerpts import relocate


class PreviewGenerator(Generator):  # type: ignore[misc]
    """Writes the previews that were collected, if any were."""

    previews: Previews | None = None

    def generate_output(self, writer: Writer) -> None:
        """Write the previews; one at an address that is taken is reported."""
        if self.previews:
            template = self.get_template("preview")
            for (path, label), save_as in self.previews.addresses.items():
                if is_taken(writer, save_as):
                    text = f'PREVIEWS_SAVE_AS: another page is written to "{save_as}" already'
                    report(self.settings, [Problem("address-taken", "pelicanconf.py", text)])
                    continue
                site = self._site_from(save_as)
                writer.write_file(
                    save_as,
                    template,
                    self.context,
                    relative_urls=self.settings["RELATIVE_URLS"],
                    url=save_as,
                    lead=self.previews.contents[path],
                    excerpt=render_excerpt(self.previews, path, label, site) if label else "",
                )

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
