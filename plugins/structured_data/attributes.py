"""What other plugins have set on a content.

Each may be off; the attribute may then be a text from the header.
"""

from collections.abc import Mapping
from typing import Any

from pelican.contents import Content

from ..core.feeds import plain as shorten
from ..core.posts import is_published


def describe(content: Content) -> str:
    """Return the description of a content in the head of its page, at a greater length."""
    text = getattr(content, "description", "") or getattr(content, "summary_text", "")
    return shorten(text or content.summary)


def is_listed(content: Content) -> bool:
    """Return whether a content is there for everyone."""
    return is_published(content)


def pair_of(article: Any) -> Any:
    """Return the pair of an article, None for none."""
    pair = getattr(article, "pair", None)
    return pair if hasattr(pair, "halves") else None


def place_of(article: Any) -> Mapping[str, Any] | None:
    """Return the place of an article in a series, as `series` or pelican-series has set it."""
    story = getattr(article, "series", None)
    return story if isinstance(story, Mapping) else None


def paper_of(article: Any) -> Any:
    """Return the paper of an article; None without an entry of the bibliography."""
    paper = getattr(article, "paper", None)
    return paper if hasattr(paper, "people") else None


def section_of(article: Any) -> Any:
    """Return the category of an article that its author has chosen, or None."""
    category = getattr(article, "category", None)
    default = article.settings["DEFAULT_CATEGORY"]
    return category if category and category.name != default else None
