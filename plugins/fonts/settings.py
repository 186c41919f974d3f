"""The setting ``FONTS_TEXT``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import read_settings, switch


@dataclass(frozen=True, slots=True)
class FontsSettings:
    """The settings ``FONTS_…``."""

    #: Whether text is set in fonts of the theme; False: in fonts that the reader has.
    text: bool = switch(True)


def fonts_settings(settings: Mapping[str, Any]) -> FontsSettings:
    """Read FONTS_TEXT; raises SettingError."""
    return read_settings(FontsSettings, "FONTS_", settings)
