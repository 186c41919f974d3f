"""A heading puts the title of a statement into brackets: it has none of its own around it."""

import time

import pytest

from plugins.theorems.proof_titles import read_called, read_proved
from plugins.theorems.titles import says, unbracketed


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("(Density)", "Density"),
        ("(Density (of nets))", "Density (of nets)"),
        ("(informal) (Density)", "informal, Density"),
        ("( Density )", "Density"),
        ("($f(x)$)", "$f(x)$"),
        ("[@roe2020]", "@roe2020"),
        ("[@thm-a]", "@thm-a"),
        ("[@roe2020, Theorem 3]", "@roe2020 [Theorem 3]"),
        *((one, one) for one in ("", "()", "(a", "a)", "Density (strong)", "(Roe) and (Doe)")),
        *((one, one) for one in ("(a) b (c)", ")(", "[@thm-a, part 1]", "[@roe2020; @doe2021]")),
    ],
)
def test_brackets_around_a_title(title, bare):
    assert unbracketed(title) == bare


def test_a_word_that_a_title_has():
    assert says("Density (Informal)", "informal")
    assert says("informal version", "informal")
    assert not says("informality", "informal")


def test_many_brackets_take_no_time():
    start = time.process_time()
    for title in ("(" * 50_000, "()" * 50_000, "(" * 25_000 + ")" * 25_000, "[@" + "a" * 50_000):
        unbracketed(title)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("title", "label", "rest", "is_sketch"),
    [
        ("Of @thm-a", "thm-a", "", False),
        ("Proof of @thm-a", "thm-a", "", False),
        ("Beweis von @thm-a: der Rest", "thm-a", "der Rest", False),
        ("Sketch of the proof of @thm-a", "thm-a", "", True),
        ("Proof sketch for [@thm-a]", "thm-a", "", True),
        ("of Theorem \\ref{thm-a}", "thm-a", "", False),
        ("of @thm-a and @lem-b", "thm-a", "and @lem-b", False),
        ("Idea of @thm-a", "thm-a", "Idea", False),
    ],
)
def test_what_a_title_of_a_proof_says_that_it_proves(title, label, rest, is_sketch):
    assert read_proved(title) == (label, rest, is_sketch)


def test_a_title_of_a_proof_may_say_the_number_of_a_statement():
    assert read_called("Proof of Theorem 2.1") == ("Theorem", "2.1")
    assert read_called("of the Lemma~A1") == ("Lemma", "A1")
    assert read_called("of the big theorem") is None
    assert read_proved("of the big theorem") is None
