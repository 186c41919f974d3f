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

#: How far a content is from being public. A post sees the posts of its own rank and below: a
#: published one sees published ones only, a draft sees everything.
RANKS = {"published": 0, "hidden": 1, "draft": 2}


def rank(content: Content) -> int:
    """Return 0 for a published content, 1 for a hidden one, 2 for a draft."""
    return RANKS[content.status]


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
    """Yield the pages that stand within others and have no address of their own."""
    for generator in generators:
        yield from getattr(generator, "introductions", ())


def iter_generated(context: Mapping[str, Any]) -> Iterator[Article | Page]:
    """Yield what has a page of its own; of a file that it cannot read, Pelican keeps ``None``."""
    return (content for content in context["generated_content"].values() if content is not None)


def find_articles_generator(generators: Iterable[Any]) -> ArticlesGenerator:
    """Return the one generator of articles, which every run has."""
    return next(g for g in generators if isinstance(g, ArticlesGenerator))


def text_field(content: Content, name: str) -> str:
    """Return a field of the header as text without surrounding space; "" if there is none."""
    value = content.metadata.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    return "" if value is None or isinstance(value, dict) else str(value).strip()


def read_paper(content: Content) -> tuple[str, str]:
    """Return the key of a content's paper or pair, and its level as written; "" for none."""
    key = text_field(content, "paper") or text_field(content, "pair")
    return key, text_field(content, "level")


def text_list(value: Any) -> list[str]:
    """Return the texts of a field that holds a list, or a text with commas between them."""
    items = value if isinstance(value, list) else str(value or "").split(",")
    return [text for item in items if (text := str(item).strip())]


def day_of(content: Content) -> datetime:
    """Return when a content was published; a page without a date stands last."""
    date = getattr(content, "date", None)
    return date or datetime.max.replace(tzinfo=content.timezone)


def forget_rendered() -> None:
    """Drop Pelican's memo of rendered contents and summaries.

    Whoever read ``.content`` before the end of the generators froze it with unresolved links;
    and the memo would keep every content of a former run alive.
    """
    Content.get_content.cache.clear()
    Content.get_summary.cache.clear()
