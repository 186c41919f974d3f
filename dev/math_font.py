"""Make the fonts of formulas in theme/static/fonts from STIX Two Math: patched, renamed, reduced.

    python -m pip install "fonttools[woff]" ziamath
    python dev/math_font.py

ziamath is a package that has the font (2.11). Three things in it do not fit what browsers do, as
seen in Chromium, Firefox and WebKit; they are patched here. The Open Font License reserves the name
STIX for the original font, so ours has another name.

Of the two files, diptych-math.woff2 has what papers use, for sites without plugins/fonts. That
plugin makes its subsets from diptych-math-whole.woff2; without it, browsers fetch the whole one
where a page has a symbol that the other lacks.
"""

import copy
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from font_subsets import codes_in, ranges_without, reduce_to, save, unicode_range
from fontTools.ttLib import TTFont

NAME = "Diptych Math"
SOURCE = "fonts/STIXTwoMath-Regular.ttf"

#: The alphabets: Latin and Greek, upright, italic, bold, bold italic; script, Fraktur, bb.
ALPHABETS = [
    (0x20, 0x7E), (0x391, 0x3C9), (0x2102, 0x2134), (0x1D400, 0x1D4B5), (0x1D504, 0x1D551),
    (0x1D7CE, 0x1D7D9), (0x1D6A4, 0x1D6C0), (0x1D6FB, 0x1D71B), (0x1D735, 0x1D755),
    (0xFE00, 0xFE01),
]  # fmt: skip
#: The symbols of LaTeX and amsmath, and those of amssymb that papers use.
SYMBOLS = (
    "\u0020\u00a0\u2009§©¬¯±¶·×÷ˆ˙˜\u0338\u0332\u0302ϑϕϵ–—‖‘’“”†‡•…′″‴\u2061\u2063\u20d7ℵℶℷ←↑→↓↔↕↖↗↘↙↞"
    "↠↦↩↪↺↻↼↽↾⇀⇁⇋⇌⇐⇑⇒⇓⇔⇕∀∂∃∄∅∇∈∉∋∌∏∐∑−∓∔∖∗∘∙√∝∞∠∢∣∤∥∦∧∨∩∪∫∬∭∮∴∵∶∼≁≃≄≅≆≈≍≐≑≒≔≖≗≜≠≡≢≤≥≦≧≪≫≮≯≰≱≲≳≺≻≼≽≾≿⊀⊁⊂⊃"
    "⊄⊅⊆⊇⊈⊉⊊⊋⊎⊏⊐⊑⊒⊓⊔⊕⊖⊗⊘⊙⊞⊠⊢⊣⊤⊥⊨⊩⊲⊳⊴⊵⋃⋂⋀⋁⋄⋅⋆⋈⋉⋊⋘⋙⋮⋯⋰⋱⌈⌉⌊⌋⌜⌝⌞⌟⏞⏟■□△▷▽◁◊♯⟂⟦⟧⟨⟩⟪⟫⟵⟶⟷⟸⟹"
    "⟺⟼⨀⨁⨂⨆⩽⩾⪯⪰"
)
#: The blocks with letters, marks and symbols that formulas may have: what the whole font keeps.
BLOCKS = [
    (0x20, 0x24F), (0x2C6, 0x2E9), (0x300, 0x4FF), (0x1E00, 0x1EFF), (0x2000, 0x206F),
    (0x20D0, 0x214F), (0x2190, 0x23FF), (0x24B6, 0x24E9), (0x25A0, 0x25FF), (0x2605, 0x2605),
    (0x2660, 0x266F), (0x2713, 0x2713), (0x2720, 0x2720), (0x27C0, 0x27FF), (0x2900, 0x2AFF),
    (0x2B12, 0x2B2F), (0x1D400, 0x1D7FF),
]  # fmt: skip
PRIMES = (0x2032, 0x2033, 0x2034, 0x2035, 0x2036, 0x2037, 0x2057)
#: Combining marks, which have no width of their own, whereas a browser centres by the width.
MARKS = (0x302, 0x303, 0x305, 0x332, 0x33F, 0x20D6, 0x20D7, 0x20DB, 0x20DC, 0x20E1)
#: The line that math-core writes for both \\overline and \\underline.
LINE = 0x332
#: Accents whose ink WebKit sets at its full height above the letter.
HIGH = (0x60, 0xA8, 0xAF, 0xB4, 0x2C6, 0x2C7, 0x2D8, 0x2D9, 0x2DA, 0x2DC, 0x20D7, 0x20DB, 0x20DC)

CHANCERY, ROUND_HAND = 0xFE00, 0xFE01
EMPTY_SET = 0x2205
#: 𝒜 to 𝒵: those that Unicode had before are elsewhere.
SCRIPT_CAPITALS = sorted(
    {*range(0x1D49C, 0x1D4B6), 0x212C, 0x2130, 0x2131, 0x210B, 0x2110, 0x2112, 0x2133, 0x211B}
    - {0x1D49D, 0x1D4A0, 0x1D4A1, 0x1D4A3, 0x1D4A4, 0x1D4A7, 0x1D4A8, 0x1D4AD}
)
#: The least between a stretched arrow and its label, in units, as in TeX.
LABEL_GAP = 110


def main() -> None:
    """Write the fonts, and print their sizes."""
    usual = codes_in(ALPHABETS) | set(map(ord, SYMBOLS)) | set(PRIMES[:3])
    small = write("diptych-math.woff2", usual)
    whole = write("diptych-math-whole.woff2", usual | codes_in(BLOCKS))
    sys.stdout.write(unicode_range(ranges_without(whole, small)) + "\n")


def write(name: str, codes: set[int]) -> set[int]:
    """Write a font with the glyphs of some characters; return those that it has."""
    font = TTFont(source_path(), recalcTimestamp=False)
    set_primes(font)
    widen_marks(font)
    lower_accents(font)
    stretch_tilde(font)
    mend_arrows(font)
    lower_labels(font)
    set_scripts(font)
    reduce_to(font, codes, ["mark", "mkmk", "ccmp"])
    rename(font)
    save(font, name, is_source=name.endswith("-whole.woff2"))
    return set(font.getBestCmap())


def source_path() -> Path:
    """Return where the font is that ziamath has."""
    found = find_spec("ziamath")
    if not found or not found.origin:
        sys.exit("dev/math_font.py needs ziamath and fonttools[woff]")
    return Path(found.origin).parent / SOURCE


def set_primes(font: TTFont) -> None:
    """Give the primes the glyphs for scripts: browsers scale them, but do not ask for ``ssty``."""
    small = script_glyphs(font)
    for table in font["cmap"].tables:
        if table.format != 14:
            for code in set(PRIMES) & table.cmap.keys():
                table.cmap[code] = small.get(table.cmap[code], table.cmap[code])


def script_glyphs(font: TTFont) -> dict[str, str]:
    """Return the glyph that ``ssty`` has for each glyph."""
    return single_substitutes(font, "ssty")


def single_substitutes(font: TTFont, tag: str) -> dict[str, str]:
    """Return the glyph, or the first of several, that a feature has for each glyph."""
    table = font["GSUB"].table
    feature = next(r.Feature for r in table.FeatureList.FeatureRecord if r.FeatureTag == tag)
    found: dict[str, str] = {}
    for index in feature.LookupListIndex:
        for lookup in table.LookupList.Lookup[index].SubTable:
            inner = getattr(lookup, "ExtSubTable", lookup)
            found |= {k: v[0] for k, v in getattr(inner, "alternates", {}).items()}
            found |= getattr(inner, "mapping", {})
    return found


def widen_marks(font: TTFont) -> None:
    """Set the combining marks, in all their widths, onto an advance of their own."""
    variants = font["MATH"].table.MathVariants
    wide = dict(
        zip(variants.HorizGlyphCoverage.glyphs, variants.HorizGlyphConstruction, strict=True)
    )
    for mark in glyphs_of(font, MARKS):
        names = {mark}
        if mark in wide:
            names |= {record.VariantGlyph for record in wide[mark].MathGlyphVariantRecord}
        for name in sorted(names):
            advance, left = font["hmtx"][name]
            if advance <= 0 or left < 0:
                widen(font, name)


def widen(font: TTFont, name: str) -> None:
    """Move a glyph's ink to the right of its origin, and make it as wide as its ink."""
    glyph = font["glyf"][name]
    if not glyph.numberOfContours:
        return
    glyph.recalcBounds(font["glyf"])
    shift = -glyph.xMin
    move(font, name, shift, 0)
    font["hmtx"][name] = (glyph.xMax - glyph.xMin, glyph.xMin)
    accents = font["MATH"].table.MathGlyphInfo.MathTopAccentAttachment
    if accents and name in accents.TopAccentCoverage.glyphs:
        accents.TopAccentAttachment[accents.TopAccentCoverage.glyphs.index(name)].Value += shift


def lower_accents(font: TTFont) -> None:
    """Set the ink of accents, and of the line over or under a formula, on the baseline."""
    for name in [*glyphs_of(font, HIGH), *with_wide_forms(font, LINE)]:
        glyph = font["glyf"][name]
        glyph.recalcBounds(font["glyf"])
        if glyph.numberOfContours and glyph.yMin:
            move(font, name, 0, -glyph.yMin)


def with_wide_forms(font: TTFont, code: int) -> list[str]:
    """Return the glyphs of a character: its own, and those that it is stretched to."""
    variants = font["MATH"].table.MathVariants
    wide = dict(
        zip(variants.HorizGlyphCoverage.glyphs, variants.HorizGlyphConstruction, strict=True)
    )
    name = font.getBestCmap()[code]
    names = [name]
    if made := wide.get(name):
        names += [record.VariantGlyph for record in made.MathGlyphVariantRecord]
        names += (
            [part.glyph for part in made.GlyphAssembly.PartRecords] if made.GlyphAssembly else []
        )
    return list(dict.fromkeys(names))


def move(font: TTFont, name: str, x: int, y: int) -> None:
    """Move a glyph's ink; glyphs that are made with it stay as they are."""
    table = font["glyf"]
    glyph = table[name]
    if glyph.isComposite():
        for part in glyph.components:
            part.x, part.y = part.x + x, part.y + y
    else:
        glyph.coordinates.translate((x, y))
    glyph.recalcBounds(table)
    for other in font.getGlyphOrder():
        if other != name and table[other].isComposite():
            for part in table[other].components:
                if part.glyphName == name:
                    part.x, part.y = part.x - x, part.y - y


def stretch_tilde(font: TTFont) -> None:
    """Give U+02DC, which MathML stretches, the wide forms that only U+0303 has."""
    variants = font["MATH"].table.MathVariants
    codes = font.getBestCmap()
    tilde, mark = codes[0x2DC], codes[0x303]
    wide = dict(
        zip(variants.HorizGlyphCoverage.glyphs, variants.HorizGlyphConstruction, strict=True)
    )
    if tilde in wide or mark not in wide:
        return
    wide[tilde] = copy.deepcopy(wide[mark])
    wide[tilde].MathGlyphVariantRecord[0].VariantGlyph = tilde
    names = sorted(wide, key=font.getGlyphID)
    variants.HorizGlyphCoverage.glyphs = names
    variants.HorizGlyphConstruction = [wide[name] for name in names]
    variants.HorizGlyphCount = len(names)


def mend_arrows(font: TTFont) -> None:
    """Swap connectors that are shorter than their overlap may be: such arrows never stretch."""
    variants = font["MATH"].table.MathVariants
    for made in (*variants.HorizGlyphConstruction, *variants.VertGlyphConstruction):
        parts = made.GlyphAssembly.PartRecords if made.GlyphAssembly else []
        for part in parts:
            inner = list(inner_connectors(part, parts))
            if not part.PartFlags & 1 and inner and min(inner) < variants.MinConnectorOverlap:
                start, end = part.StartConnectorLength, part.EndConnectorLength
                part.StartConnectorLength, part.EndConnectorLength = end, start


def lower_labels(font: TTFont) -> None:
    """Set the labels of stretched arrows as close as TeX does.

    Chromium counts the shift of a label from the top of the arrow, not from its baseline.
    """
    constants = font["MATH"].table.MathConstants
    constants.StretchStackTopShiftUp.Value = 0
    constants.StretchStackGapAboveMin.Value = LABEL_GAP
    constants.StretchStackGapBelowMin.Value = LABEL_GAP


def set_scripts(font: TTFont) -> None:
    r"""Give the script capitals their two forms by variation selector, as Unicode has them.

    U+FE00 is chancery (``\mathcal``), which the font draws by itself; U+FE01 is roundhand
    (``\mathscr``), which it has under the feature ``ss01``.
    """
    round_hand = single_substitutes(font, "ss01")
    for table in font["cmap"].tables:
        if table.format == 14:
            known = font.getBestCmap()
            kept = [pair for pair in table.uvsDict[CHANCERY] if pair[0] == EMPTY_SET]
            table.uvsDict[CHANCERY] = sorted([*kept, *((code, None) for code in SCRIPT_CAPITALS)])
            table.uvsDict[ROUND_HAND] = [(c, round_hand[known[c]]) for c in SCRIPT_CAPITALS]


def inner_connectors(part: Any, parts: list[Any]) -> Iterator[int]:
    """Yield the lengths by which a part may overlap its neighbours."""
    if part is not parts[0]:
        yield part.StartConnectorLength
    if part is not parts[-1]:
        yield part.EndConnectorLength


def glyphs_of(font: TTFont, codes: Iterable[int]) -> list[str]:
    """Return the glyphs of the characters that the font has."""
    known = font.getBestCmap()
    return list(dict.fromkeys(known[code] for code in codes if code in known))


def rename(font: TTFont) -> None:
    """Give the font a name of its own, as its licence asks."""
    plain = NAME.replace(" ", "")
    names = {1: NAME, 3: f"{plain}-Regular", 4: NAME, 6: f"{plain}-Regular"}
    for record in font["name"].names:
        record.string = names.get(record.nameID, record.toUnicode())


if __name__ == "__main__":
    main()
