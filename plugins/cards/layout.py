"""Where the words of a card are, on 1200 × 630 pixels. Pure.

All lengths are in pixels. ``measure(text, size)`` returns how wide a text is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

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
PIECE = re.compile(rf"\s*(?:{IDEOGRAPH.pattern}{OTHERS}*|{OTHERS}+)")

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


def wrap(parts: list[str], width: float, size: int, measure: Measure) -> list[str]:
    """Return lines, each with as many pieces as fit; a longer piece has a line of its own."""
    lines: list[str] = []
    for part in parts:
        if lines and measure(lines[-1] + part, size) <= width:
            lines[-1] += part
        else:
            lines.append(part.strip())
    return lines


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

    A title that is too long for the smallest size is cut.
    """
    parts = pieces(title)
    for size in TITLE_SIZES:
        lines = wrap(parts, COLUMN, size, measure)
        room = int((TITLE_BOTTOM - TITLE_TOP) / (size * LEADING))
        if len(lines) <= room and all(measure(line, size) <= COLUMN for line in lines):
            return size, _balanced(parts, lines, size, measure)
    rest = "".join(parts).strip().removeprefix(" ".join(lines[: room - 1])).strip()
    lines = [*lines[: room - 1], rest] if len(lines) > room else lines
    return size, [cut(line, COLUMN, size, measure) for line in lines]


def _balanced(parts: list[str], lines: list[str], size: int, measure: Measure) -> list[str]:
    """Return as many lines, about equally long: the narrowest that do it."""
    low, high = COLUMN // 2, COLUMN
    while high - low > 8:
        middle = (low + high) // 2
        tried = wrap(parts, middle, size, measure)
        fits = len(tried) <= len(lines) and all(measure(t, size) <= middle for t in tried)
        low, high, lines = (low, middle, tried) if fits else (middle, high, lines)
    return lines


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
