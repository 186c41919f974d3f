"""A paper as a whole: its entry in the bibliography, and the page with its posts side by side."""

from typing import Any

from pelican import signals

from .. import bibliography, pairs
from ..bibliography import bibliography_of
from ..bibliography.formulas import find_faults
from ..core.contents import find_articles_generator, iter_articles
from ..core.diagnostics import report
from ..core.settings import read_settings
from .linking import link_entries
from .pages import BothGenerator, find_pages, has_both_template
from .paper_pages import PaperGenerator, has_paper_templates
from .settings import PapersSettings


def prepare(pelican: Any) -> None:
    """Check the settings; the theme asks for PAPERS_INDEX_URL."""
    chosen = read_settings(PapersSettings, "PAPERS_", pelican.settings)
    address = {"PAPERS_INDEX_URL": chosen.index_url, "PAPERS_INDEX_SAVE_AS": chosen.index_save_as}
    pelican.settings.update(address)


def link_pages(generators: list[Any]) -> None:
    """Give both posts of a pair the address of their page: ``article.both_url``, "" for none."""
    generator = find_articles_generator(generators)
    settings = generator.settings
    chosen = read_settings(PapersSettings, "PAPERS_", settings)
    articles = list(iter_articles(generator))
    usable = has_both_template(generator)
    pages = find_pages(articles, chosen, settings["DEFAULT_LANG"]) if usable else []
    for article in articles:
        article.both_url = ""  # a header may have had a field of that name
    for page in pages:
        for half in page.pair.halves:
            half.article.both_url = page.url
    generator.context["both_pages"] = pages


def link_papers(generators: list[Any]) -> None:
    """Give each article its ``paper``, None for none, and report keys that nobody has."""
    generator = find_articles_generator(generators)
    settings = generator.settings
    chosen = read_settings(PapersSettings, "PAPERS_", settings)
    known = bibliography_of(settings)
    usable = has_paper_templates(generator)
    if not usable:
        generator.context.update(PAPERS_INDEX_URL="", PAPERS_INDEX_SAVE_AS="")
    articles = iter_articles(generator)
    papers, problems = link_entries(articles, known, chosen if usable else None, settings)
    generator.context["all_papers"] = papers
    report(settings, [*problems, *find_faults(known.entries.values(), settings)])


def add_generators(_pelican: Any) -> tuple[type[Any], ...]:
    """Let the pages be written."""
    return PaperGenerator, BothGenerator


def register() -> None:
    bibliography.register()
    pairs.register()  # first: a page needs a pair
    signals.initialized.connect(prepare)
    signals.all_generators_finalized.connect(link_papers)
    signals.all_generators_finalized.connect(link_pages)
    signals.get_generators.connect(add_generators)
