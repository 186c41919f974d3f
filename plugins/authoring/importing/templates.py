"""Expressions of Liquid, ``{{ "/a.png" | relative_url }}``. Pure."""

import html
import re
from collections.abc import Callable

from .reading import PostReading

PIPES = re.compile(r"""((?:"[^"]*"|'[^']*'|[^"'|])+)""")
FILTER = re.compile(r"\s*(?P<name>\w+)\s*(?::\s*(?P<argument>.*))?$", re.DOTALL)
#: Filters that change nothing that matters in a text of Markdown.
NOTHING = {"markdownify", "escape", "escape_once", "xml_escape", "uri_escape", "url_encode", "safe"}
HERE = {"site.baseurl", "site.url", "site.github.url", "base_path", "root_url", "site.root"}


def evaluate(expression: str, reading: PostReading) -> str | None:
    """Return the text of an expression, None where something in it is not known."""
    value, *filters = (part.strip() for part in PIPES.findall(expression))
    result = _atom(value, reading)
    for one in filters:
        found = FILTER.match(one)
        if found is None or result is None:
            return None
        result = _filtered(result, found["name"], found["argument"] or "", reading)
    return result


def _atom(text: str, reading: PostReading) -> str | None:
    if len(text) > 1 and text[0] in "\"'" and text[-1] == text[0]:
        return text[1:-1]
    return "" if text in HERE else reading.value(text)


def _filtered(value: str, name: str, argument: str, reading: PostReading) -> str | None:
    if name in ("relative_url", "absolute_url"):
        return value if "://" in value else f"/{value.lstrip('/')}"
    if name in ("prepend", "append"):
        other = _atom(argument.strip(), reading)
        if other is None:
            return None
        return other + value if name == "prepend" else value + other
    simple: dict[str, Callable[[str], str]] = {
        "strip": str.strip, "downcase": str.lower, "upcase": str.upper,
        "capitalize": str.capitalize, "strip_newlines": lambda text: text.replace("\n", ""),
        "strip_html": lambda text: re.sub(r"<[^<>]*>", "", text), "unescape": html.unescape,
    }  # fmt: skip
    if name in simple:
        return simple[name](value)
    return value if name in NOTHING else None
