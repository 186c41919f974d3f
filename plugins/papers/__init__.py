"""A paper as a whole: its entry in the bibliography, and the page with its posts side by side."""

from typing import Any

from pelican import signals

from .. import bibliography, pairs
from ..bibliography import bibliography_of
from ..contents import find_articles_generator, iter_articles, text_field
from ..problems import Problem, in_header
from ..report import report
from ..settings import read_settings
from .pages import BothGenerator, find_pages, has_both_template
from .settings import PapersSettings


def prepare(pelican: Any) -> None:
    """Check the settings."""
    read_settings(PapersSettings, "PAPERS_", pelican.settings)


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


def check_keys(generators: list[Any]) -> None:
    """Report each ``Paper:`` that the bibliography of the site has not."""
    generator = find_articles_generator(generators)
    known = bibliography_of(generator.settings)
    problems = []
    for article in iter_articles(generator) if known.exists else ():
        key = text_field(article, "paper")
        if key and key not in known.raw:
            text = f'the bibliography has no paper "{key}"'
            near = in_header("Paper")
            problem = Problem("paper-unknown", article.source_path, text, known.nearest(key), near)
            problems.append(problem)
    report(generator.settings, problems)


def add_generator(_pelican: Any) -> type[BothGenerator]:
    """Let the pages be written."""
    return BothGenerator


def register() -> None:
    bibliography.register()
    pairs.register()  # first: a page needs a pair
    signals.initialized.connect(prepare)
    signals.all_generators_finalized.connect(check_keys)
    signals.all_generators_finalized.connect(link_pages)
    signals.get_generators.connect(add_generator)
