"""How wide words are, and where lines break. Pure but for the reading of a font."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from ..fonts import read_theme_fonts

#: From text to its width in em.
Measure = Callable[[str], float]

#: The browser may use another font than the theme's; most fonts for text are no wider than this.
LEEWAY = 1.05
#: For a character that is not in the font: the widths in em by its class, and what is narrow.
WIDE = {"W": 1.0, "F": 1.0}
NARROW, CAPITAL, OTHER = set(" .,;:'|!()[]-‐fijlrtI/"), 0.75, 0.56
#: What stays together: a run without spaces and without ideographs, or one ideograph.
PIECE = re.compile(
    r"\s+|[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+"
)


def measure_of(theme: Path, read: Callable[[Path], Mapping[str, float]] | None = None) -> Measure:
    """Return a function that measures text in the theme's font for text, or else guesses.

    ``read`` returns the widths of the characters in a font; by default this is ``read_widths``.
    """
    found = read_theme_fonts(theme)
    texts = [font for font in found.fonts if font.characters == "text"] if found else []
    widths = Widths()
    with suppress(ImportError):  # without fonttools
        if texts:
            widths.update((read or read_widths)(theme / "static" / texts[0].source))
    return lambda words: LEEWAY * sum(map(widths.__getitem__, words))


class Widths(dict[str, float]):
    """The widths of characters: what is not known is guessed once."""

    def __missing__(self, char: str) -> float:
        self[char] = width = guess(char)
        return width


def read_widths(path: Path) -> dict[str, float]:
    """Return the widths of the characters that a font has, in em."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    with TTFont(path, lazy=True) as font:
        metrics, units = font["hmtx"].metrics, font["head"].unitsPerEm
        return {chr(c): metrics[name][0] / units for c, name in font.getBestCmap().items()}


def guess(char: str) -> float:
    """Return about how wide a character is in an unknown font, in em."""
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in WIDE:
        return 1.0
    return 0.33 if char in NARROW else CAPITAL if char.isupper() else OTHER


def wrap(text: str, width: float, lines: int, measure: Measure) -> list[str]:
    """Return a text in lines no wider than ``width`` em; what is too long ends in "…"."""
    broken = list(_break(text, width, measure))
    if len(broken) <= lines:
        return broken
    return [*broken[: lines - 1], _shortened(broken[lines - 1], width, measure)]


def _break(text: str, width: float, measure: Measure) -> Iterator[str]:
    line = ""
    for piece in PIECE.findall(" ".join(text.split())):
        if line and measure((line + piece).rstrip()) > width:
            yield line.rstrip()
            line = ""
        line = (line + piece).lstrip()
        while measure(line.rstrip()) > width:  # one long word
            length = _fitting(line, width, measure)
            yield line[:length]
            line = line[length:]
    if line.strip():
        yield line.rstrip()


def _fitting(word: str, width: float, measure: Measure) -> int:
    length = next(n for n in range(1, len(word) + 1) if measure(word[: n + 1]) > width)
    while length > 1 and unicodedata.combining(word[length]):
        length -= 1
    return length


def _shortened(line: str, width: float, measure: Measure) -> str:
    while line and measure(line.rstrip(" ,.:;") + "…") > width:
        line = line[:-1]
    return line.rstrip(" ,.:;") + "…"
