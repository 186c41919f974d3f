"""Alternative texts of pictures with references and citations: attributes hold text only. Pure.

Until references are filled, such a text is an element after its picture, where placeholders can be.
"""

import re
from html import escape

from ...core.hypertext import strip_tags

#: The element that has the text of the picture before it.
TAG = "diptych-alt"
TEXT = re.compile(
    rf'(?P<before>alt="[^"<>]*+"[^<>]*+>)?<{TAG}>(?P<inner>(?:(?!</?{TAG}>).)*+)</{TAG}>', re.DOTALL
)


def has_alternatives(html: str) -> bool:
    """Return whether some HTML has such elements."""
    return f"<{TAG}>" in html


def write_alternatives(html: str) -> str:
    """Return the HTML with the texts of such elements as attributes of their pictures."""
    return TEXT.sub(_written, html)


def _written(found: re.Match[str]) -> str:
    before = found["before"]
    if before is None:
        return ""
    text = escape(strip_tags(found["inner"]), quote=False).replace('"', "&quot;")
    after = before[before.index('"', len('alt="')) + 1 :]
    return f'alt="{text}"{after}'
