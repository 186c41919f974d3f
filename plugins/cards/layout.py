"""Where the words of a card are, on 1200 × 630 pixels. Pure.

All lengths are in pixels. ``measure(text, size)`` returns how wide a text is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from ..core.reading_time import IDEOGRAPH

WIDTH, HEIGHT = 1200, 630
MARGIN = 80
#: A line from top to bottom: words are on its left, the two marks on its right.
DIVIDER = 960
COLUMN = DIVIDER - 2 * MARGIN
TITLE_SIZES = range(76, 39, -4)
LEADING = 1.16
#: The room for the title: its top and its bottom.
TITLE_TOP, TITLE_BOTTOM = 158, 468
KICKER, RULE, PAPER, SITE = 108, 492, 540, 582
SIZE = 32
ELLIPSIS = "…"
OTHERS = rf"[^\s{IDEOGRAPH.pattern[1:-1]}]"
PIECE = re.compile(rf"(?<!\s)\s*+(?:{IDEOGRAPH.pattern}{OTHERS}*|{OTHERS}+)")

Measure = Callable[[str, int], float]


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says; any of its texts may be ""."""

    title: str
    #: "overview", "math", or "" for a post without a level.
    level: str = ""
    label: str = ""
    series: str = ""
    paper: str = ""
    site: str = ""
    #: Whether lines run from right to left.
    rtl: bool = False


#: Returns all values of a card. ``dataclasses.astuple`` takes ten times as long.
values_of: Callable[[Card], tuple[Any, ...]] = attrgetter(*(one.name for one in fields(Card)))


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one size and colour."""

    text: str
    #: Where they begin; on a card from right to left where they end.
    x: float
    #: Their baseline.
    y: float
    size: int
    #: A key of the palette.
    color: str


def pieces(text: str) -> list[str]:
    """Return what lines may be made of: words, and each ideograph with the punctuation after it."""
    return PIECE.findall(text)


def wrap(widths: list[float], spaces: list[float], room: float) -> list[int]:
    """Return where lines begin, each with as many pieces as fit; a wider piece has its own line.

    ``widths`` are those of the pieces, ``spaces`` what each of them loses at a line's beginning.
    """
    begins: list[int] = []
    left = 0.0
    for number, width in enumerate(widths):
        left -= width
        if left < 0 or not begins:
            begins.append(number)
            left = room - width + spaces[number]
    return begins


def cut(text: str, width: float, size: int, measure: Measure) -> str:
    """Return as much of a text as fits, with an ellipsis if something is left out."""
    if measure(text, size) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = measure(text[:middle].rstrip() + ELLIPSIS, size) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low].rstrip() + ELLIPSIS


def fit_title(title: str, measure: Measure) -> tuple[int, list[str]]:
    """Return the largest size at which a title fits, and its lines.

    A title that is too long for the smallest size is cut. Pieces are measured once and summed up;
    whole lines, in which letters may be nearer to each other, are measured before they count.
    """
    parts = pieces(title)
    first = TITLE_SIZES[0]
    widths = [measure(part, first) / first for part in parts]
    space = measure(" ", first) / first
    spaces = [space if part[0].isspace() else 0.0 for part in parts]
    for size in TITLE_SIZES:
        begins = wrap(widths, spaces, COLUMN / size)
        room = int((TITLE_BOTTOM - TITLE_TOP) / (size * LEADING))
        if len(begins) <= room:
            lines = _join(parts, _balanced(widths, spaces, begins, COLUMN / size))
            if all(measure(line, size) <= COLUMN for line in lines):
                return size, lines
    lines = _join(parts, begins[:room])
    return size, [cut(line, COLUMN, size, measure) for line in lines]


def _join(parts: list[str], begins: list[int]) -> list[str]:
    """Return lines of pieces; the last one has all that is left."""
    ends = [*begins[1:], len(parts)]
    return ["".join(parts[begin:end]).strip() for begin, end in zip(begins, ends, strict=False)]


def _balanced(
    widths: list[float], spaces: list[float], begins: list[int], room: float
) -> list[int]:
    """Return where as many lines begin, about equally long: the narrowest that do it."""
    widest = max(widths, default=0)
    low, high = room / 2, room
    while (high - low) * COLUMN > 8 * room:
        middle = (low + high) / 2
        tried = wrap(widths, spaces, middle)
        fits = len(tried) <= len(begins) and widest <= middle
        low, high, begins = (low, middle, tried) if fits else (middle, high, begins)
    return begins


def place(card: Card, measure: Measure) -> Iterator[Line]:
    """Yield the lines of a card."""
    x = DIVIDER - MARGIN if card.rtl else MARGIN
    # Beside a mark, where there is a level.
    indent = (0.8 * SIZE + 12 if card.label and card.level else 0) * (-1 if card.rtl else 1)
    size, title = fit_title(card.title, measure)
    for number, text in enumerate(title):
        yield Line(text, x, TITLE_TOP + size * (0.9 + number * LEADING), size, "ink")
    kicker = " · ".join(filter(None, (card.label, card.series)))
    for text, begin, y, color in (
        (kicker, x + indent, KICKER, card.level or "soft"),
        (card.paper, x, PAPER, "ink"),
        (card.site, x, SITE, "soft"),
    ):
        if text:
            yield Line(cut(text, COLUMN - abs(begin - x), SIZE, measure), begin, y, SIZE, color)
