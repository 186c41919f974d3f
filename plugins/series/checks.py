"""What can be wrong with a series as a whole. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from ..core.diagnostics import Problem, in_header, is_a_slip, nearest
from ..core.posts import Status
from .core import PART_FIELD, SeriesEntry, SeriesGroup


def find_problems(groups: Mapping[str, SeriesGroup]) -> Iterator[Problem]:
    """Yield what is wrong with the series: one part alone, numbers twice, halves that differ."""
    large = [group.name for group in groups.values() if len(group.parts) > 1]
    names = {group.name for group in groups.values()}
    alone = [group for group in groups.values() if len(group.parts) == 1]
    slips = dict(_slips(alone))
    for group in groups.values():
        entries = _entries(group)
        if len(group.parts) == 1 and entries[0].status is Status.PUBLISHED:
            text = f'the series "{group.name}" has one part only'
            if group.name in slips.values():
                continue  # the other one is said
            hint = nearest(group.name, large)
            if group.name in slips:
                hint = f'did you mean "{slips[group.name]}"?'
            # A first part is alone until the second is written; what is nearly another is misspelt.
            if others := [one for one in _listed(group.name) if one in names]:
                text = f'the series "{group.name}" has a comma in its name: a post is in one series'
                hint = f"write Series: {others[0]}"
            rule = "series-name" if hint else "series-alone"
            yield Problem(rule, entries[0].path, text, hint, in_header("Series"))
        yield from _spellings(group, entries)
        for part in group.parts.values():
            yield from _differing_numbers(part)
        yield from _numbers_twice(group)
        if group.name not in slips:
            yield from _numbers_left_out(group)


def _slips(alone: list[SeriesGroup]) -> Iterator[tuple[str, str]]:
    """Yield the names of series of one part that are slips of earlier ones', with these."""
    first = sorted(alone, key=lambda group: min((e.date, e.path) for e in _entries(group)))
    for number, later in enumerate(first):
        for group in first[:number]:
            # Another letter may make another name: "Series A", "Series B".
            is_other = len(group.name) == len(later.name) and sorted(group.name) != sorted(
                later.name
            )
            if is_a_slip(later.name, group.name) and not is_other:
                yield later.name, group.name
                break


def _entries(group: SeriesGroup) -> list[SeriesEntry]:
    return [entry for part in group.parts.values() for entry in part]


def _numbers_left_out(group: SeriesGroup) -> Iterator[Problem]:
    """Yield the part after the only number that no part has, not even a draft."""
    numbered = {e.number: e for e in reversed(_entries(group)) if e.number is not None}
    missing = [n for n in range(1, max(numbered, default=0)) if n not in numbered]
    if len(missing) == 1:  # whoever leaves out several means it
        entry = numbered[missing[0] + 1]
        text = f'"{group.name}" has a part {entry.number}, and no part {missing[0]}'
        hint = "write it, or number the parts again"
        yield Problem("series-gap", entry.path, text, hint, PART_FIELD)


def _listed(name: str) -> list[str]:
    return [one.strip() for one in name.split(",")] if "," in name else []


def _spellings(group: SeriesGroup, entries: Iterable[SeriesEntry]) -> Iterator[Problem]:
    for entry in entries:
        if entry.series != group.name:
            text = f'the series "{entry.series}" is called "{group.name}" elsewhere'
            yield Problem("series-name", entry.path, text, "write it alike", in_header("Series"))


def _differing_numbers(part: list[SeriesEntry]) -> Iterator[Problem]:
    numbered = [entry for entry in part if entry.number is not None]
    for entry in numbered[1:]:
        if entry.number != numbered[0].number:
            text = f"part {entry.number} here, but part {numbered[0].number} in {numbered[0].path}"
            hint = "the posts on one paper are one part"
            yield Problem("series-differs", entry.path, text, hint, PART_FIELD)


def _numbers_twice(group: SeriesGroup) -> Iterator[Problem]:
    """Yield the parts that have the same number, language and status as another part."""
    first: dict[tuple[int, str, Status], SeriesEntry] = {}
    for part in group.parts.values():
        own: dict[tuple[int, str, Status], SeriesEntry] = {}
        for entry in part:
            if entry.number is not None:
                own.setdefault((entry.number, entry.lang, entry.status), entry)
        for key, entry in own.items():
            known = first.setdefault(key, entry)
            if known is not entry:
                text = f'part {entry.number} of "{group.name}" is {known.path} already'
                hint = "they are in the order of their dates; number them again"
                yield Problem("series-part-twice", entry.path, text, hint, PART_FIELD)
