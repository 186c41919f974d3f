"""Formulas in feeds: many readers drop MathML, and would print its letters in a row."""

from typing import Any

from ..core.html import MATHML
from .plain import to_feed_html


def simplify(html: str) -> str:
    """Return HTML with each formula as ``<i>``, ``<sub>``, ``<sup>``, or as TeX in ``<code>``."""
    return MATHML.sub(lambda match: to_feed_html(match[0]), html)


def simplify_feed(_context: dict[str, Any], feed: Any) -> None:
    """Amend the entries of any feed that Pelican has made."""
    for item in feed.items:
        for name in ("description", "content"):
            if isinstance(html := item.get(name), str) and "<math" in html:
                item[name] = simplify(html)
