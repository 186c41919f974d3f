"""Read the entries of all series out of the contents of a run."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

from pelican.contents import Content

from ..core.diagnostics import Problem, in_header
from ..core.fields import get_field, read_paper, text_field
from ..core.posts import LEVELS, rank
from .core import PART_FIELD, Entry, join_halves, parse_number

NUMBER_HINT = "write a whole number from 1; until then the part stands behind the numbered ones"

Order = Callable[[Content], datetime | str]


def collect_entries(
    contents: Iterable[Content], order: Order, default_lang: str
) -> tuple[list[Entry], list[Problem]]:
    """Return the entries of all series, and what is wrong with their headers."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    claimed: Counter[tuple[str, str, int]] = Counter()
    for content in contents:
        name, found = _read_series(content)
        number, unreadable = _read_number(content)
        level = _read_level(content)
        part = f"paper {read_paper(content)[0]}" if level else f"post {content.slug}"
        place = (part, content.lang, rank(content))
        if claimed[place] and not level:  # another post under the same slug, no translation
            part = f"{part} {content.source_path}"
        claimed[place] += 1
        path, day = content.source_path, order(content)
        entries.append(Entry(path, name, part, number, level, content.lang, rank(content), day))
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


def _read_level(content: Content) -> str:
    key, raw = read_paper(content)
    return raw.casefold() if key and raw.casefold() in LEVELS else ""


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


def _part_of_nothing(entry: Entry) -> list[Problem]:
    if entry.number is None:
        return []
    text = f"part {entry.number} of no series"
    return [Problem("series-field", entry.path, text, "add Series: name", PART_FIELD)]
