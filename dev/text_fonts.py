"""Make the fonts of text in theme/static/fonts from STIX Two Text: joined, and reduced.

    npm install --prefix FOLDER @fontsource/stix-two-text
    python -m pip install "fonttools[woff]"
    python dev/text_fonts.py FOLDER/node_modules/@fontsource/stix-two-text LIBERATION

The package (5.3, of version 2.13) has each font in six pieces, by script, without small capitals.
The regular font gets the marks of the theme, ∎ and some arrows, from the font of formulas: among
the reader's fonts a browser looks for them at length, and may find a picture in colour.

Of our two files, stix-two-text-….woff2 has what the languages of Western Europe use, and the one
that ends in -whole all that there is. plugins/fonts makes its subsets from the latter; without it,
browsers fetch the whole one where a page has a character that the other lacks.

LIBERATION is a folder with Liberation Serif, whose widths are those of Times: what replaces
a font that is not there yet gets its measures from there. The rules for css/fonts.css are printed.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from font_subsets import FONTS, codes_in, ranges_without, reduce_to, save, unicode_range
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

#: By the end of our file's name: the package's, and Liberation's.
STYLES = {
    "regular": ("400-normal", "Regular"),
    "italic": ("400-italic", "Italic"),
    "semibold": ("600-normal", "Bold"),
}
#: A character that several pieces have is taken from the first of them.
PIECES = ("latin", "latin-ext", "vietnamese", "greek", "cyrillic", "cyrillic-ext")
#: Of the font of formulas: ends of proofs, the ways back, the steps of frames.
MARKS = frozenset(map(ord, "←↑→↩∎□"))
LATIN = MARKS | codes_in([(0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x203A)]) | set(map(ord, "ıŒœ€™−"))
FEATURES = ["kern", "mark", "mkmk", "ccmp", "liga", "locl", "pnum"]
#: The letters of English, from the most frequent, and how many there are in ten thousand.
LETTERS = "etaoinshrdlcumwfgypbvkjxqz"
COUNTS = [1270, 906, 817, 751, 697, 675, 633, 609, 599, 425, 403, 278, 276, 241, 236, 223, 202]
COUNTS += [197, 193, 149, 98, 77, 15, 15, 10, 7]
SPACES = 2200  # for as many letters


def main() -> None:
    """Write the fonts, and print their sizes and the rules for css/fonts.css."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    package, liberation = map(Path, sys.argv[1:])
    for name, (piece, style) in STYLES.items():
        fonts = list(pieces(package / "files", piece))
        whole = join(fonts if name != "regular" else [*fonts, marks()])
        save(whole, f"stix-two-text-{name}-whole.woff2", is_source=True)
        codes = set(whole.getBestCmap())
        reduce_to(whole, LATIN, FEATURES)
        save(whole, f"stix-two-text-{name}.woff2")
        times = TTFont(liberation / f"LiberationSerif-{style}.ttf")
        sys.stdout.write("".join(f"  {line};\n" for line in fallback(whole, times)))
    sys.stdout.write(unicode_range(ranges_without(codes, whole.getBestCmap())) + "\n")


def pieces(folder: Path, name: str) -> Iterator[TTFont]:
    """Yield the pieces of a font, each with the characters that those before it lack."""
    known: set[int] = set()
    for piece in PIECES:
        font = TTFont(folder / f"stix-two-text-{piece}-{name}.woff2", recalcTimestamp=False)
        new = set(font.getBestCmap()) - known
        known |= new
        reduce_to(font, new, FEATURES)
        yield font


def marks() -> TTFont:
    """Return the font of formulas with the marks alone; its measures are those of the text's."""
    font = TTFont(FONTS / "diptych-math-whole.woff2", recalcTimestamp=False)
    reduce_to(font, MARKS, [])
    del font["MATH"]
    return font


def join(fonts: list[TTFont]) -> TTFont:
    """Return one font with the glyphs of all."""
    files = [BytesIO() for _ in fonts]
    for font, file in zip(fonts, files, strict=True):
        font.flavor = None
        font.save(file)
        file.seek(0)
    joined = Merger().merge(files)
    joined.recalcTimestamp = False
    joined["head"].modified = fonts[0]["head"].modified
    joined["name"] = fonts[0]["name"]
    return joined


def fallback(font: TTFont, times: TTFont) -> Iterator[str]:
    """Yield the declarations that give Times the mean width and the heights of a font."""
    scale = mean_advance(font) / mean_advance(times)
    yield f"size-adjust: {scale:.2%}"
    line, em = font["hhea"], font["head"].unitsPerEm
    heights = {"ascent": line.ascent, "descent": -line.descent, "line-gap": line.lineGap}
    for name, height in heights.items():
        yield f"{name}-override: {height / em / scale:.2%}"


def mean_advance(font: TTFont) -> float:
    """Return the mean width of a character in an English text, in em."""
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    counts = dict(zip(f" {LETTERS}", [SPACES, *COUNTS], strict=True))
    total = sum(widths[glyphs[ord(char)]][0] * n for char, n in counts.items())
    return float(total / sum(counts.values()) / font["head"].unitsPerEm)


if __name__ == "__main__":
    main()
