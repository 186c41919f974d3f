"""Subsets of fonts, and ranges of characters: shared by the scripts that make the theme's fonts."""

import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.woff2 import WOFF2FlavorData

FONTS = Path(__file__).parents[1] / "theme" / "static" / "fonts"
#: The copyright, the names of the font, and its licence.
NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]


def codes_in(ranges: Iterable[tuple[int, int]]) -> set[int]:
    """Return the codes in ranges that include both of their ends."""
    return {code for first, last in ranges for code in range(first, last + 1)}


def ranges_without(codes: Iterable[int], others: Iterable[int]) -> list[str]:
    """Return ranges, as CSS has them, that hold all codes and none of the others.

    Chromium fetches each font that has a range for a character, also when another has it too.
    """
    apart, ranges, last = set(others), list[list[int]](), -1
    for code in sorted(apart.union(codes)):
        if code not in apart:
            if last in apart or not ranges or code - last > 64:
                ranges.append([code, code])
            ranges[-1][1] = code
        last = code
    return [f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in ranges]


def unicode_range(ranges: Iterable[str]) -> str:
    """Return the declaration of some ranges, in lines that the style sheet may have."""
    lines = textwrap.wrap(", ".join(ranges), width=96, break_on_hyphens=False)
    comment = "/* biome-ignore format: as dev/font_subsets.py prints it */"
    return "\n".join([f"  {comment}", "  unicode-range:", *(f"    {line}" for line in lines)]) + ";"


def reduce_to(font: TTFont, codes: set[int], features: list[str]) -> None:
    """Remove all glyphs but those of some characters, and the forms that these stretch to."""
    options = subset.Options(layout_features=features, hinting=False)
    options.drop_tables += ["DSIG", "meta", "STAT"]
    options.name_IDs = NAMES
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def save(font: TTFont, name: str, *, is_source: bool = False) -> None:
    """Write a font into the theme, and print its size.

    ``is_source``: subsets are made of it. Its outlines are then as in a plain font, which is a
    sixth larger and read in no time: a build of a small site takes a second less.
    """
    font.flavor = "woff2"
    font.flavorData = WOFF2FlavorData(
        transformedTables=() if is_source else ("glyf", "loca")  # the latter is what is usual
    )
    font.save(FONTS / name)
    sys.stdout.write(f"{name}: {(FONTS / name).stat().st_size} bytes\n")
