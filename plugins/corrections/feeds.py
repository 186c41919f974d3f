"""Posts in feeds have their corrections, but no links to report a mistake in each section."""

from typing import Any

from .reporting import without_reports


def simplify_feed(_context: dict[str, Any], feed: Any) -> None:
    """Amend the entries of any feed that Pelican has made."""
    for item in feed.items:
        for name in ("description", "content"):
            if isinstance(html := item.get(name), str) and 'class="report"' in html:
                item[name] = without_reports(html)
