"""Fields that entries take from others: ``crossref`` of BibTeX, ``xdata`` of biblatex. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..core.diagnostics import Problem, nearest
from .model import RawEntry

#: Fields of a parent that are not inherited.
OWN = {
    *("title", "subtitle", "url", "doi", "eprint", "abstract", "keywords", "author", "crossref"),
    *("pages", "note", "pdf", "code", "slides", "xdata", "ids", "file", "key"),
}
#: Kinds that are a part of their parent: its title is their ``booktitle``.
PARTS = {"inproceedings", "conference", "incollection", "inbook", "suppbook", "article"}


def inherit(entries: dict[str, RawEntry]) -> list[Problem]:
    """Complete the entries in place; return a problem for each parent that does not exist."""
    problems = []
    for key in list(entries):
        entries[key], found = _completed(entries[key], entries)
        problems += found
    return [*dict.fromkeys(problems)]


def _completed(
    entry: RawEntry, entries: Mapping[str, RawEntry], seen: tuple[str, ...] = ()
) -> tuple[RawEntry, list[Problem]]:
    fields, problems = dict(entry.fields), []
    for name, parent_key in _parents(entry):
        parent = entries.get(parent_key)
        if parent is None or parent_key in (*seen, entry.key):
            text = f'"{entry.key}": there is no entry "{parent_key}" for its {name}'
            if parent:
                text = f'"{entry.key}": its {name} leads back to it'
            line = entry.line + _lines_before(entry.source, name)
            hint = "" if parent else nearest(parent_key, entries.keys() - {entry.key})
            problems.append(Problem("bib-field", entry.path, text, hint, line=line))
            continue
        parent, found = _completed(parent, entries, (*seen, entry.key))
        problems += found
        own = set() if name == "xdata" else OWN
        for field, value in parent.fields.items():
            if field not in own:
                fields.setdefault(field, value)
        if name == "crossref" and entry.kind in PARTS and "title" in parent.fields:
            fields.setdefault("booktitle", parent.fields["title"])
    return replace(entry, fields=fields), problems


def _parents(entry: RawEntry) -> Iterator[tuple[str, str]]:
    for name in ("crossref", "xdata"):
        for key in entry.fields.get(name, "").split(","):
            if key.strip():
                yield name, key.strip()


def _lines_before(source: str, name: str) -> int:
    found = re.search(rf"\b{name}\s*=", source, re.IGNORECASE)
    return source.count("\n", 0, found.start()) if found else 0
