"""The settings ``MATH_…`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..core.settings import SettingError, names_file, option, read_settings, shown
from .tex.macro_files import read_macro_file
from .tex.macros import macros_of_setting

#: Where the settings of a run keep those of this plugin.
SETTING = "DIPTYCH_MATH"
#: Where they keep the file of macros, and what is wrong with it.
#: What is wrong counts as a setting: it is said again only while the file is as it was.
FILE, FAULTS = "DIPTYCH_MACRO_FILE", "TEXMATH_MACRO_FAULTS"
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
        {},
        _are_macros,
        'macros by name, {"R": "\\\\mathbb R", "norm": ["\\\\|#1\\\\|", 1]}, or a file of them',
    )
    delimiters: tuple[str, ...] = option(DELIMITERS, _are_delimiters, f"some of {[*DELIMITERS]}")


def read_file_of_macros(settings: Any) -> None:
    """Replace the name of a file in ``MATH_MACROS`` by its macros; its faults are kept.

    So all that depends on macros depends on what is in the file.
    """
    name = settings.get("MATH_MACROS")
    if not isinstance(name, str | Path):
        return
    folders = (Path(settings["PATH"]).parent, Path(settings["PATH"]), Path.cwd())
    path = next((f / name for f in folders if names_file(f / name)), None)
    if path is None:
        text = f"The setting MATH_MACROS = {shown(str(name))} names no file; its path is as seen"
        raise SettingError(f"{text} from {folders[0].name}, the folder above {folders[1].name}.")
    macros, faults = read_macro_file(path.read_text("utf-8-sig", errors="replace"), path.suffix)
    settings["MATH_MACROS"] = macros
    settings[FILE] = str(path)
    settings[FAULTS] = [(str(path), line, text) for line, text in faults]


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
