"""A card as a PNG, drawn with Pillow.

It has 16 colours, half a byte for each pixel: nothing is drawn in more colours than it is saved in.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .glyphs import Glyphs
from .layout import DIVIDER, HEIGHT, KICKER, MARGIN, RULE, SIZE, WIDTH, Card, Line, place
from .palette import Palette
from .png import LEFT, encode
from .shades import Shades

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

#: The two leaves: the side of a mark, and how thick the open one is drawn.
LEAF, STROKE = 112, 12


class Drawer:
    """Draws cards in some fonts and colours, and remembers what many of them have."""

    def __init__(self, glyphs: Glyphs, palette: Palette) -> None:
        self._glyphs, self._colors = glyphs, palette.light
        self._shades: dict[str, Shades] = {}
        self._grounds: dict[str, Image] = {}

    def draw(self, card: Card) -> bytes:
        """Return a card as a PNG of 1200 × 630 pixels, in the colours of a light page."""
        from PIL import ImageDraw  # noqa: PLC0415

        shades = self._shades.get(card.level)
        if shades is None:
            shades = self._shades[card.level] = Shades(card.level, self._colors)
            self._grounds[card.level] = _draw_ground(card.level, shades.solid)
        image = self._grounds[card.level].copy()
        if card.level and card.label:
            side = int(0.7 * SIZE)
            left = DIVIDER - MARGIN - side if card.rtl else MARGIN
            corner = (LEFT + left, KICKER - side)
            color = shades.solid[card.level]
            _draw_mark(ImageDraw.Draw(image), card.level, corner, side, color)
        for line in place(card, self._glyphs.measure):
            self._write(image, line, shades, rtl=card.rtl)
        return encode(image, shades.colors)

    def _write(self, image: "Image", line: Line, shades: Shades, *, rtl: bool) -> None:
        """Write a line: first its shape by itself, then in its shades onto the card."""
        from PIL import Image  # noqa: PLC0415

        width = self._glyphs.measure(line.text, line.size)
        x, baseline = line.x - width if rtl else line.x, round(1.3 * line.size)
        # Letters may begin before their line, or end after it.
        edge = line.size // 2
        layer = Image.new("L", (round(width) + 2 * edge, baseline + line.size // 2))
        for mask, begin, fall in self._glyphs.place(line.text, line.size):
            left = edge + round(x + begin) - round(x) + mask.left
            layer.paste(255, (left, baseline + round(fall) + mask.top), mask.image)
        corner = (LEFT + round(x) - edge, round(line.y) - baseline)
        ramp, inked = shades.ramps[line.color]
        image.paste(layer.point(ramp), corner, layer.point(inked))


def _draw_ground(level: str, colors: Mapping[str, int]) -> "Image":
    """Draw what all cards of a level have: the rule, the two leaves; the other level's is pale."""
    from PIL import Image, ImageDraw  # noqa: PLC0415

    image = Image.new("P", (LEFT + WIDTH, HEIGHT))
    canvas = ImageDraw.Draw(image)
    divider = LEFT + DIVIDER
    canvas.rectangle((divider, 0, LEFT + WIDTH, HEIGHT), colors["raise"])
    canvas.line((divider, 0, divider, HEIGHT), colors["rule"], 2)
    canvas.line((LEFT + MARGIN, RULE, divider - MARGIN, RULE), colors["rule"], 2)
    for mark, corner in _leaves():
        color = colors[mark if level in ("", mark) else "rule"]
        _draw_mark(canvas, mark, corner, LEAF, color)
    return image


def _leaves() -> Iterator[tuple[str, tuple[int, int]]]:
    left = LEFT + (DIVIDER + WIDTH - LEAF) // 2
    yield "overview", (left, HEIGHT // 2 - LEAF - 36)
    yield "math", (left, HEIGHT // 2 + 36)


def _draw_mark(
    canvas: "ImageDraw", level: str, corner: tuple[int, int], side: int, color: int
) -> None:
    box = (*corner, corner[0] + side, corner[1] + side)
    stroke = max(3, side * STROKE // LEAF)
    canvas.rectangle(box, color if level == "math" else None, color, stroke)
