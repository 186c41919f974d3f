"""Subsets of fonts, made with fonttools: bytes in, bytes out.

fonttools takes its time to be imported, so that is done only when there is a subset to make.
"""

from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import PackageNotFoundError
from io import BytesIO

from ..core.packages import release_of


def versions() -> str:
    """Return the versions that the bytes of a subset depend on.

    Raises ImportError where a library is missing.
    """
    fonttools = release_of("fonttools")
    for name in ("brotlicffi", "brotli"):  # the order in which fonttools looks for them
        with suppress(PackageNotFoundError):
            return f"fonttools {fonttools}, {name} {release_of(name)}"
    raise PackageNotFoundError("brotli")


def characters_in(source: bytes) -> str:
    """Return the characters that a font has glyphs for, and its variation selectors, in order."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    table = TTFont(BytesIO(source), lazy=True)["cmap"]
    selectors = (code for part in table.tables if part.format == 14 for code in part.uvsDict)
    return "".join(map(chr, sorted({*(table.getBestCmap() or ()), *selectors})))


def make_subset(source: bytes, characters: str, features: Iterable[str]) -> bytes:
    """Return a font with the glyphs for some characters only, as WOFF 2.

    All that its MATH table makes of these glyphs stays: taller brackets, longer arrows, and the
    parts of those that are taller or longer still.
    """
    from fontTools import subset  # noqa: PLC0415
    from fontTools.ttLib.woff2 import WOFF2FlavorData  # noqa: PLC0415

    options = subset.Options(
        layout_features=[*features],
        name_IDs=["*"],  # the licence among them
        notdef_outline=True,
        hinting=False,
    )
    options.flavor = "woff2"
    font = subset.load_font(BytesIO(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    result = BytesIO()
    # Where each glyph begins at its own left edge, browsers find these edges by themselves.
    font.flavorData = WOFF2FlavorData(transformedTables=("glyf", "loca", "hmtx"))
    subset.save_font(font, result, options)
    return result.getvalue()
