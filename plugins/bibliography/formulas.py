"""The formulas in titles and abstracts of entries, typeset if `texmath` is on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from ..core.diagnostics import Problem
from .model import Entry

#: From text with TeX in dollars to HTML.
Typeset = Callable[[str], str]


def make_typeset(settings: Mapping[str, Any]) -> Typeset:
    """Return what makes HTML of an entry's text; without `texmath` formulas stay TeX."""
    return _make(settings, lambda shown: shown.html)


def make_plain(settings: Mapping[str, Any]) -> Typeset:
    """Return what makes text of an entry's text, its formulas in Unicode; it is not escaped."""
    return _make(settings, lambda shown: shown.text(), quoted=False)


def _make(
    settings: Mapping[str, Any], show: Callable[[Any], str], *, quoted: bool = True
) -> Typeset:
    def written(text: str) -> str:
        return escape(text, quote=False) if quoted else text

    read = _make_reader(settings)

    def typeset(text: str) -> str:
        reading = read(text)
        if not reading:
            return written(text)
        html = written(reading.marked("\ue000{}\ue001"))
        for place, shown in enumerate(reading.shown):
            html = html.replace(f"\ue000{place}\ue001", show(shown))
        return html

    return typeset


def find_faults(entries: Iterable[Entry], settings: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with the formulas of entries; the line is that of the entry."""
    read = _make_reader(settings)
    for entry in entries:
        for text in (entry.title, entry.abstract):
            if reading := read(text):
                for problem in reading.problems:
                    said = f'"{entry.key}": {problem.text}'
                    yield replace(problem, path=entry.path, line=entry.line, text=said)


def _make_reader(settings: Mapping[str, Any]) -> Callable[[str], Any]:
    """Return what reads the formulas of a text; it returns None where there are none."""
    if "MATH_RENDERER" not in settings:
        return lambda _: None
    # Here, for it needs math-core, and we do not.
    from ..texmath.macros import macros_of_setting  # noqa: PLC0415
    from ..texmath.post import Typesetter  # noqa: PLC0415
    from ..texmath.settings import math_settings  # noqa: PLC0415

    chosen = math_settings(settings)
    typesetter = Typesetter("none", {"$", "\\("}, chosen.renderer)
    macros = macros_of_setting(chosen.macros)

    def read(text: str) -> Any:
        if "$" not in text and "\\(" not in text:
            return None
        return typesetter.read(text, macros, references=False)

    return read
