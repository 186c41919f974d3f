"""What entries lack. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator

from ..core.diagnostics import Problem
from .doubtful_fields import find_misspelt
from .latex import decode_entities
from .model import RawEntry
from .names import OTHERS, has_family, split_commas, split_joined, split_names
from .splitting import lines_before

#: Kinds that often have no author, or no year.
NO_AUTHOR = {
    *("misc", "online", "electronic", "www", "manual", "software", "dataset", "proceedings"),
    *("mvproceedings", "periodical", "booklet", "standard", "collection", "reference"),
}
NO_YEAR = {"misc", "online", "electronic", "www", "manual", "software", "dataset", "unpublished"}
#: Entries that only others inherit from, and sets of entries.
NO_PAPER = {"xdata", "set"}
AUTHORS = ("author", "editor", "organization", "institution", "key")


def find_lacking(entries: Iterable[RawEntry], broken: Collection[str] = ()) -> Iterator[Problem]:
    """Yield a problem for each entry without a title, an author or a year that it should have.

    What a ``broken`` entry has in a part that cannot be read has been said with the reason.
    """
    for entry in entries:
        if entry.kind in NO_PAPER:
            continue
        lacking = [] if "title" in entry.fields else ["title"]
        if entry.kind not in NO_AUTHOR and not any(name in entry.fields for name in AUTHORS):
            lacking.append("author")
        year = "year" in entry.fields or "date" in entry.fields
        if entry.kind not in NO_YEAR and not year:
            lacking.append("year")
        if entry.key in broken:
            lacking = [name for name in lacking if not _is_written(entry, name)]
        meant = {near for _, near in find_misspelt(entry)}
        lacking = [name for name in lacking if name not in meant]
        if lacking:
            text = f'"{entry.key}" has no {" and no ".join(lacking)}'
            yield Problem("bib-field", entry.path, text, line=entry.line)


def _is_written(entry: RawEntry, field: str) -> bool:
    return re.search(rf"\b{field}\s*[={{:]", entry.source, re.IGNORECASE) is not None


def find_joined(entries: Iterable[RawEntry]) -> Iterator[Problem]:
    """Yield a problem for each field whose names are not joined by " and ", or are none."""
    for entry in entries:
        for field in ("author", "editor"):
            value = decode_entities(entry.fields.get(field, ""))
            names = split_names(value)
            line = entry.line + lines_before(entry.source, rf"\b{field}\s*=")
            if value and not names:
                text = f'"{entry.key}": there is no name in "{field}"'
                yield Problem("bib-field", entry.path, text, line=line)
                continue
            for name in names:
                if not has_family(name):
                    text = f'"{entry.key}": "{name}" in "{field}" has no family name'
                    hint = "it is cited by the given name"
                    yield Problem("bib-field", entry.path, text, hint, line=line)
            apart = [split_commas(name) for name in names]
            if names == split_joined(value) and not any(apart):
                continue
            every = [
                one for name, parts in zip(names, apart, strict=True) for one in parts or [name]
            ]
            bare = every[-1].lower().removeprefix("and ")
            last = "others" if bare in OTHERS else every[-1]
            text = f'"{entry.key}": the names in "{field}" are not joined by " and "'
            hint = f"write {' and '.join([*every[:-1], last])}"
            if any(parts == [name] for name, parts in zip(names, apart, strict=True)):
                hint = 'write " and " between two names'
            yield Problem("bib-field", entry.path, text, hint, line=line)
