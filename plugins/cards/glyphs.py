"""Text in the fonts of cards: how wide it is, and its shape.

Pillow lays out and draws a letter at a time, and each once: with what it remembers, a title takes a
tenth of the time. Widths are those of an endless size, so that they hold for all sizes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from .font_files import Cluster, FontFile, clusters, find_font, is_rtl

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

#: Size and height of scripts, in parts of the text's size. Few fonts have ⁿ and ᵢ, which are drawn
#: as what they mean.
SCRIPTS = {"": (1.0, 0.0), "super": (0.66, 0.34), "sub": (0.66, -0.16)}
#: The size at which widths are measured, in pixels.
LARGE = 1000
#: How many shapes are remembered, a few kilobytes each.
MOST = 4000
#: Characters that look the same beside any other: no accents on others, no scripts that join.
APART = re.compile(
    "[ -\u02af\u0370-\u0482\u048a-\u052f\u1e00-\u20cf\u2100-\u2bff\u2e80-\u3029\u3030-\u9fff"
    "\uac00-\ud7a3\uff00-\uffef\U0001d400-\U0001d7ff]*"
)
#: Letters that are drawn by themselves, and those of which fonts may make one shape.
SHAPE = re.compile(r"f+[a-z]?|Th|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one font and size."""

    text: str
    #: The index of the font.
    font: int
    #: "super", "sub", or "" for text on the baseline.
    script: str = ""


@dataclass(frozen=True, slots=True)
class Mask:
    """A shape in shades from 0 to 255."""

    image: "Image"
    #: Where its corner is, as seen from the beginning of its baseline.
    left: int
    top: int


class Glyphs:
    """Some fonts, each at any size; for each character the first that has it."""

    def __init__(self, files: Iterable[FontFile]) -> None:
        self._files = [*files]
        #: The bytes of the fonts that have been needed; to unpack one takes half a second.
        self._data: dict[int, bytes] = {}
        self._fonts: dict[tuple[int, int], FreeTypeFont] = {}
        #: Characters of the first font that need no other and are no scripts.
        self._usual: set[str] = set()
        self._widths: dict[str, float] = {}
        #: By font, shape and the character after it.
        self._known_steps: dict[tuple[int, str, str], float] = {}
        self._masks: dict[tuple[int, int, str], Mask] = {}

    def measure(self, text: str, size: int) -> float:
        """Return how wide a text is, in pixels."""
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = sum(
                SCRIPTS[run.script][0] * sum(step for _, step in self._steps(run))
                for run in self._runs(text)
            )
        return width * size

    def prepare(self, text: str) -> None:
        """Read the fonts that a text needs, which is once for all processes that draw."""
        for run in self._runs(text):
            self._read(run.font)

    def place(self, text: str, size: int) -> Iterator[tuple[Mask, float, float]]:
        """Yield the shapes of a text, with where their baselines begin, as seen from its own."""
        x = 0.0
        for run in self._runs(text):
            scale, rise = SCRIPTS[run.script]
            for shape, step in self._steps(run):
                yield self._mask(run.font, round(scale * size), shape), x, -rise * size
                x += step * scale * size

    def _runs(self, text: str) -> list[Run]:
        """Return a text in pieces of one font and size."""
        if self._is_usual(text):
            return [Run(text, 0)]
        if is_rtl(text):
            return [Run(text, find_font(text, self._files) or 0)]

        def kind(one: Cluster) -> tuple[int, str]:
            return find_font(one.text, self._files) or 0, one.script

        groups = groupby(clusters(text), kind)
        return [Run("".join(one.text for one in group), *found) for found, group in groups]

    def _is_usual(self, text: str) -> bool:
        """Return whether a text is in the first font, without scripts and accents."""
        for char in set(text) - self._usual:
            if clusters(char) != [Cluster(char)] or not APART.fullmatch(char):
                return False
            if char not in self._files[0].characters:
                return False
            self._usual.add(char)
        return True

    def _steps(self, run: Run) -> Iterator[tuple[str, float]]:
        """Yield each shape of a run, and how far it is to the next, in parts of the size."""
        if not APART.fullmatch(run.text) or is_rtl(run.text):
            yield run.text, self._length(run.font, run.text)
            return
        shapes = SHAPE.findall(run.text)
        for shape, after in zip(shapes, [*shapes[1:], ""], strict=True):
            key = (run.font, shape, after[:1])
            step = self._known_steps.get(key)
            if step is None:
                step = self._known_steps[key] = self._step(*key)
            yield shape, step

    def _step(self, number: int, shape: str, after: str) -> float:
        """Return how far it is from a shape to the character after it, if there is one."""
        step = self._length(number, shape)
        if not after:
            return step
        last = shape[-1]
        nearer = self._length(number, last) + self._length(number, after)
        return step + self._length(number, last + after) - nearer

    def _length(self, number: int, text: str) -> float:
        return self._font(number, LARGE).getlength(text) / LARGE

    def _mask(self, number: int, size: int, text: str) -> Mask:
        key = (number, size, text)
        known = self._masks.get(key)
        if known is None:
            if len(self._masks) >= MOST:
                self._masks.clear()
            known = self._masks[key] = self._draw(self._font(number, size), text)
        return known

    @staticmethod
    def _draw(font: "FreeTypeFont", text: str) -> Mask:
        from PIL import Image, ImageDraw  # noqa: PLC0415

        left, top, right, bottom = (int(edge) for edge in font.getbbox(text, anchor="ls"))
        image = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(image).text((-left, -top), text, 255, font, anchor="ls")
        return Mask(image, left, top)

    def _font(self, number: int, size: int) -> "FreeTypeFont":
        """Return a font, by its index, at a size in pixels."""
        from PIL import ImageFont  # noqa: PLC0415

        if (number, size) not in self._fonts:
            data = self._read(number)
            font = ImageFont.truetype(BytesIO(data), size) if data else _pillow_font(size)
            self._fonts[number, size] = font
        return self._fonts[number, size]

    def _read(self, number: int) -> bytes:
        if number not in self._data:
            file = self._files[number]
            self._data[number] = file.unpack() if file.unpack else file.data
        return self._data[number]


def _pillow_font(size: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415

    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # Painter has looked for FreeType
    return font
