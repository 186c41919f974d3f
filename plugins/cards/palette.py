"""The colours of a theme, as its style sheet ``tokens.css`` has them, and those of a site."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHEET = Path("static", "css", "tokens.css")
HEX = "#(?:[0-9a-fA-F]{3}){1,2}"
#: ``--paper: light-dark(#fff, #000)``, or one colour for both.
TOKEN = re.compile(rf"--(\w+):\s*(?:({HEX})|light-dark\(\s*({HEX})\s*,\s*({HEX})\s*\))\s*[;}}]")
#: What holds for some pages only, such as those that are printed.
SOME_PAGES = re.compile(r"@(?:media|supports)[^{}@]*+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}")
#: Those of our theme, for another that has no such sheet or no such token.
OURS = {
    "paper": ("#fbfaf7", "#15171b"),
    "raise": ("#f3f0e8", "#1d2026"),
    "ink": ("#1d1c1a", "#e3dfd6"),
    "soft": ("#5c5850", "#a7a298"),
    "edge": ("#8a8478", "#7d8089"),
    "rule": ("#d8d3c7", "#353941"),
    "overview": ("#8a3a1c", "#e9a27e"),
    "math": ("#234a8a", "#9dbbf2"),
    "first": ("#0b6157", "#7fcdbb"),
    "second": ("#74397f", "#d3a6dc"),
    "third": ("#6b5000", "#d9bc6a"),
}


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#rrggbb``, by the names of the tokens without their dashes."""

    #: On a light ground.
    light: Mapping[str, str]
    #: On a dark ground.
    dark: Mapping[str, str]


def read_palette(theme: Path, sheets: Iterable[Path] = ()) -> Palette:
    """Return the colours of the theme in a folder, and of style sheets that come after its own."""
    return parse_palette(*map(_read, (theme / SHEET, *sheets)))


def find_sheets(settings: Mapping[str, Any]) -> list[Path]:
    """Return the style sheets of a site, ``EXTRA_STYLESHEETS``, as files of its content."""
    given = settings.get("EXTRA_STYLESHEETS") or ()
    names = [given] if isinstance(given, str) else given
    moved = (settings.get("EXTRA_PATH_METADATA") or {}).items()
    sources = {str(fields.get("path")): str(source) for source, fields in moved}
    return [Path(settings["PATH"], sources.get(name, name)) for name in names]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def parse_palette(*sheets: str) -> Palette:
    """Return the colours of style sheets, of which the last counts.

    In one, it is the first of each token: later ones are exceptions.
    """
    found: dict[str, tuple[str, str]] = {}
    for css in reversed(sheets):
        for name, both, light, dark in TOKEN.findall(SOME_PAGES.sub("", css)):
            found.setdefault(name, (light or both, dark or both))
    colors = {name: found.get(name, ours) for name, ours in OURS.items()}
    return Palette(*({name: pair[i] for name, pair in colors.items()} for i in (0, 1)))
