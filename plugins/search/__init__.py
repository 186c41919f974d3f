"""A search index of the published posts, made by Pagefind, which runs in the reader's browser."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from .. import foundation
from ..core.contents import iter_contents
from ..core.diagnostics import Problem, report
from ..core.plugin import Plugin, Step
from .collecting import is_found, languages_of, levels_of, make_document
from .documents import NOT_TEXT, render_document
from .indexing import is_installed, write_index
from .settings import search_settings

MISSING = "The search page has no index, for Pagefind is missing: pip install 'pagefind[bin]'"


class SearchGenerator(Generator):  # type: ignore[misc]
    """Writes the index; for templates, ``search_index`` is its folder, "" for none."""

    def collect(self, generators: list[Any]) -> None:
        """Collect what can be found, before the first page with a search form is written."""
        self.found = sorted(filter(is_found, iter_contents(generators)), key=lambda c: str(c.url))
        usable = self.found and not self.settings["SEARCH_MISSING"]
        self.context["search_index"] = index_folder(self.settings) if usable else ""
        self.context["search_languages"] = languages_of(self.found)
        self.context["search_levels"] = levels_of(self.found)

    def generate_output(self, _writer: Writer) -> None:
        """Write the index; report it if that fails."""
        folder = self.context["search_index"]
        if not folder:
            return
        pages = (render_document(make_document(one)) for one in self.found)
        try:
            lang, target = self.settings["DEFAULT_LANG"], Path(self.output_path, folder)
            write_index(pages, lang, NOT_TEXT, target)
        except OSError as error:
            text = f"Pagefind made no search index: {error}"
            hint = 'SEARCH_INDEX = "" makes none'
            report(self.settings, [Problem("search-index", "pelicanconf.py", text, hint)])


def index_folder(settings: Mapping[str, Any]) -> str:
    """Return the folder of the index; "" where the site wants none, or has no search page."""
    folder = search_settings(settings).index.strip("/")
    written = settings.get("SEARCH_SAVE_AS", "search.html")
    return folder if "search" in settings["DIRECT_TEMPLATES"] and written else ""


def prepare(settings: dict[str, Any]) -> None:
    """Set SEARCH_MISSING, for ``tasks.py``: what is to be installed, "" for nothing.

    It is no warning, since a site works without an index.
    """
    missing = index_folder(settings) and not is_installed()
    settings["SEARCH_MISSING"] = MISSING if missing else ""


def collect_contents(generators: list[Any]) -> None:
    """Give the generator the contents of the run, once all links in them are resolved."""
    for generator in generators:
        if isinstance(generator, SearchGenerator):
            generator.collect(generators)


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(search_settings,),
    prepare=(Step(prepare),),
    steps=(Step(collect_contents, after=("foundation", "pairs", "series", "papers")),),
    pages=(Step(SearchGenerator),),
)

register = plugin.register
