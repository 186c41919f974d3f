"""Order the posts of a series into parts. Pure: knows nothing of Pelican.

A *part* is a paper with its posts at both levels, or a single post, with its translations. Parts
with a number come first, in that order, then the others by date. What a part shows depends on
the post from which one looks: its level and language are kept, and a published post sees published
ones only.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from ..core.diagnostics import Problem, in_header
from ..core.posts import NO_PART, PartKey, Post, Viewer

PART_FIELD = in_header("Part", "Series_index")


@dataclass(frozen=True, slots=True)
class SeriesEntry(Post):
    """A post as its series sees it."""

    #: The name of the series, as the post writes it; "" for none.
    series: str = ""
    #: Posts with the same key make one part.
    part: PartKey = NO_PART
    #: The number that the author gave it, from 1; None for none.
    number: int | None = None
    #: By what parts without a number are sorted.
    order: datetime | str = ""


@dataclass(frozen=True, slots=True)
class PartView:
    """A part as the reader of a post sees it."""

    #: The entry that a link to the part leads to.
    chosen: SeriesEntry
    #: The best entry for the reader at each level; "" is the level of a single post.
    levels: Mapping[str, SeriesEntry]


@dataclass(slots=True)
class SeriesGroup:
    """The posts of a series."""

    #: The name as the most public post writes it.
    name: str
    #: The entries of each part.
    parts: dict[PartKey, list[SeriesEntry]] = field(default_factory=lambda: defaultdict(list))


def series_id(name: str) -> str:
    """Return what two spellings of one series have in common."""
    return " ".join(name.casefold().split())


def join_halves(
    entries: Iterable[SeriesEntry], default_lang: str
) -> tuple[list[SeriesEntry], list[SeriesEntry], list[Problem]]:
    """Put the half of a paper that names no series into the one that its other half names.

    A half follows only a half that it can see: a published post does not follow a draft. Returns
    the entries that are in a series, those that are in none, and what differs between halves.
    """
    speakers: dict[PartKey, list[SeriesEntry]] = defaultdict(list)
    silent = []
    for entry in sorted(entries, key=lambda e: e.path):
        if entry.series:
            speakers[entry.part].append(entry)
        else:
            silent.append(entry)
    joined, outside = [], []
    for entry in silent:
        seen = [other for other in speakers.get(entry.part, ()) if other.status <= entry.status]

        def nearness(other: SeriesEntry, lang: str = entry.lang) -> tuple[bool, bool, str]:
            return (other.lang != lang, other.lang != default_lang, other.path)

        if seen:
            joined.append(replace(entry, series=min(seen, key=nearness).series))
        else:
            outside.append(entry)
    spoken = [entry for part in speakers.values() for entry in part]
    return spoken + joined, outside, list(_differing_series(speakers))


def _differing_series(speakers: Mapping[PartKey, list[SeriesEntry]]) -> Iterator[Problem]:
    for part in speakers.values():
        named: dict[str, SeriesEntry] = {}
        for entry in part:
            known = named.setdefault(entry.lang, entry)
            if series_id(known.series) != series_id(entry.series):
                text = f'the other half of the paper is in the series "{known.series}"'
                yield Problem("series-differs", entry.path, text, near=in_header("Series"))


def group_entries(entries: Iterable[SeriesEntry]) -> dict[str, SeriesGroup]:
    """Return the series by id, in the order of their ids, each with its entries by part."""
    groups: dict[str, SeriesGroup] = {}
    for entry in sorted(entries, key=lambda e: (series_id(e.series), e.status, e.path)):
        group = groups.setdefault(series_id(entry.series), SeriesGroup(entry.series))
        group.parts[entry.part].append(entry)
    return groups


def arrange(group: SeriesGroup, viewer: Viewer) -> list[PartView]:
    """Return the parts that a viewer sees, in order.

    A part is there if it has a post in the reader's language, or else in the site's, unless the
    reader's language has another part under the same number.
    """
    seen = {key: _visible(entries, viewer) for key, entries in group.parts.items()}
    own = {key for key, entries in seen.items() if any(e.lang == viewer.lang for e in entries)}
    numbers = {_number(seen[key]) for key in own} - {None}
    views = []
    for key, entries in seen.items():
        if entries and (key in own or _number(entries) not in numbers):
            views.append((_order(entries, key), _look(entries, viewer)))
    return [part for _, part in sorted(views, key=lambda row: row[0])]


def _visible(entries: list[SeriesEntry], viewer: Viewer) -> list[SeriesEntry]:
    return [entry for entry in entries if viewer.sees(entry) and viewer.reads(entry)]


def _number(entries: Iterable[SeriesEntry]) -> int | None:
    return min((e.number for e in entries if e.number is not None), default=None)


def _order(entries: list[SeriesEntry], key: PartKey) -> tuple[bool, int, Any, PartKey]:
    number = _number(entries)
    return (number is None, number or 0, min(e.order for e in entries), key)


def _look(entries: list[SeriesEntry], viewer: Viewer) -> PartView:
    """Choose among the posts of a part."""
    ordered = sorted(entries, key=viewer.preference)
    levels: dict[str, SeriesEntry] = {}
    for entry in ordered:
        levels.setdefault(entry.level, entry)
    return PartView(ordered[0], levels)


def parse_number(raw: str) -> int | None:
    """Return a part number from 1, or None for 0, which pelican-series takes for none.

    Raises ValueError for anything else.
    """
    if not (raw.isascii() and raw.isdecimal() and len(raw) < 10):
        raise ValueError(raw)
    return int(raw) or None
