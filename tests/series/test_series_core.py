"""The parts of a series and who sees what of them. No Pelican here."""

from datetime import UTC, datetime

import pytest

from plugins.core.posts import PartKey, Status, Viewer
from plugins.series.checks import find_problems
from plugins.series.core import SeriesEntry, arrange, group_entries, parse_number, series_id

PUBLISHED, DRAFT = Status.PUBLISHED, Status.DRAFT


def viewer(level, lang="en", status=PUBLISHED):
    return Viewer(level, lang, status, "en")


READER = viewer("")


def entry(path, part=None, number=None, level="", lang="en", status=PUBLISHED, day=1, series="S"):
    date = datetime(2024, 1, day, tzinfo=UTC)
    post = {"path": path, "level": level, "lang": lang, "status": status, "date": date}
    return SeriesEntry(
        **post, series=series, part=PartKey("paper", part or path), number=number, order=date
    )


def seen(entries, view=READER):
    (story,) = group_entries(entries).values()
    return [part.chosen.path for part in arrange(story, view)]


def problems(*entries):
    return [(p.rule, p.path) for p in find_problems(group_entries(entries))]


def test_numbered_parts_come_first_then_the_others_by_date():
    entries = [entry("a", day=2), entry("b", day=1), entry("c", number=10), entry("d", number=2)]
    assert seen(entries) == ["d", "c", "b", "a"]


PAIRS = [
    entry("1o", "p1", 1, "overview"),
    entry("1m", "p1", 1, "math"),
    entry("2o", "p2", 2, "overview"),
    entry("3", number=3),
    entry("4m", "p4", None, "math"),
    entry("4o", "p4", 4, "overview", status=DRAFT),
]


@pytest.mark.parametrize(
    ("view", "path"),
    [
        (READER, ["1o", "2o", "3", "4m"]),
        (viewer("overview"), ["1o", "2o", "3", "4m"]),
        (viewer("math"), ["1m", "2o", "3", "4m"]),
        (viewer("overview", status=DRAFT), ["1o", "2o", "3", "4o"]),
    ],
)
def test_moving_along_keeps_the_level_where_it_can(view, path):
    assert seen(PAIRS, view) == path


def test_a_part_knows_both_levels():
    (story,) = group_entries(PAIRS).values()
    first, *_ = arrange(story, READER)
    assert {level: e.path for level, e in first.levels.items()} == {"overview": "1o", "math": "1m"}


def test_a_language_keeps_to_itself_and_falls_back_to_the_sites():
    entries = [
        entry("1", "one", 1),
        entry("1-fr", "one", 1, lang="fr"),
        entry("2", "two", 2),
        entry("3-fr", "trois", 3, lang="fr"),
        entry("3", "three", 3),
    ]
    assert seen(entries) == ["1", "2", "3"]
    assert seen(entries, viewer("", "fr")) == ["1-fr", "2", "3-fr"]


@pytest.mark.parametrize(("raw", "number"), [("1", 1), ("07", 7), ("12", 12), ("0", None)])
def test_parse_number(raw, number):
    assert parse_number(raw) == number


@pytest.mark.parametrize("raw", ["II", "two", "1.5", "-1", "1a"])
def test_unreadable_numbers(raw):
    with pytest.raises(ValueError):
        parse_number(raw)


def test_a_series_of_one_names_the_series_that_was_meant():
    entries = [entry("a"), entry("b"), entry("c", series="SS")]
    assert problems(*entries) == [("series-name", "c")]
    entries = [entry("a", series="Deep"), entry("b", series="Deep"), entry("c", series="Depe")]
    (problem,) = find_problems(group_entries(entries))
    assert problem.hint == 'did you mean "Deep"?'


def test_of_two_series_of_one_part_the_later_is_a_slip_of_the_earlier():
    two = [entry("a", series="Depth", number=1), entry("b", series="Dpeth", number=2)]
    (problem,) = find_problems(group_entries(two))
    assert (problem.rule, problem.path, problem.hint) == (
        "series-name", "b", 'did you mean "Depth"?'
    )  # fmt: skip
    others = [entry("a", series="Course A", number=1), entry("b", series="Course B", number=1)]
    assert problems(*others) == [("series-alone", "a"), ("series-alone", "b")]


def test_a_number_left_out_is_reported_once_and_not_where_a_draft_has_it():
    assert problems(entry("a", number=1), entry("b", number=3)) == [("series-gap", "b")]
    assert problems(entry("a", number=2), entry("b", number=3)) == [("series-gap", "a")]
    draft = entry("d", number=2, status=Status.DRAFT)
    assert problems(entry("a", number=1), draft, entry("b", number=3)) == []
    assert problems(entry("a", number=10), entry("b", number=20)) == []


def test_a_paper_of_two_posts_is_still_a_series_of_one():
    assert problems(entry("o", "p", 1, "overview"), entry("m", "p", 1, "math")) == [
        ("series-alone", "m")
    ]


def test_a_number_twice_is_reported_for_the_second_part_only():
    assert problems(entry("a", number=1), entry("b", number=1), entry("c", number=2)) == [
        ("series-part-twice", "b")
    ]
    assert problems(entry("a", "x", 1), entry("a-fr", "y", 1, lang="fr")) == []


def test_halves_that_differ():
    halves = [entry("m", "p", 1, "math"), entry("o", "p", 2, "overview"), entry("z", number=3)]
    assert problems(*halves) == [("series-differs", "o")]


def test_spellings_of_one_series():
    assert series_id("The  Power of depth") == series_id("the power of Depth")
    entries = [entry("a", series="Depth"), entry("b", series="depth")]
    assert problems(*entries) == [("series-name", "b")]
    assert seen(entries) == ["a", "b"]
