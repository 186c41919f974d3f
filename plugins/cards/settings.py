"""The settings ``CARDS_…``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import is_address, option, read_settings


def _are_files(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(v, str) and v for v in value)


@dataclass(frozen=True, slots=True)
class CardsSettings:
    """Whether cards are drawn, the folder of the output for them, and more faces for them."""

    enabled: bool = option(True, lambda value: isinstance(value, bool), "True or False")
    folder: str = option("cards", lambda v: is_address(v) and bool(v), "a folder")
    faces: tuple[str, ...] = option((), _are_files, "files, as seen from the content folder")


def cards_settings(settings: Mapping[str, Any]) -> CardsSettings:
    """Read the settings; raises SettingError."""
    return read_settings(CardsSettings, "CARDS_", settings)
