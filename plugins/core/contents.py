"""Walk over everything that a Pelican run has read, and rewrite one content's HTML."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from pelican.contents import Article, Content, Page
from pelican.generators import ArticlesGenerator, PagesGenerator

ARTICLE_LISTS = (
    "articles",
    "translations",
    "hidden_articles",
    "hidden_translations",
    "drafts",
    "drafts_translations",
)
PAGE_LISTS = (
    "pages",
    "translations",
    "hidden_pages",
    "hidden_translations",
    "draft_pages",
    "draft_translations",
)


def iter_articles(generator: ArticlesGenerator) -> Iterator[Article]:
    """Yield every article of the generator, whatever its status or language."""
    for name in ARTICLE_LISTS:
        yield from getattr(generator, name)


def iter_pages(generator: PagesGenerator) -> Iterator[Page]:
    """Yield every page of the generator, whatever its status or language."""
    for name in PAGE_LISTS:
        yield from getattr(generator, name)


def iter_contents(generators: Iterable[Any]) -> Iterator[Article | Page]:
    """Yield every article and page of a run, whatever its status or language."""
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            yield from iter_articles(generator)
        elif isinstance(generator, PagesGenerator):
            yield from iter_pages(generator)


def iter_introductions(generators: Iterable[Any]) -> Iterator[Page]:
    """Yield the pages that are shown within others and have no address of their own."""
    for generator in generators:
        yield from getattr(generator, "introductions", ())


def iter_generated(context: Mapping[str, Any]) -> Iterator[Article | Page]:
    """Yield the contents that have a page of their own."""
    # For a file that it cannot read, Pelican keeps None.
    return (content for content in context["generated_content"].values() if content is not None)


def iter_all(context: Mapping[str, Any]) -> Iterator[Content]:
    """Yield all contents that a page can look at, static files and introductions among them."""
    yield from iter_generated(context)
    yield from filter(None, context["static_content"].values())
    yield from context.get("introductions", ())


def find_articles_generator(generators: Iterable[Any]) -> ArticlesGenerator:
    """Return the one generator of articles, which every run has."""
    return next(g for g in generators if isinstance(g, ArticlesGenerator))


def day_of(content: Content) -> datetime:
    """Return when a content was published; far in the future for a page without a date."""
    date = getattr(content, "date", None)
    return date or datetime.max.replace(tzinfo=content.timezone)
