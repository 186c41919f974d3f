"""The arguments of tags and shortcodes. Pure."""

import html
import re
from collections.abc import Callable, Mapping

ARGUMENT = re.compile(
    r"""
    (?:(?P<name>[\w.-]{1,80})\s{0,20}=\s{0,20})?
    (?:"(?P<double>(?:\\.?|[^"\\])*+)(?:"|\Z) | '(?P<single>(?:\\.?|[^'\\])*+)(?:'|\Z)
      | `(?P<back>[^`]*+)(?:`|\Z)
      | (?P<bare>[^\s"'`=]++))
    """,
    re.VERBOSE | re.DOTALL,
)
#: The inside of a tag: quotes may hold what would end it. Each character is read in one way: a
#: lone quotation mark, as in ``User's``, would have all that follows read again and again.
INSIDE = (
    r"""(?>"(?:[^"\n]|\n(?!\s*\n))*+"|(?<!\w)'(?:[^'\n]|\n(?!\s*\n))*+'"""
    r"""|(?!-?%\}|[>%]\}\}).){0,4000}?"""
)

#: How a word without quotes is read: a name of a variable, or itself. None: not known.
Lookup = Callable[[str], str | None]


def read_arguments(text: str, lookup: Lookup = lambda word: word) -> dict[str, str]:
    """Return the arguments by their names, or by their places: "0", "1" …."""
    values: dict[str, str] = {}
    count = 0
    for found in ARGUMENT.finditer(text):
        quoted = next(
            (found[n] for n in ("double", "single", "back") if found[n] is not None), None
        )
        value = _unescaped(quoted) if quoted is not None else lookup(found["bare"])
        name = found["name"]
        if name is None:
            name, count = str(count), count + 1
        if value is not None:
            values[name.lower()] = value
    return values


def _unescaped(text: str) -> str:
    return re.sub(r"""\\(["'])""", r"\1", text)


def first(values: Mapping[str, str], *names: str) -> str:
    """Return the first argument that is there, "" for none."""
    return next((values[name].strip() for name in names if values.get(name, "").strip()), "")


def attribute(value: str) -> str:
    """Return a text for an attribute of HTML, with tags and quotes escaped."""
    return html.escape(html.unescape(value), quote=True)
