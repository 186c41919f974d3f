"""Introductions to tags, categories and authors: ``tag.introduction``, from ``content/tags/``."""

from typing import Any

from pelican.generators import ArticlesGenerator

from .. import foundation
from ..core.contents import iter_articles
from ..core.introductions import IntroductionGenerator, Subject, leave_to_introductions
from ..core.plugin import Plugin, Step
from .settings import KINDS, term_folders


def prepare(settings: dict[str, Any]) -> None:
    """Keep the introductions out of the articles."""
    for folder in term_folders(settings).values():
        leave_to_introductions(settings, folder)


def collect_terms(generator: ArticlesGenerator) -> None:
    """Put the slugs of the terms of all posts, also of drafts, into the context."""
    known: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for article in iter_articles(generator):
        known["tag"] |= {tag.slug for tag in getattr(article, "tags", ())}
        known["author"] |= {author.slug for author in getattr(article, "authors", ())}
        if category := getattr(article, "category", None):
            known["category"].add(category.slug)
    generator.context["term_slugs"] = known


class TermGenerator(IntroductionGenerator):
    """Reads the introductions and gives them to their terms."""

    def generate_context(self) -> None:
        """Give each term with a page of its own its ``introduction``."""
        self.introductions: list[Any] = []
        for kind, folder in term_folders(self.settings).items():
            subject = Subject(kind, "term-introduction", "TERM_INTRODUCTIONS")
            slugs = self.context["term_slugs"][kind]
            pages = self.read_introductions(folder, slugs, subject)
            for term, _articles in self.context[KINDS[kind]]:
                term.introduction = pages.get(term.slug)


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(term_folders,),
    prepare=(Step(prepare),),
    articles=(Step(collect_terms),),
    pages=(Step(TermGenerator),),
)

register = plugin.register
