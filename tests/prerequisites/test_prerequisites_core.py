"""Requires and Helps as data: what a field names, who is meant, what goes in circles."""

import pytest

from plugins.core.posts import PartKey, Status
from plugins.prerequisites.graph import cycle_problem, find_cycles, visible
from plugins.prerequisites.model import Edge, Meant, Needing, Unmeant
from plugins.prerequisites.parsing import Named, parse_field
from plugins.prerequisites.resolving import Names


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("a-post, barron1993", [Named("a-post"), Named("barron1993")]),
        ("@barron1993:thm-barron", [Named("barron1993:thm-barron")]),
        (
            "[Sets, and more [old]](https://e.org/a_(b)), x",
            [Named("", "Sets, and more [old]", "https://e.org/a_(b)"), Named("x")],
        ),
        ("https://e.org/x", [Named("", "https://e.org/x", "https://e.org/x")]),
        ("<https://e.org/x>", [Named("", "https://e.org/x", "https://e.org/x")]),
        ({"a": "b"}, [Named("", "a: b")]),
        (["a, b", "c", "a"], [Named("a"), Named("b"), Named("c")]),
        ([{"title": "T", "url": "https://e.org"}], [Named("", "T", "https://e.org")]),
        ("[T](javascript:alert(1))", [Named("", "T", "javascript:alert(1)")]),
        (" , @ ,, ", []),
        (None, []),
        ({}, []),
    ],
)
def test_what_a_field_names(value, named):
    assert parse_field(value) == named


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://e.org/x", True),
        ("HTTP://e.org", True),
        ("javascript:alert(1)", False),
        ("//e.org", False),
        ("/about/", False),
        ("https://", False),
    ],
)
def test_only_addresses_of_the_web_are_linked(address, safe):
    assert Named("", "T", address).is_safe == safe


def post(path, key="", level="", lang="en", status=Status.PUBLISHED, slug=""):
    return Needing(path, slug or path, key, level, lang, status)


OVERVIEW = post("b-o", "barron", "overview")
MATH = post("b-m", "barron", "math")
GERMAN = post("b-de", "barron", "overview", "de")
DRAFT = post("d-m", "draft", "math", status=Status.DRAFT)
SINGLE = post("sets")
READER = post("r-m", "reader", "math")


@pytest.mark.parametrize(
    ("name", "reader", "path"),
    [
        ("barron", READER, "b-m"),
        ("barron", post("r-o", "reader", "overview"), "b-o"),
        ("barron", post("r"), "b-o"),
        ("barron", post("r-de", "reader", "math", "de"), "b-de"),  # the language counts first
        ("barron/overview", READER, "b-o"),
        ("b-o", READER, "b-o"),  # a slug is that post
        ("sets", READER, "sets"),
        ("draft", post("x", status=Status.DRAFT), "d-m"),
    ],
)
def test_who_is_meant(name, reader, path):
    names = Names.of([OVERVIEW, MATH, GERMAN, DRAFT, SINGLE], "en")
    found = names.resolve(name, reader)
    assert isinstance(found, Meant)
    assert found.post.path == path


@pytest.mark.parametrize(
    ("name", "rule", "hint", "shown"),
    [
        ("baron", "requires-unknown", 'did you mean "barron"?', True),
        ("draft", "requires-draft", "publish d-m, or take it out", False),
        ("sets/math", "requires-unknown", "[Title](https://…)", True),
        ("draft/overview", "requires-unknown", "no post on that paper has that level", True),
    ],
)
def test_who_is_not(name, rule, hint, shown):
    names = Names.of([OVERVIEW, MATH, GERMAN, DRAFT, SINGLE], "en")
    found = names.resolve(name, READER)
    assert isinstance(found, Unmeant)
    assert found.rule == rule
    assert hint in found.hint
    assert bool(found.reason) == shown


def edges(*pairs):
    return [
        Edge(PartKey("post", a), PartKey("post", b), relation, f"{b}.md")
        for a, b, relation in (pair if len(pair) == 3 else (*pair, "requires") for pair in pairs)
    ]


def reported(*pairs):
    return [cycle_problem(cycle).text for cycle in find_cycles(edges(*pairs))]


def test_a_cycle_is_named_whole_and_once():
    (problem,) = map(cycle_problem, find_cycles(edges("ab", "bc", "ca", "xa", "cy")))
    assert problem.text == "each requires the next: a → c → b → a"
    assert (problem.rule, problem.path) == ("requires-cycle", "a.md")


def test_every_cycle_is_reported_and_none_where_there_is_none():
    assert reported("ab", "bc", "ac") == []
    assert reported("aa") == ['"a" requires itself']
    assert len(reported("ab", "ba", "xy", "yx")) == 2


def test_what_is_useful_goes_in_no_circle():
    assert reported("ab", ("b", "a", "helps")) == []


def test_what_is_needed_wins_over_what_is_useful():
    found = visible(
        edges(("a", "b", "helps"), ("a", "b", "requires"), ("a", "b", "helps")), Status.PUBLISHED
    )
    assert [edge.relation for edge in found] == ["requires"]


def test_a_reader_knows_no_edge_of_a_draft():
    secret = Edge(PartKey("post", "a"), PartKey("post", "b"), "requires", "b.md", Status.DRAFT)
    assert visible([secret], Status.HIDDEN) == []
    assert visible([secret], Status.DRAFT) == [secret]
