"""Citations in feeds: text, for a reader shows many entries on one page, and ids would clash."""

import re
from typing import Any

CITATION = re.compile(r'<a class="citation"[^>]*>(.*?)</a>', re.DOTALL)
LIST = re.compile(r'<div class="references">.*?</div>', re.DOTALL)
BACKLINKS = re.compile(r' ?<small class="citation-backlinks">.*?</small>', re.DOTALL)
ID = re.compile(r'(<(?:li|h2)\b[^>]*?) id="[^"]*"')


def simplify(html: str) -> str:
    """Return the HTML of a post without links between citations and their list."""
    html = CITATION.sub(r"\1", html)
    return LIST.sub(lambda match: ID.sub(r"\1", BACKLINKS.sub("", match[0])), html)


def simplify_feed(_context: dict[str, Any], feed: Any) -> None:
    """Amend the entries of any feed that Pelican has made."""
    for item in feed.items:
        for name in ("description", "content"):
            if isinstance(html := item.get(name), str) and 'class="citation"' in html:
                item[name] = simplify(html)
