"""What rests on what, as a graph."""

from itertools import pairwise

from plugins.dependencies.graph import ProofGraph, Reliance, StatementKey

A, B, C, D = (StatementKey("p.md", name) for name in "abcd")


def graph(**below):
    keys = {key.id: key for key in (A, B, C, D)}
    return ProofGraph({
        key: [Reliance(key, keys[one], in_proof=True) for one in below.get(key.id, "")]
        for key in (A, B, C, D)
    })  # fmt: skip


def test_everything_below_comes_before_what_rests_on_it():
    assert graph(d="bc", c="a", b="a").everything_below(D) == [A, B, C, D]
    assert graph().everything_below(D) == [D]


def test_what_a_statement_rests_on_by_way_of_another_is_known():
    found = graph(d="ab", c="a", b="a")
    assert [found.is_roundabout(one) for one in found.below[D]] == [True, False]
    assert not found.is_roundabout(found.below[C][0])


def test_a_circle_ends_and_has_each_statement_once():
    found = graph(a="b", b="a").everything_below(A)
    assert sorted(found) == [A, B]
    assert found[-1] == A


def test_a_long_chain_needs_no_stack():
    keys = [StatementKey("p.md", str(number)) for number in range(5000)]
    below = {k: [Reliance(k, o, in_proof=True)] for k, o in pairwise(keys)}
    assert len(ProofGraph(below).everything_below(keys[0])) == 5000
    assert list(ProofGraph(below).circles()) == []


def test_circles_are_found_once_each():
    assert list(graph(a="b", b="c").circles()) == []
    (circle,) = graph(a="b", b="c", c="a", d="a").circles()
    assert circle[0] == circle[-1]
    assert {*circle} == {A, B, C}
    for first, second in pairwise(circle):
        assert {A: B, B: C, C: A}[first] == second
    assert len(list(graph(a="b", b="a", c="d", d="c").circles())) == 2


def test_what_nothing_rests_on():
    assert list(graph(a="b").unused([A, B, C])) == [A, C]
