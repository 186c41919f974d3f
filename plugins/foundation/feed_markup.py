"""The texts in feeds, without what belongs to the page of a post."""

from typing import Any

from ..core.generated_markup import strip_for


def strip_feed(_context: dict[str, Any], feed: Any) -> None:
    """Strip the texts of a feed that Pelican has made."""
    for item in feed.items:
        for name in ("description", "content"):
            if isinstance(html := item.get(name), str):
                item[name] = strip_for("feed", html)
