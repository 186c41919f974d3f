"""The fonts of cards: files of the theme and of the site, the first that has a character.

Pillow and fonttools take their time to be imported, so that is done only when something is drawn.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

#: What the theme has, below ``static/``; formulas come as Unicode and need the font of formulas.
THEME_FONT_FILES = (
    "fonts/stix-two-text-regular-whole.woff2",
    "fonts/diptych-math-whole.woff2",
)
#: Pillow's own font, where there is no other, is only sure to have these.
ASCII = "".join(map(chr, range(0x20, 0x7F)))
#: Size and height of scripts, in parts of the text's size. Few fonts have ⁿ and ᵢ, which are drawn
#: as what they mean.
SCRIPTS = {"": (1, 0), "super": (0.66, 0.34), "sub": (0.66, -0.16)}
#: What our Unicode formulas have for a raised slash.
SLASH = "ᐟ"


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font for cards."""

    #: The bytes of its file; none: Pillow's own font.
    data: bytes
    #: The characters that it has.
    characters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cluster:
    """What one glyph shows."""

    text: str
    #: "super", "sub", or "" for a character on the baseline.
    script: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one font and size."""

    text: str
    font: "FreeTypeFont"
    #: How far it is above the baseline, in pixels.
    rise: float


def plain(text: str) -> str:
    """Return a text in composed characters, with plain spaces and nothing invisible."""
    shown = (" " if char.isspace() else char for char in unicodedata.normalize("NFC", text))
    return " ".join("".join(c for c in shown if unicodedata.category(c) != "Cf").split())


def is_rtl(text: str) -> bool:
    """Return whether a text has letters that run from right to left."""
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def clusters(text: str) -> list[Cluster]:
    """Return the characters of a text, each with its accents."""
    found: list[Cluster] = []
    for char in text:
        if unicodedata.combining(char) and found:
            found[-1] = replace(found[-1], text=found[-1].text + char)
            continue
        kind, _, code = unicodedata.decomposition(char).partition(" ")
        if char == SLASH:
            found.append(Cluster("/", "super"))
        elif kind in ("<super>", "<sub>"):
            found.append(Cluster("".join(chr(int(c, 16)) for c in code.split()), kind[1:-1]))
        else:
            found.append(Cluster(char))
    return found


def missing(text: str, files: Sequence[FontFile], *, shapes: bool) -> str:
    """Return the characters of a text that cannot be drawn, each once.

    What runs from right to left must be in one font, and needs ``shapes``: a Pillow that joins
    letters. A text in two fonts would come in a wrong order.
    """
    if is_rtl(text):
        lacks = ("".join(c for c in text if c not in file.characters) for file in files)
        least = min(lacks, key=len, default=text) if shapes else text
        return "".join(dict.fromkeys(least))
    lacking = (one.text for one in clusters(text) if _first(one.text, files) is None)
    return "".join(dict.fromkeys("".join(lacking)))


def _first(text: str, files: Sequence[FontFile]) -> int | None:
    """Return the index of the first font that has all characters of a text."""
    return next((n for n, file in enumerate(files) if file.characters.issuperset(text)), None)


class SizedFonts:
    """Some fonts, each at any size; for each character the first that has it."""

    def __init__(self, files: Iterable[FontFile]) -> None:
        self._files = [*files]
        self._data = [_sfnt(file.data) for file in self._files]
        self._sized: dict[tuple[int, int], FreeTypeFont] = {}

    def runs(self, text: str, size: int) -> Iterator[Run]:
        """Yield a text in pieces of one font and size."""
        if is_rtl(text):
            yield Run(text, self.font(_first(text, self._files) or 0, size), 0)
            return

        def kind(one: Cluster) -> tuple[int, str]:
            return _first(one.text, self._files) or 0, one.script

        for (number, script), group in groupby(clusters(text), kind):
            scale, rise = SCRIPTS[script]
            font = self.font(number, round(scale * size))
            yield Run("".join(one.text for one in group), font, rise * size)

    def font(self, number: int, size: int) -> "FreeTypeFont":
        """Return a font, by its index, at a size in pixels."""
        from io import BytesIO  # noqa: PLC0415

        from PIL import ImageFont  # noqa: PLC0415

        if (number, size) not in self._sized:
            data = self._data[number]
            font = ImageFont.truetype(BytesIO(data), size) if data else _pillow_font(size)
            self._sized[number, size] = font
        return self._sized[number, size]

    def measure(self, text: str, size: int) -> float:
        """Return how wide a text is, in pixels."""
        return sum(run.font.getlength(run.text) for run in self.runs(text, size))


def _sfnt(data: bytes) -> bytes:
    """Return the bytes of a font as every FreeType reads them: unpacked from WOFF and WOFF 2."""
    from io import BytesIO  # noqa: PLC0415

    if data[:4] not in (b"wOFF", b"wOF2"):
        return data
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font, result = TTFont(BytesIO(data)), BytesIO()
    font.flavor = None
    font.save(result)
    return result.getvalue()


def _pillow_font(size: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415

    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # Painter has looked for FreeType
    return font
