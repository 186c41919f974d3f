"""The settings ``CARDS_…``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import is_address, option, read_settings, switch


def _are_files(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(v, str) and v for v in value)


@dataclass(frozen=True, slots=True)
class CardsSettings:
    """The settings ``CARDS_…``."""

    #: Whether cards are drawn.
    enabled: bool = switch(True)
    #: The folder of the output that they are in.
    folder: str = option("cards", lambda v: is_address(v) and bool(v), "a folder")
    #: Files of fonts for characters that the theme's fonts lack.
    fonts: tuple[str, ...] = option((), _are_files, "files, as seen from the content folder")


def cards_settings(settings: Mapping[str, Any]) -> CardsSettings:
    """Read the settings ``CARDS_…``; raises SettingError."""
    return read_settings(CardsSettings, "CARDS_", settings)
