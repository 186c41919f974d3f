"""A heading puts the title of a statement into brackets: it has none of its own around it."""

import time

import pytest

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
