"""Which post is whose other half. No Pelican here."""

import time
from datetime import UTC, datetime

import pytest

from plugins.core.diagnostics import KnownWords
from plugins.core.hypertext import Heading
from plugins.core.posts import Post, Status
from plugins.pairs.core import find_problems, group_posts, match_halves, match_sections

PUBLISHED, HIDDEN, DRAFT = Status
LABELS = {"overview": "Overview", "math": "Mathematics"}


def half(path, level, lang="en", status=PUBLISHED, key="k", day=1):
    date = datetime(2024, 1, day, tzinfo=UTC)
    return Post(path, key=key, level=level, lang=lang, status=status, date=date)


def others(*posts):
    halves = match_halves(sorted(posts, key=lambda p: p.path), "en")
    return {path: other.path if other else None for path, other in halves.items()}


def problems(*posts):
    return [(p.rule, p.path) for p in find_problems(group_posts(posts), "en", LABELS)]


def test_both_directions():
    assert others(half("o", "overview"), half("m", "math")) == {"o": "m", "m": "o"}


@pytest.mark.parametrize(
    ("viewer", "other", "sees"),
    [
        (PUBLISHED, PUBLISHED, True),
        (PUBLISHED, HIDDEN, False),
        (PUBLISHED, DRAFT, False),
        (HIDDEN, PUBLISHED, True),
        (HIDDEN, HIDDEN, True),
        (HIDDEN, DRAFT, False),
        (DRAFT, PUBLISHED, True),
        (DRAFT, HIDDEN, True),
        (DRAFT, DRAFT, True),
    ],
)
def test_who_sees_whom(viewer, other, sees):
    seen = others(half("o", "overview", status=viewer), half("m", "math", status=other))
    assert seen["o"] == ("m" if sees else None)


def test_a_draft_prefers_a_draft():
    seen = others(
        half("o", "overview"),
        half("o2", "overview", status=DRAFT),
        half("m", "math"),
        half("m2", "math", status=DRAFT),
    )
    assert seen == {"o": "m", "o2": "m2", "m": "o", "m2": "o2"}


def test_each_language_has_its_pair():
    seen = others(
        half("o", "overview"),
        half("m", "math"),
        half("o-fr", "overview", "fr"),
        half("m-fr", "math", "fr"),
    )
    assert (seen["o-fr"], seen["m-fr"], seen["o"]) == ("m-fr", "o-fr", "m")


def test_a_missing_translation_falls_back_to_the_sites_language():
    posts = [half("o", "overview"), half("m", "math"), half("o-fr", "overview", "fr")]
    assert others(*posts)["o-fr"] == "m"
    assert problems(*posts) == []


def test_halves_of_different_languages():
    posts = [half("o", "overview"), half("m", "math", "fr")]
    assert others(*posts) == {"o": "m", "m": "o"}
    assert problems(*posts) == [("pair-language", "o")]


def test_a_missing_half_is_reported_once_and_not_for_drafts():
    assert problems(half("o", "overview")) == [("pair-missing-half", "o")]
    assert problems(half("o", "overview", status=DRAFT)) == []
    assert problems(half("o", "overview"), half("m", "math", status=DRAFT)) == [
        ("pair-missing-half", "o")
    ]


def test_a_misspelt_key_is_named():
    groups = group_posts(
        [half("o", "overview", key="telgarsky2016"), half("m", "math", key="telgarski2016")]
    )
    found = list(find_problems(groups, "en", LABELS))
    # Once, at the later one: to follow the advice at both would swap the keys.
    assert [(p.rule, p.path, p.hint) for p in found] == [
        ("pair-missing-half", "o", 'did you mean "telgarski2016"?')
    ]


def test_two_posts_for_one_level():
    posts = [half("o", "overview"), half("m1", "math", day=1), half("m2", "math", day=2)]
    assert others(*posts) == {"o": "m1", "m1": "o", "m2": "o"}
    assert problems(*posts) == [("pair-two-posts", "m2")]


def test_a_broken_level_is_one_problem_not_two():
    assert problems(half("o", "overview"), half("m", "")) == []


def sections(*specs):
    return [Heading(2, id_, id_.upper(), pair) for id_, pair in specs]


@pytest.mark.parametrize(
    ("here", "there", "matched"),
    [
        ([("a", None)], [("a", None)], {"a": "a"}),
        ([("a", None)], [("b", None)], {}),
        ([("a", "b")], [("b", None)], {"a": "b"}),
        ([("a", None)], [("b", "a")], {"a": "b"}),
        ([("a", "none")], [("a", None)], {}),
        ([("a", None)], [("a", "none")], {}),
        ([("a", None)], [("a", "c")], {}),
        ([("a", "b"), ("c", None)], [("b", "c")], {"a": "b", "c": "b"}),
        ([("", None)], [("", None)], {}),
        ([("a", None)], [("a", None), ("b", "a")], {"a": "b"}),
    ],
)
def test_match_sections(here, there, matched):
    matches, unknown = match_sections(sections(*here), sections(*there))
    assert {m.id: m.other_id for m in matches} == matched
    assert unknown == []


def test_a_section_pairing_that_names_nothing():
    matches, unknown = match_sections(sections(("a", "x")), sections(("a", None)))
    assert matches == []
    assert [(h.id, named) for h, named in unknown] == [("a", "x")]


def test_a_thousand_posts_on_one_paper_are_matched_in_one_pass():
    posts = [half(f"{n:04}", "math" if n % 2 else "overview") for n in range(1000)]
    assert others(*posts)["0999"] == "0000"


def test_among_many_keys_the_nearest_is_found_in_a_short_time():
    words = KnownWords(f"paper{n}-{'abc'[n % 3]}" for n in range(3000))
    start = time.process_time()
    for n in range(0, 3000, 3):
        words.nearest(f"papr{n}-a")
    assert time.process_time() - start < 5
    assert words.nearest("paper1500-aa") == 'did you mean "paper1500-a"?'
    assert KnownWords(["depth"]).nearest("dpeth") == 'did you mean "depth"?'
