"""What other programs look for at the top of a site: sitemap.xml, robots.txt, CITATION.cff."""

import logging
import os
import re
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.utils import path_to_url
from pelican.writers import Writer

from .. import foundation
from ..core.contents import iter_generated
from ..core.pages import is_taken, site_static_names
from ..core.posts import rank
from ..core.texts import texts_of
from .citation import MESSAGE, NAME, make_citation
from .settings import sitefiles_settings
from .sitemap import Listed, address_of, make_listed, sitemap_name, write_sitemap

logger = logging.getLogger(__name__)

ROBOTS = "robots.txt"


class SiteFilesGenerator(Generator):  # type: ignore[misc]
    """Writes the files for a site that has an address; a file of the author's own wins."""

    def generate_context(self) -> None:
        """Begin a build in which no page is written."""
        self.chosen = sitefiles_settings(self.settings)
        self.pages: dict[str, Any] = {}
        self.sitemap_is_free = True
        if "://" in self.settings["SITEURL"] and self.chosen.sitemap:
            signals.content_written.connect(self.list_page)
            signals.finalized.connect(self.write_sitemap)

    def list_page(self, path: str, context: dict[str, Any]) -> None:
        """Note a page that Pelican has written, if it is to be found."""
        content = context.get("article") or context.get("page")
        if content and rank(content):
            return  # another theme may not say so in the page
        name = path_to_url(os.path.relpath(path, self.output_path))
        default = content.url if content else re.sub(r"(^|/)index\.html$", r"\1", name)
        html = Path(path).read_text(encoding="utf-8", errors="replace")
        url = address_of(html, self.settings["SITEURL"], default)
        # Another page may give a post's address as its own.
        if url is not None and (content or url not in self.pages):
            self.pages[url] = content

    def write_sitemap(self, pelican: Any) -> None:
        """Write the sitemap when no page is to come; under ``-r`` the next build has another."""
        signals.content_written.disconnect(self.list_page)
        signals.finalized.disconnect(self.write_sitemap)
        if not self.sitemap_is_free:
            return
        found = self.pages.items()
        pages: list[Listed] = [make_listed(url, content) for url, content in found]
        try:
            write_sitemap(pelican, pages)
        except ImportError:
            text = "sitefiles: no sitemap is written: pip install pelican-sitemap"
            logger.warning(text)

    def generate_output(self, writer: Writer) -> None:
        """Write the other two files, and see whether the author has a sitemap."""
        if "://" not in self.settings["SITEURL"]:
            return
        self.sitemap_is_free = self._is_free(writer, sitemap_name(self.settings))
        if self.chosen.robots and self._is_free(writer, ROBOTS):
            self._write(ROBOTS, self._make_robots())
        if self.chosen.citation and self._is_free(writer, NAME):
            self._write(NAME, self._make_citation())

    def _make_robots(self) -> str:
        lines = ["User-agent: *", "Disallow:"]
        if self.chosen.sitemap:
            address = f"{self.settings['SITEURL']}/{sitemap_name(self.settings)}"
            lines += ["", f"Sitemap: {address}"]
        return "\n".join([*lines, ""])

    def _make_citation(self) -> str:
        texts, lang = texts_of(self.settings), self.settings["DEFAULT_LANG"]
        contents = iter_generated(self.context)
        dates = [c.date.date() for c in contents if rank(c) == 0 and hasattr(c, "date")]
        text = texts.get(lang, MESSAGE)
        return make_citation(self.settings, text, self.chosen.license, max(dates, default=None))

    def _is_free(self, writer: Writer, name: str) -> bool:
        return not is_taken(writer, name) and name not in site_static_names(self.context)

    def _write(self, name: str, text: str) -> None:
        Path(self.output_path, name).write_text(text, encoding="utf-8")


def check_settings(pelican: Any) -> None:
    """Stop the build when a setting cannot be right."""
    sitefiles_settings(pelican.settings)


def add_generator(_pelican: Any) -> type[SiteFilesGenerator]:
    """Let the files be written."""
    return SiteFilesGenerator


def register() -> None:
    foundation.register()
    signals.initialized.connect(check_settings)
    signals.get_generators.connect(add_generator)
