"""A post in the meta tags that Google Scholar reads, after Highwire Press. Pure.

They describe the post, and not its paper. https://scholar.google.com/intl/en/scholar/inclusion.html
"""

from collections.abc import Iterator
from datetime import datetime

from .model import PostData, Site, Work
from .works import MOST_AUTHORS


def scholar_metas(post: PostData, site: Site) -> tuple[tuple[str, str], ...]:
    """Return the names and contents of the tags, in order; what is not known is left out."""
    return tuple((f"citation_{name}", text) for name, text in _iter_metas(post, site) if text)


def _iter_metas(post: PostData, site: Site) -> Iterator[tuple[str, str]]:
    yield "title", post.title
    for author in post.authors:
        yield "author", author.name
    yield "publication_date", _day(post.published)
    yield "online_date", _day(post.published)
    yield "journal_title", site.name
    yield "abstract_html_url", post.url
    yield "public_url", post.url
    yield "language", post.lang
    yield "keywords", "; ".join(post.keywords)
    for work in post.cites:
        yield "reference", reference(work)


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y/%m/%d}" if moment else ""


def reference(work: Work) -> str:
    """Return an entry of a list of references as names and values with semicolons between them."""
    people = (work.authors or work.editors)[:MOST_AUTHORS]
    values = [
        ("title", work.title),
        *(("author", person.name) for person in people),
        ("publication_date", work.date.replace("-", "/")),
        ("journal_title", work.venue),
        ("doi", work.doi),
        ("arxiv_id", work.arxiv),
    ]
    return "; ".join(f"citation_{name}={_value(text)}" for name, text in values if text)


def _value(text: str) -> str:
    """Return a value without semicolons, which would end it."""
    return text.replace(";", ",")
