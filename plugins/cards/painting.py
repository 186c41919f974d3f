"""Cards from the store or drawn anew, and the parts of a card that cannot be drawn."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..core.memory.files import Store
from ..core.settings import SettingError
from ..fonts import characters_in
from .drawing import draw_card
from .font_files import ASCII, FontFile, SizedFonts, missing
from .layout import Card
from .palette import Palette

TEXTS = ("title", "label", "series", "paper", "site")


def read_font_files(paths: Iterable[Path], store: Store) -> list[FontFile]:
    """Return the fonts in some files, or Pillow's own where there are none.

    Raises SettingError for a file that is no font, ImportError without fonttools.
    """
    files = []
    for path in paths:
        try:
            data = path.read_bytes()
            known = store.recall(("characters", data), lambda: characters_in(data).encode())  # noqa: B023
        except ImportError:
            raise
        except Exception as error:  # fonttools has no single error for a broken font
            text = f"cards: {path} cannot be read as a font: {error}"
            raise SettingError(text) from None
        files.append(FontFile(data, frozenset(known.decode())))
    return files or [FontFile(b"", frozenset(ASCII))]


def drawable(card: Card, lacks: Callable[[str], str]) -> tuple[Card, str]:
    """Return a card without the texts that cannot be drawn, and the characters they lack."""
    lacking = {name: found for name in TEXTS if (found := lacks(getattr(card, name)))}
    empty: dict[str, Any] = dict.fromkeys(lacking, "")
    left = replace(card, **empty)
    return left, "".join(dict.fromkeys("".join(lacking.values())))


class Painter:
    """Paints cards in some fonts and colours.

    Raises ImportError where there is no Pillow with FreeType.
    """

    def __init__(self, store: Store, files: list[FontFile], palette: Palette) -> None:
        from PIL import features  # noqa: PLC0415

        if not features.check("freetype2"):
            raise ImportError("Pillow has no FreeType", name="FreeType")
        self._store, self._files, self._palette = store, files, palette
        self._shapes = bool(features.check("raqm"))
        sources = sorted(Path(__file__).parent.glob("*.py"))
        code = sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
        fonts = [sha256(file.data).hexdigest() for file in files]
        self._made_by = (version("pillow"), self._shapes, code, palette, *fonts)

    @cached_property
    def _fonts(self) -> SizedFonts:
        return SizedFonts(self._files)

    def lacks(self, text: str) -> str:
        """Return the characters of a text that no font has."""
        return missing(text, self._files, shapes=self._shapes)

    def paint(self, card: Card) -> bytes:
        """Return a card as a PNG."""
        inputs = (self._made_by, card)
        return self._store.recall(inputs, lambda: draw_card(card, self._fonts, self._palette))

    def forget_unused(self) -> None:
        """Remove cards from the store that this build has not asked for."""
        self._store.forget_unused()
