"""The fonts of cards: files of the theme and of the site, the first that has a character."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from ..core.memory.files import Store
from ..core.settings import SettingError
from ..fonts import characters_in

#: What the theme has, below ``static/``; formulas come as Unicode and need the font of formulas.
THEME_FONT_FILES = (
    "fonts/stix-two-text-regular-whole.woff2",
    "fonts/diptych-math-whole.woff2",
)
#: Pillow's own font, where there is no other, has these, and in newer versions some more.
ASCII = "".join(map(chr, range(0x20, 0x7F)))
#: In which Pillow's own font is one of outlines.
SOME_SIZE = 20
#: What our Unicode formulas have for a raised slash.
SLASH = "ᐟ"
#: Where letters that run from right to left are, with others.
MAYBE_RTL = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U0001efff]")


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font for cards."""

    #: The bytes of its file; none: Pillow's own font.
    data: bytes
    #: The characters that it has.
    characters: frozenset[str]
    #: Returns the bytes as every FreeType reads them, unpacked from WOFF and WOFF 2.
    unpack: Callable[[], bytes] | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """What one glyph shows."""

    text: str
    #: "super", "sub", or "" for a character on the baseline.
    script: str = ""


def read_font_files(paths: Iterable[Path], store: Store) -> list[FontFile]:
    """Return the fonts in some files, or Pillow's own where there are none.

    Raises SettingError for a file that is no font, ImportError without fonttools.
    """
    files = [_read_font_file(path, store) for path in paths]
    return files or [FontFile(b"", frozenset(ASCII) | _of_pillow(store))]


def _of_pillow(store: Store) -> frozenset[str]:
    """Return the characters of Pillow's own font that it says: quotation marks, for instance."""
    try:
        from PIL import ImageFont  # noqa: PLC0415

        data = getattr(ImageFont.load_default(SOME_SIZE), "font_bytes", b"")
        inputs = ("characters", sha256(data).hexdigest())
        known = store.recall(inputs, lambda: characters_in(data).encode()) if data else b""
    except ImportError:  # whoever draws says so
        return frozenset()
    return frozenset(known.decode())


def _read_font_file(path: Path, store: Store) -> FontFile:
    try:
        data = path.read_bytes()
        digest = sha256(data).hexdigest()
        known = store.recall(("characters", digest), lambda: characters_in(data).encode())
    except ImportError:
        raise
    except Exception as error:  # fonttools has no single error for a broken font
        text = f"CARDS_FONTS names {path}, which cannot be read as a font: {error}"
        raise SettingError(text) from None
    if data[:4] not in (b"wOFF", b"wOF2"):
        return FontFile(data, frozenset(known.decode()))
    inputs = ("unpacked", digest)
    store.uses(inputs)
    return FontFile(
        data, frozenset(known.decode()), lambda: store.recall(inputs, lambda: _unpack(data))
    )


def _unpack(data: bytes) -> bytes:
    """Return the bytes of a font without the compression of the web, which takes a second."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font, result = TTFont(BytesIO(data), recalcTimestamp=False), BytesIO()
    font.flavor = None
    font.save(result)
    return result.getvalue()


@lru_cache(256)  # many posts are in one series, and all on one site
def plain(text: str) -> str:
    """Return a text in composed characters, with plain spaces and nothing invisible."""
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():  # most are
        text = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return " ".join(text.split())


def is_rtl(text: str) -> bool:
    """Return whether a text has letters that run from right to left."""
    if text.isascii() or not MAYBE_RTL.search(text):
        return False
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
    if text.isascii() and files and files[0].characters.issuperset(text):
        return ""
    lacking = (one.text for one in clusters(text) if find_font(one.text, files) is None)
    return "".join(dict.fromkeys("".join(lacking)))


def find_font(text: str, files: Sequence[FontFile]) -> int | None:
    """Return the index of the first font that has all characters of a text."""
    return next((n for n, file in enumerate(files) if file.characters.issuperset(text)), None)
