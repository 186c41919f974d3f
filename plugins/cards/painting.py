"""Cards from the store or drawn anew, and the parts of a card that cannot be drawn."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..core.forking import processes_for, share_out
from ..core.memory.digests import digest
from ..core.memory.files import Store
from .drawing import Drawer
from .font_files import FontFile, missing
from .glyphs import Glyphs
from .layout import Card, values_of
from .palette import Palette

TEXTS = ("title", "label", "series", "paper", "site")
#: With fewer cards a process costs more than it saves.
FEWEST = 12


def drawable(card: Card, lacks: Callable[[str], str]) -> tuple[Card, str]:
    """Return a card without the texts that cannot be drawn, and the characters they lack."""
    lacking = {name: found for name in TEXTS if (found := lacks(getattr(card, name)))}
    if not lacking:
        return card, ""
    empty: dict[str, Any] = dict.fromkeys(lacking, "")
    left = replace(card, **empty)
    return left, "".join(dict.fromkeys("".join(lacking.values())))


class Painter:
    """Paints cards in some fonts and colours.

    Raises ImportError where there is no Pillow with FreeType.
    """

    def __init__(self, store: Store, files: list[FontFile], palette: Palette) -> None:
        self._store, self._files, self._palette = store, files, palette
        pillow, self._shapes = _look_at_pillow()
        sources = sorted(Path(__file__).parent.glob("*.py"))
        code = sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
        fonts = [sha256(file.data).hexdigest() for file in files]
        colors = sorted(palette.light.items())
        #: The digest of what all cards are made of.
        self.made_by = digest(pillow, self._shapes, code, colors, fonts)

    @cached_property
    def _glyphs(self) -> Glyphs:
        return Glyphs(self._files)

    @cached_property
    def _drawer(self) -> Drawer:
        return Drawer(self._glyphs, self._palette)

    def lacks(self, text: str) -> str:
        """Return the characters of a text that no font has."""
        return missing(text, self._files, shapes=self._shapes)

    def paint(self, card: Card) -> bytes:
        """Return a card as a PNG."""
        return self._store.recall(self._inputs(card), lambda: self._drawer.draw(card))

    def paint_all(self, cards: Iterable[Card]) -> Iterator[tuple[Card, bytes]]:
        """Yield each card with its PNG; many new ones are drawn with all processors."""
        new = []
        for card in dict.fromkeys(cards):
            if (data := self._store.find(self._inputs(card))) is None:
                new.append(card)
            else:
                yield card, data
        drawn = self._draw_apart(new)
        for number, card in enumerate(new):
            data = drawn.get(number) or self._drawer.draw(card)
            self._store.keep(self._inputs(card), data)
            yield card, data

    def _draw_apart(self, cards: list[Card]) -> dict[int, bytes]:
        """Draw cards in other processes, if they are many; return what has come, by its number."""
        processes = processes_for(len(cards), FEWEST)
        if processes == 1:
            return {}
        drawer = self._drawer
        for card in cards:
            self._glyphs.prepare("".join(getattr(card, name) for name in TEXTS))

        def draw(share: Sequence[int]) -> list[tuple[int, bytes]]:
            return [(number, drawer.draw(cards[number])) for number in share]

        return dict(share_out(draw, range(len(cards)), processes))

    def uses(self, card: Card) -> None:
        """Have a card stay in the store."""
        self._store.uses(self._inputs(card))

    def forget_unused(self) -> None:
        """Remove cards from the store that this build has not asked for."""
        self._store.forget_unused()

    def _inputs(self, card: Card) -> tuple[object, ...]:
        return (digest(self.made_by, *values_of(card)).hex(),)


def _look_at_pillow() -> tuple[str, bool]:
    """Return Pillow's version, and whether it joins letters. Raises ImportError."""
    import PIL  # noqa: PLC0415

    try:
        # ``PIL.features`` says the same, but takes as long to import as all cards of a build in
        # which nothing is drawn.
        from PIL import _imagingft as freetype  # noqa: PLC0415
    except ImportError:
        raise ImportError("Pillow has no FreeType", name="FreeType") from None
    return PIL.__version__, bool(freetype.HAVE_RAQM)
