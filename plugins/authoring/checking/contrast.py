"""Colours of text that are hard to read on their ground, by the rules of WCAG 2.2."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ...cards import read_palette
from ..remarks import Remark

RULE = "page-contrast"
#: The tokens that text is set in, and those that it is set on.
TEXTS, GROUNDS = ("ink", "soft", "overview", "math"), ("paper", "raise")
#: What text needs.
ENOUGH = 4.5


def find_faint(theme: Path, sheets: Sequence[Path], level: str) -> Iterator[Remark]:
    """Yield a remark for each colour of a site that is hard to read."""
    palette = read_palette(theme, sheets)
    for colours, pages, better in (
        (palette.light, "light", "darker"),
        (palette.dark, "dark", "lighter"),
    ):
        for name in TEXTS:
            own = colours[name]
            worst, ground = min((contrast(own, colours[one]), colours[one]) for one in GROUNDS)
            if level != "ignore" and worst < ENOUGH:
                text = (
                    f"--{name} is {own}, which has a contrast of {worst:.1f} to {ground} "
                    f"on {pages} pages, and text needs {ENOUGH}"
                )
                yield Remark(level, text, *_place(sheets, name), RULE, f"choose a {better} one")


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, between 1 and 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == len("#rrggbb") else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _place(sheets: Sequence[Path], name: str) -> tuple[str, int]:
    """Return the file that sets a token, and its line."""
    for path in reversed(sheets):
        if path.is_file():
            text = path.read_text("utf-8", errors="replace")
            if found := re.search(rf"--{name}\s*:", text):
                return str(path.resolve()), text.count("\n", 0, found.start()) + 1
    return "", 0
