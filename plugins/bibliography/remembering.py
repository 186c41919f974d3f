"""Entries in Unicode, remembered from build to build: their names are read by pybtex."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from ..core.recalling import notes_on, recall_in
from .model import Entry, RawEntry
from .public_fields import render_public


def remembered_entry(
    raw: RawEntry, links: Mapping[str, str], public: Collection[str], settings: Mapping[str, Any]
) -> Entry:
    """Return an entry.

    ``links`` has the addresses of authors by their names, ``public`` the fields that readers get
    besides the usual ones.
    """
    notes, fields = notes_on(settings, __name__), dict(raw.fields)
    # Where it is in its file, and how all of it is written, changes nothing else of it.
    entry = recall_in(notes, _read, raw.key, raw.kind, fields, dict(links))
    bibtex = render_public(raw.source, raw.key, fields, public)
    return replace(entry, bibtex=bibtex, path=raw.path, line=raw.line)


def _read(key: str, kind: str, fields: Mapping[str, str], links: Mapping[str, str]) -> Entry:
    from .reading import read_entry  # noqa: PLC0415

    return read_entry(RawEntry(key, kind, fields, "", "", 0), links)
