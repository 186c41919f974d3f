"""A search index of the published posts, made by Pagefind, which runs in the reader's browser."""

import posixpath
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pelican.writers import Writer

from .. import foundation
from ..core.build import build_of
from ..core.contents import iter_contents
from ..core.diagnostics import Problem, report
from ..core.memory.digests import digest
from ..core.memory.kept_files import are_right, keep, names_of
from ..core.pelican_api import AssetGenerator
from ..core.plugin import ALL, Plugin, Step
from ..core.rendering.session import session_of
from .collecting import is_found, languages_of, levels_of, make_document
from .documents import NOT_TEXT, made_of, render_document
from .indexing import Indexing, is_installed, release, write_pages
from .later import KEPT, index_later
from .settings import search_settings

MISSING = "The search page has no index, for Pagefind is missing: pip install 'pagefind[bin]'"


class SearchGenerator(AssetGenerator):
    """Writes the index; for templates, ``search_index`` is its folder, "" for none."""

    def collect(self, generators: list[Any]) -> None:
        """Collect what can be found, before the first page with a search form is written."""
        self.found = sorted(filter(is_found, iter_contents(generators)), key=lambda c: str(c.url))
        usable = self.found and not self.settings["SEARCH_MISSING"]
        self.context["search_index"] = index_folder(self.settings) if usable else ""
        self.context["search_languages"] = languages_of(self.found)
        self.context["search_levels"] = levels_of(self.found)

    def make_assets(self) -> None:
        """Let Pagefind begin, unless the index that is there is right.

        It works while pages are written, or for a site that is not public after the build.
        """
        self.indexing: Indexing | None = None
        if not self.context["search_index"]:
            return
        documents = [make_document(content) for content in self.found]
        lang = self.settings["DEFAULT_LANG"]
        database = build_of(self.settings).database
        self.made_of = digest(release(), lang, NOT_TEXT, [made_of(one) for one in documents])
        if are_right(database, KEPT, self.made_of, self._folder()):
            return
        pages = map(render_document, documents)
        with self._reported():
            if "://" not in self.settings["SITEURL"] and names_of(database, KEPT):
                path = build_of(self.settings).path
                index_later(pages, lang, NOT_TEXT, self.made_of, self._folder(), path)
            else:
                self.pages = write_pages(pages)
                self.indexing = Indexing(self.pages, lang, NOT_TEXT)

    def generate_output(self, _writer: Writer) -> None:
        """Wait for the index, and put it into the output; report it if that fails."""
        if not self.context["search_index"]:
            return
        database = build_of(self.settings).database
        if self.indexing:
            with self._reported():
                names = self.indexing.finish(self._folder())
                keep(database, KEPT, self.made_of, self._folder(), names)
            shutil.rmtree(self.pages, ignore_errors=True)
        folder = self.context["search_index"]
        manifest = session_of(self.settings).manifest
        manifest.add_all(posixpath.join(folder, name) for name in names_of(database, KEPT))

    def _folder(self) -> Path:
        return Path(self.output_path, self.context["search_index"])

    @contextmanager
    def _reported(self) -> Iterator[None]:
        try:
            yield
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
    # Last, since Pagefind works while pages are written.
    pages=(Step(SearchGenerator, after=(ALL,)),),
)

register = plugin.register
