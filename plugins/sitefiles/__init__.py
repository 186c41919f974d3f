"""What other programs look for at the top of a site: sitemap.xml, robots.txt, CITATION.cff."""

import os
import re
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.utils import path_to_url
from pelican.writers import Writer

from .. import foundation
from ..core.contents import iter_generated
from ..core.pages import is_taken, site_static_names
from ..core.plugin import ALL, Plugin, Step
from ..core.posts import is_published
from ..core.rendering.session import read_off, session_of
from ..core.texts import texts_of
from .citation import MESSAGE, NAME, make_citation
from .settings import sitefiles_settings
from .sitemap import address_of, make_listed, render_text, render_xml, select, sitemap_name

ROBOTS = "robots.txt"
#: Where the settings keep the content of each page for the sitemap, by its address.
PAGES = "DIPTYCH_PAGES"


class SiteFilesGenerator(Generator):  # type: ignore[misc]
    """Writes the files for a site that has an address; a file of the author's own wins."""

    def generate_output(self, writer: Writer) -> None:
        """Write the files, when all pages have been written."""
        if "://" not in self.settings["SITEURL"]:
            return
        self.chosen = sitefiles_settings(self.settings)
        name = sitemap_name(self.settings)
        if self.chosen.sitemap and self._is_free(writer, name):
            self._write(name, self._make_sitemap())
        if self.chosen.robots and self._is_free(writer, ROBOTS):
            self._write(ROBOTS, self._make_robots())
        if self.chosen.citation and self._is_free(writer, NAME):
            self._write(NAME, self._make_citation())

    def _make_sitemap(self) -> str:
        listed = (make_listed(url, content) for url, content in self.settings[PAGES].items())
        pages = select(listed, self.settings.get("SITEMAP", {}).get("exclude", ()))
        render = render_text if sitemap_name(self.settings).endswith("txt") else render_xml
        return render(pages, self.settings["SITEURL"])

    def _make_robots(self) -> str:
        lines = ["User-agent: *", "Disallow:"]
        if self.chosen.sitemap:
            address = f"{self.settings['SITEURL']}/{sitemap_name(self.settings)}"
            lines += ["", f"Sitemap: {address}"]
        return "\n".join([*lines, ""])

    def _make_citation(self) -> str:
        texts, lang = texts_of(self.settings), self.settings["DEFAULT_LANG"]
        contents = iter_generated(self.context)
        dates = [c.date.date() for c in contents if is_published(c) and hasattr(c, "date")]
        text = texts.get(lang, MESSAGE)
        return make_citation(self.settings, text, self.chosen.license, max(dates, default=None))

    def _is_free(self, writer: Writer, name: str) -> bool:
        return not is_taken(writer, name) and name not in site_static_names(self.context)

    def _write(self, name: str, text: str) -> None:
        path = str(Path(self.output_path, name))
        session_of(self.settings).write(path, text.encode())


def prepare(settings: dict[str, Any]) -> None:
    """Make room for the pages in the settings, for these are in the context of every page."""
    settings[PAGES] = {}


def begin_listing(settings: dict[str, Any]) -> None:
    """Forget the pages of the last build."""
    settings[PAGES].clear()


def list_page(path: str, context: dict[str, Any]) -> None:
    """Keep the address of a page that has been written, if search engines may list it."""
    content = context.get("article") or context.get("page")
    if "://" not in context["SITEURL"] or (content and not is_published(content)):
        return  # another theme may not mark the page as hidden
    name = path_to_url(os.path.relpath(path, context["OUTPUT_PATH"]))
    default = content.url if content else re.sub(r"(^|/)index\.html$", r"\1", name)
    url = read_off(context, path, address_of, context["SITEURL"], default)
    # Another page may give a post's address as its own.
    if url is not None and (content or url not in context[PAGES]):
        context[PAGES][url] = content


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(sitefiles_settings,),
    prepare=(Step(prepare),),
    load=(Step(begin_listing),),
    written=(Step(list_page),),
    # After the last page that a sitemap may list.
    pages=(Step(SiteFilesGenerator, after=(ALL,)),),
)

register = plugin.register
