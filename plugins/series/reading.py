"""Read the entries of all series out of the contents of a site."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from pelican.contents import Content

from ..core.diagnostics import Problem, in_header
from ..core.fields import get_field, text_field
from ..core.posts import PartKey, Status, extend, part_of, read_post
from .core import PART_FIELD, SeriesEntry, join_halves, parse_number

NUMBER_HINT = "write a whole number from 1; until then the part comes after the numbered ones"

Order = Callable[[Content], datetime | str]


def collect_entries(
    contents: Iterable[Content], order: Order, default_lang: str
) -> tuple[list[SeriesEntry], list[Problem]]:
    """Return the entries of all series, and what is wrong with their headers."""
    entries: list[SeriesEntry] = []
    problems: list[Problem] = []
    claimed: Counter[tuple[PartKey, str, Status]] = Counter()
    for content in contents:
        name, found = _read_series(content)
        number, unreadable = _read_number(content)
        post = read_post(content)
        part = part_of(post) if post.level else PartKey("post", post.slug)
        place = (part, post.lang, post.status)
        if claimed[place] and not post.level:  # another post under the same slug, no translation
            part = replace(part, path=post.path)
        claimed[place] += 1
        place_in_series = {"series": name, "part": part, "number": number}
        entries.append(extend(SeriesEntry, post, order=order(content), **place_in_series))
        problems += [*found, *(unreadable if name else ())]
    inside, outside, differing = join_halves(entries, default_lang)
    problems += [p for entry in outside for p in _part_of_nothing(entry)]
    return inside, problems + differing


def _read_series(content: Content) -> tuple[str, list[Problem]]:
    value, name = get_field(content, "series"), text_field(content, "series")
    if value is None or isinstance(value, str):
        return name, []
    text, hint = "a post belongs to one series", f'"{name}" counts' if name else "Series: name"
    return name, [Problem("series-field", content.source_path, text, hint, in_header("Series"))]


def _read_number(content: Content) -> tuple[int | None, list[Problem]]:
    """Return the number of a part, and what is wrong with it."""
    field = "part" if text_field(content, "part") else "series_index"
    raw = text_field(content, field)
    try:
        number = parse_number(raw) if raw else None
    except ValueError:
        number = None
    if number or not raw or (raw.strip("0") == "" and field == "series_index"):
        return number, []
    text = f'the part number "{raw}" is no whole number from 1'
    path, near = content.source_path, in_header(field)
    return None, [Problem("series-part", path, text, NUMBER_HINT, near)]


def _part_of_nothing(entry: SeriesEntry) -> list[Problem]:
    if entry.number is None:
        return []
    text = f"part {entry.number} of no series"
    return [Problem("series-field", entry.path, text, "add Series: name", PART_FIELD)]
