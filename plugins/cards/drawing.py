"""A card as a PNG, drawn with Pillow."""

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from .font_files import SizedFonts
from .layout import DIVIDER, HEIGHT, KICKER, MARGIN, RULE, SIZE, WIDTH, Card, Line, place
from .palette import Palette

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

#: Enough for the smoothed edges of letters in four colours.
SHADES = 64
#: The two leaves: the side of a mark, and how thick the open one is drawn.
LEAF, STROKE = 112, 12


def draw_card(card: Card, fonts: SizedFonts, palette: Palette) -> bytes:
    """Return a card as a PNG of 1200 × 630 pixels, in the colours of a light page."""
    from PIL import Image, ImageDraw  # noqa: PLC0415

    colors = palette.light
    image = Image.new("RGB", (WIDTH, HEIGHT), colors["paper"])
    canvas = ImageDraw.Draw(image)
    _draw_leaves(canvas, card.level, colors)
    canvas.line((MARGIN, RULE, DIVIDER - MARGIN, RULE), colors["rule"], 2)
    if card.level and card.label:
        side = int(0.7 * SIZE)
        left = DIVIDER - MARGIN - side if card.rtl else MARGIN
        _draw_mark(canvas, card.level, (left, KICKER - side), side, colors[card.level])
    for line in place(card, fonts.measure):
        _write(canvas, line, fonts, colors[line.color], rtl=card.rtl)
    result = BytesIO()
    flat = image.quantize(SHADES, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    # The highest level takes half of all time and saves one part in fifteen.
    flat.save(result, "PNG", compress_level=6)
    return result.getvalue()


def _draw_leaves(canvas: "ImageDraw", level: str, colors: Mapping[str, str]) -> None:
    """Draw the two marks to the right of the divider; the other level's is pale."""
    canvas.rectangle((DIVIDER, 0, WIDTH, HEIGHT), colors["raise"])
    canvas.line((DIVIDER, 0, DIVIDER, HEIGHT), colors["rule"], 2)
    left = (DIVIDER + WIDTH - LEAF) // 2
    for mark, top in (("overview", HEIGHT // 2 - LEAF - 36), ("math", HEIGHT // 2 + 36)):
        color = colors[mark if level in ("", mark) else "rule"]
        _draw_mark(canvas, mark, (left, top), LEAF, color)


def _draw_mark(
    canvas: "ImageDraw", level: str, corner: tuple[int, int], side: int, color: str
) -> None:
    box = (*corner, corner[0] + side, corner[1] + side)
    stroke = max(3, side * STROKE // LEAF)
    canvas.rectangle(box, color if level == "math" else None, color, stroke)


def _write(canvas: "ImageDraw", line: Line, fonts: SizedFonts, color: str, *, rtl: bool) -> None:
    x = line.x - fonts.measure(line.text, line.size) if rtl else line.x
    for run in fonts.runs(line.text, line.size):
        where = (x, line.y - run.rise)
        canvas.text(where, run.text, color, run.font, anchor="ls")
        x += run.font.getlength(run.text)
