"""The formulas in titles and abstracts of entries, typeset if `texmath` is on."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from ..core.diagnostics import Problem
from ..core.recalling import notes_on, recall_in
from ..core.running import is_on
from ..texmath import IN_FIELDS, Reading, Shown, make_field_reader
from .model import Entry

#: From a text with TeX in dollars to HTML, or to plain text.
Typeset = Callable[[str], str]


def make_typeset(settings: Mapping[str, Any]) -> Typeset:
    """Return the function from an entry's text to HTML; without `texmath` formulas stay TeX."""
    return _make(settings, lambda shown: shown.html, lambda text: escape(text, quote=False))


def make_plain(settings: Mapping[str, Any]) -> Typeset:
    """Return the function from an entry's text to plain text: formulas in Unicode, not escaped."""
    return _make(settings, Shown.text, str)


def _make(
    settings: Mapping[str, Any], show: Callable[[Shown], str], write: Callable[[str], str]
) -> Typeset:
    read = _make_reader(settings)

    def typeset(text: str) -> str:
        reading = read(text)
        return reading.joined(map(show, reading.shown), write) if reading else write(text)

    return typeset


def make_check(settings: Mapping[str, Any]) -> Callable[[Entry], tuple[Problem, ...]]:
    """Return the function that finds what is wrong with the formulas of an entry.

    The line is that of the entry.
    """
    read, notes = _make_reader(settings), notes_on(settings, __name__)

    def check(entry: Entry) -> tuple[Problem, ...]:
        texts = (entry.title, entry.abstract)
        with_tex = (one for one in texts if any(delimiter in one for delimiter in IN_FIELDS))
        return tuple(
            replace(one, path=entry.path, line=entry.line, text=f'"{entry.key}": {one.text}')
            for text in with_tex
            for one in recall_in(notes, _find_in, text, read)
        )

    return check


def _find_in(text: str, read: Callable[[str], Reading | None]) -> tuple[Problem, ...]:
    reading = read(text)
    return reading.problems if reading else ()


def _make_reader(settings: Mapping[str, Any]) -> Callable[[str], Reading | None]:
    """Return the function that reads the formulas of a text; it returns None where it has none."""
    return make_field_reader(settings) if is_on(settings, "texmath") else lambda _text: None
