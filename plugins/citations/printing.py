"""Entries as HTML, remembered from build to build: pybtex takes its time, also to be imported."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..bibliography import Entry, Typeset
from ..core.recalling import notes_on, recall_in
from .labels import Say


def print_entry(
    settings: Mapping[str, Any], entry: Entry, year: str, say: Say, typeset: Typeset
) -> str:
    """Return an entry as HTML without line breaks. Needs pybtex.

    ``year`` is the year as printed, which may have a letter after it; "" for "n.d.". The functions
    must be made of nothing but settings and values that a digest can be made of.
    """
    # Where an entry is in its file, and what is not printed, does not count.
    printed = replace(entry, path="", line=0, bibtex="", abstract="")
    return recall_in(notes_on(settings, __name__), _render, printed, year, say, typeset)


def _render(entry: Entry, year: str, say: Say, typeset: Typeset) -> str:
    from .style import render_entry  # noqa: PLC0415

    return render_entry(entry, year, say, typeset)
