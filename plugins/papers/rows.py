"""Put the sections of an overview and of a math post side by side. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .cutting import Section


@dataclass(frozen=True, slots=True)
class SectionRow:
    """Sections that belong side by side; one of the two fields may be empty."""

    overview: tuple[Section, ...]
    math: tuple[Section, ...]


def arrange(
    overview: Sequence[Section], math: Sequence[Section], matches: Iterable[tuple[str, str]]
) -> list[SectionRow]:
    """Return rows that have each section once.

    ``matches`` has ids of headings, the overview's first. The math post keeps its order, for each
    proof uses what is above it; a section that is only in the overview comes after the one that it
    follows there. Sections with the same counterpart share its row.
    """
    partners = _find_partners(overview, math, matches)
    row_of: dict[int, int] = {}  # of an overview's section, by place
    rows: list[tuple[list[int], list[int]]] = []
    for place in range(len(math)):
        mine = sorted(partners[place])
        number = next((row_of[o] for o in mine if o in row_of), len(rows))
        if number == len(rows):
            rows.append(([], []))
        rows[number][1].append(place)
        for o in mine:
            if row_of.setdefault(o, number) == number and o not in rows[number][0]:
                rows[number][0].append(o)
    followers = _find_followers(len(overview), row_of)
    arranged = [SectionRow((overview[o],), ()) for o in followers[-1]]
    for number, (left, right) in enumerate(rows):
        here = tuple(overview[o] for o in sorted(left)), tuple(math[m] for m in right)
        arranged.append(SectionRow(*here))
        arranged += [SectionRow((overview[o],), ()) for o in followers[number]]
    return arranged


def _find_partners(
    overview: Sequence[Section], math: Sequence[Section], matches: Iterable[tuple[str, str]]
) -> dict[int, set[int]]:
    """Return the places in the overview that belong to each place in the math post.

    A match with a heading deeper in a section counts for that section, if the other heading is the
    first of a section; a match of two deeper headings changes no row.
    """
    left = {id_: place for place, section in enumerate(overview) for id_ in section.ids}
    right = {id_: place for place, section in enumerate(math) for id_ in section.ids}
    first = {section.heading.id for section in overview}, {section.heading.id for section in math}
    partners: dict[int, set[int]] = defaultdict(set)
    for o, m in matches:
        if o in left and m in right and (o in first[0] or m in first[1]):
            partners[right[m]].add(left[o])
    return partners


def _find_followers(count: int, row_of: dict[int, int]) -> dict[int, list[int]]:
    """Return the overview's sections without a row by the row that they follow, -1 for none."""
    followers: dict[int, list[int]] = defaultdict(list)
    row = -1
    for place in range(count):
        row = row_of.get(place, row)
        if place not in row_of:
            followers[row].append(place)
    return followers
