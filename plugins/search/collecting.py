"""The documents of a search index, from the contents of a run."""

from collections.abc import Iterable, Iterator

from pelican.contents import Content

from ..core.html import html_of
from ..core.hypertext import strip_tags
from ..core.posts import LEVELS, is_published
from .documents import SearchDocument, flatten


def is_found(content: Content) -> bool:
    """Return whether a content is in the index: it is published and has a page."""
    return is_published(content) and bool(content.save_as)


def make_document(content: Content) -> SearchDocument:
    """Return the document of a content for the index."""
    pair, series = (getattr(content, name, None) for name in ("pair", "series"))
    level = getattr(pair, "level", "")
    story = series["name"] if isinstance(series, dict) else ""
    tags = [tag.slug for tag in getattr(content, "tags", ())]
    filters = {"level": level, "series": story, "language": content.lang}
    date = getattr(content, "date", None)
    return SearchDocument(
        title=strip_tags(content.title),
        lead="\n".join(_lead(content)),
        body=html_of(content).version(flatten),
        filters={name: [value] for name, value in filters.items() if value} | {"tag": tags},
        shown={"url": content.url, "level": level, "series": story, "lang": content.lang},
        day=date.isoformat() if date else "",
    )


def _lead(content: Content) -> Iterator[str]:
    """Yield what is above a text on its page: a summary that its author wrote, and the paper."""
    if "summary" in content.metadata and not getattr(content, "automatic_summary", False):
        yield f"<div>{content.summary}</div>"
    reference = getattr(getattr(content, "paper", None), "reference", "")
    if reference:
        yield f"<p>{reference}</p>"


def languages_of(contents: Iterable[Content]) -> list[str]:
    """Return the languages of some contents, in the order of their tags."""
    return sorted({content.lang for content in contents})


def levels_of(contents: Iterable[Content]) -> list[str]:
    """Return the levels that some contents have, the overview first."""
    found = {getattr(getattr(content, "pair", None), "level", "") for content in contents}
    return [level for level in LEVELS if level in found]
