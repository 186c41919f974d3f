"""A paper as a whole: its entry in the bibliography, and the page with its posts side by side."""

from typing import Any

from .. import bibliography, pairs
from ..bibliography import bibliography_of
from ..core.contents import find_articles_generator, iter_articles
from ..core.diagnostics import report
from ..core.pages import has_templates
from ..core.plugin import Plugin, Step
from .entries import ArticleOnPaper
from .linking import link_entries
from .pages import BothGenerator, find_pages
from .paper_pages import PaperGenerator
from .prefixing import Origin, find_places, keep_apart, rebase_links
from .settings import papers_settings

#: What other plugins may use.
__all__ = ["Origin", "find_places", "keep_apart", "plugin", "rebase_links", "register"]


def prepare(settings: dict[str, Any]) -> None:
    """Complete the settings: the theme asks for PAPERS_INDEX_URL."""
    chosen = papers_settings(settings)
    address = {"PAPERS_INDEX_URL": chosen.index_url, "PAPERS_INDEX_SAVE_AS": chosen.index_save_as}
    settings.update(address)


def link_pages(generators: list[Any]) -> None:
    """Give both posts of a pair the address of their page: ``article.both_url``, "" for none."""
    generator = find_articles_generator(generators)
    settings = generator.settings
    chosen = papers_settings(settings)
    articles = list(iter_articles(generator))
    usable = has_templates(generator, "both")
    pages = find_pages(articles, chosen, settings["DEFAULT_LANG"]) if usable else []
    for article in articles:
        on_paper: ArticleOnPaper = article
        on_paper.both_url = ""
    for page in pages:
        for half in page.pair.halves:
            on_paper = half.article
            on_paper.both_url = page.url
    generator.context["both_pages"] = pages


def link_papers(generators: list[Any]) -> None:
    """Give each article its ``paper``, None for none, and report keys of unknown papers."""
    generator = find_articles_generator(generators)
    settings = generator.settings
    chosen = papers_settings(settings)
    known = bibliography_of(settings)
    usable = has_templates(generator, "paper")
    if not has_templates(generator, "papers"):
        generator.context.update(PAPERS_INDEX_URL="", PAPERS_INDEX_SAVE_AS="")
    articles = iter_articles(generator)
    papers, problems = link_entries(articles, known, chosen if usable else None, settings)
    generator.context["all_papers"] = papers
    report(settings, [*problems, *known.find_faults()])


plugin = Plugin(
    __name__,
    needs=(bibliography.plugin, pairs.plugin),
    settings=(papers_settings,),
    attributes=ArticleOnPaper,
    prepare=(Step(prepare),),
    steps=(
        Step(link_papers, after=("foundation",)),
        Step(link_pages, after=("pairs", "papers.link_papers")),
    ),
    pages=(Step(PaperGenerator), Step(BothGenerator, after=("papers.PaperGenerator",))),
)

register = plugin.register
