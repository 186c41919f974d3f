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
THEME_FACES = (
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
class FaceFile:
    """A face: the bytes of its file (empty: Pillow's own), and the characters that it has."""

    data: bytes
    characters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cluster:
    """What one glyph shows, and whether it is ``"super"``, ``"sub"`` or neither."""

    text: str
    script: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face and size, so many pixels above the baseline."""

    text: str
    font: "FreeTypeFont"
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


def missing(text: str, faces: Sequence[FaceFile], *, shapes: bool) -> str:
    """Return the characters of a text that cannot be drawn, each once.

    What runs from right to left must be in one face, and needs ``shapes``: a Pillow that joins
    letters. Scripts mixed over two faces would come in a wrong order.
    """
    if is_rtl(text):
        lacks = ("".join(c for c in text if c not in face.characters) for face in faces)
        least = min(lacks, key=len, default=text) if shapes else text
        return "".join(dict.fromkeys(least))
    lacking = (one.text for one in clusters(text) if _first(one.text, faces) is None)
    return "".join(dict.fromkeys("".join(lacking)))


def _first(text: str, faces: Sequence[FaceFile]) -> int | None:
    """Return the number of the first face that has all of a text."""
    return next((n for n, face in enumerate(faces) if face.characters.issuperset(text)), None)


class Faces:
    """Faces at any size; ``runs`` parts a text into what is set in one of them."""

    def __init__(self, files: Iterable[FaceFile]) -> None:
        self._files = [*files]
        self._data = [_sfnt(file.data) for file in self._files]
        self._sized: dict[tuple[int, int], FreeTypeFont] = {}

    def runs(self, text: str, size: int) -> Iterator[Run]:
        """Yield a text in pieces of one face and size."""
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
        """Return a face at a size in pixels."""
        from io import BytesIO  # noqa: PLC0415

        from PIL import ImageFont  # noqa: PLC0415

        if (number, size) not in self._sized:
            data = self._data[number]
            font = ImageFont.truetype(BytesIO(data), size) if data else _own_face(size)
            self._sized[number, size] = font
        return self._sized[number, size]

    def measure(self, text: str, size: int) -> float:
        """Return how wide a text is, in pixels."""
        return sum(run.font.getlength(run.text) for run in self.runs(text, size))


def _sfnt(data: bytes) -> bytes:
    """Return a face as every FreeType reads it: out of WOFF and WOFF 2."""
    from io import BytesIO  # noqa: PLC0415

    if data[:4] not in (b"wOFF", b"wOF2"):
        return data
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font, result = TTFont(BytesIO(data)), BytesIO()
    font.flavor = None
    font.save(result)
    return result.getvalue()


def _own_face(size: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415

    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # as the painter has made sure
    return font
