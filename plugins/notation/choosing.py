"""The rows of a post's list of symbols that a part of it needs, and what its buttons open. Pure."""

import re
from collections.abc import Iterator
from html import unescape

from ..core.elements import find_elements
from ..core.generated_markup import Class, Prefix
from .atoms import parse
from .matching import Symbols
from .reading import INSIDE, TEX, split_symbols

ROW = re.compile(
    rf"<div\b[^<>]*+>\s*+<dt>(?P<symbol>{INSIDE})</dt>\s*+<dd>(?P<meaning>{INSIDE})</dd>\s*+</div>",
    re.DOTALL,
)
MARK = re.compile(rf' class="{Prefix.SYMBOL}\d+"')


def rows_needed(html: str, part: str) -> list[str]:
    """Return those rows of the list at the end of a post that the formulas of a part need.

    What a symbol means may need others, which are there, too.
    """
    around = next(find_elements(html, Class.SYMBOL_LIST), None)
    rows = list(ROW.finditer(around.inner)) if around else []
    known = Symbols(
        (number, parse(tex))
        for number, row in enumerate(rows)
        for found in TEX.findall(row["symbol"])
        for tex in split_symbols(unescape(found))
    )
    needed: set[int] = set()
    waiting = [part]
    while waiting:
        new = {*_found(known, waiting.pop())} - needed
        needed |= new
        waiting += [rows[number]["meaning"] for number in new]
    return [rows[number][0] for number in sorted(needed)]


def opened_by(part: str, html: str, prefix: str) -> Iterator[str]:
    """Yield the lists of a post that the buttons in a part of it open.

    ``prefix`` is what the ids of the part begin with, and those of the post do not.
    """
    buttons = find_elements(part, Class.SYMBOLS_BUTTON)
    names = {one.attributes.get("popovertarget") for one in buttons}
    for one in find_elements(html, Class.SYMBOLS):
        if f"{prefix}{one.attributes.get('id')}" in names:
            yield html[one.start : one.end]


def without_marks(html: str) -> str:
    """Return HTML in which no symbol is marked with its fellows."""
    return MARK.sub("", html)


def _found(known: Symbols[int], html: str) -> Iterator[int]:
    for tex in dict.fromkeys(TEX.findall(html)):
        yield from known.find(parse(unescape(tex)))
