"""The fonts of a theme: what its ``fonts.toml`` says of them."""

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ..core.settings import SettingError
from .characters import TEXTS

FILE = "fonts.toml"
FORMER_TABLE = re.compile(r"^\[\[face\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ThemeFont:
    """One font of a theme. Paths are relative to the theme's folder ``static/``."""

    #: The file that the style sheet names.
    file: str
    #: The file that subsets are made of; they keep all its weights and axes.
    source: str
    #: Which characters of the site a subset has: a key of TEXTS.
    characters: str
    #: The OpenType features that a subset keeps.
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeFonts:
    """All fonts of a theme, and the style sheet that declares them."""

    stylesheet: str
    fonts: tuple[ThemeFont, ...]

    def names(self) -> list[str]:
        """Return the names of the files that are replaced by those of the site."""
        return [self.stylesheet, *(font.file for font in self.fonts)]


def read_theme_fonts(theme: Path) -> ThemeFonts | None:
    """Return what the theme in a folder says of its fonts, None where it says nothing.

    Raises SettingError where that cannot be right.
    """
    path = theme / FILE
    if not path.is_file():
        return None
    try:
        found = _parse_theme_fonts(path.read_text(encoding="utf-8"))
    except KeyError as error:
        raise SettingError(f"{path}: {error} is missing.") from None
    except (AttributeError, TypeError, ValueError) as error:
        raise SettingError(f"{path}: {error}") from None
    for name in (found.stylesheet, *(font.source for font in found.fonts)):
        if not (theme / "static" / name).is_file():
            raise SettingError(f"{path}: there is no file static/{name}.")
    return found


def _parse_theme_fonts(text: str) -> ThemeFonts:
    if FORMER_TABLE.search(text):
        raise ValueError("The table [[face]] is called [[font]] now.")
    data = tomllib.loads(text)
    fonts = tuple(_parse_font(table) for table in data["font"])
    return ThemeFonts(str(data["stylesheet"]), fonts)


def _parse_font(table: dict[str, Any]) -> ThemeFont:
    if unknown := table.keys() - {field.name for field in fields(ThemeFont)}:
        raise ValueError(f"a font has no {' and no '.join(sorted(unknown))}")
    if table["characters"] not in TEXTS:
        raise ValueError(f"characters = {table['characters']!r}: expected one of {[*TEXTS]}")
    return ThemeFont(**{**table, "features": tuple(table.get("features", ()))})
