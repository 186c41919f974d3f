r"""Lines of notation as authors write them: ``$\sigma$: the ReLU, @def-network``. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

#: Where a line holds; the first four are written in braces or follow from the place.
SCOPES = ("post", "section", "statement", "proof", "header", "series", "site")
#: The settings that have lines for several posts, by their scopes.
SETTINGS = {"site": "NOTATION_SYMBOLS", "series": "NOTATION_SERIES"}
#: The scopes that an author may ask for.
ASKED = ("post", "section")
BULLET = re.compile(r"\A[-*+]\s+")
#: TeX without dollars before the colon, as keys of YAML often have it.
BARE = re.compile(
    r"(?P<tex>\\[A-Za-z][^:$]{0,60}|[A-Za-z](?:[_^'][^:$]{0,20})?)\s*:\s+(?P<text>.*)"
)
#: A command or a letter, by which a text can use a symbol.
WORD = re.compile(r"\\[A-Za-z]+|[^\W\d_]")
FORMULA = re.compile(r"\$([^$]+)\$|\\\((.+?)\\\)")
#: Commands that many formulas have, whatever they are about.
COMMON = re.compile(
    r"\\(?:math\w+|operatorname|hat|tilde|bar|widehat|widetilde|overline|text\w*)\b"
)


def lines_of(value: Any) -> list[str]:
    """Return the lines of a field: a text with a line for each symbol, a map, or a list of them."""
    return [line for item in _items(value) if (line := normal(item))]


def _items(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (f"{symbol}: {text}" for symbol, text in value.items())
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _items(item)
    elif value is not None:
        yield from str(value).splitlines()


def normal(line: str) -> str:
    """Return a line without a bullet, and with dollars around its symbol."""
    line = BULLET.sub("", line.strip())
    bare = BARE.fullmatch(line)
    return f"${bare['tex'].strip()}$: {bare['text']}" if bare else line


def may_use(text: str, line: str) -> bool:
    """Return whether a text has what a symbol of the site is written with."""
    found = FORMULA.match(line)
    if not found:
        return True
    tex = found[1] or found[2]
    names = WORD.findall(COMMON.sub(" ", tex)) or WORD.findall(tex)
    return not names or names[0] in text


def used_lines(text: str, lines: Iterable[str]) -> list[str]:
    """Return those of the lines of a site or a series that a text may use."""
    return [one for line in lines if (one := normal(line)) and may_use(text, one)]
