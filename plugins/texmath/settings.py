"""The settings ``MATH_…`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import option, read_settings
from .tex.macros import macros_of_setting

#: Where the settings of a run keep those of this plugin.
SETTING = "DIPTYCH_MATH"
RENDERERS = ("mathml", "mathjax")
NUMBERINGS = ("ams", "all", "none")
DELIMITERS = ("$", "$$", "\\(", "\\[", "\\begin")


def _are_macros(value: Any) -> bool:
    try:
        macros_of_setting(value)
    except (AttributeError, TypeError, ValueError):
        return False
    return True


def _are_delimiters(value: Any) -> bool:
    return isinstance(value, list | tuple | set) and set(value) <= set(DELIMITERS)


@dataclass(frozen=True, slots=True)
class MathSettings:
    """The settings ``MATH_…``; docs/settings.md explains each."""

    renderer: str = option("mathml", RENDERERS.__contains__, '"mathml" or "mathjax"')
    numbering: str = option("ams", NUMBERINGS.__contains__, '"ams", "all" or "none"')
    macros: Mapping[str, Any] = option(
        {}, _are_macros, 'macros by name, {"R": "\\\\mathbb R", "norm": ["\\\\|#1\\\\|", 1]}'
    )
    delimiters: tuple[str, ...] = option(DELIMITERS, _are_delimiters, f"some of {[*DELIMITERS]}")


def settings_of_run(settings: dict[str, Any]) -> MathSettings:
    """Return the settings of this plugin, which are read once for all contents of a run."""
    found = settings.get(SETTING)
    if not isinstance(found, MathSettings):
        found = settings[SETTING] = math_settings(settings)
    return found


def forget_settings(settings: dict[str, Any]) -> None:
    """Have them read again: a site within a site begins with a copy of the other's settings."""
    settings.pop(SETTING, None)


def math_settings(settings: Mapping[str, Any]) -> MathSettings:
    """Return the settings of this plugin; raises SettingError."""
    return read_settings(MathSettings, "MATH_", settings)
