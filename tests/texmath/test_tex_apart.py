"""The TeX of a page's formulas, after them."""

import pytest

from plugins.texmath.tex_apart import tex_apart


def formula(inner, tex, head="<math>"):
    note = f'<annotation encoding="application/x-tex">{tex}</annotation>'
    return f"{head}<semantics><mrow>{inner}</mrow>{note}</semantics></math>"


def test_the_tex_of_all_formulas_comes_after_them_a_line_for_each():
    first, second = formula("<mi>α</mi>", r"&lt;\alpha"), formula("<mi>b</mi>", "b ")
    html = f"<p>{first} and {second}</p>"
    assert tex_apart(html) == (
        "<p><math><mrow><mi>α</mi></mrow></math> and <math><mrow><mi>b</mi></mrow></math></p>"
        '<template id="tex">&lt;\\alpha\nb </template>'
    )


@pytest.mark.parametrize(
    ("html", "line"),
    [
        # What its formula says already.
        (formula("<mi>n</mi>", "n"), ""),
        (formula('<mn class="sym-1">10</mn>', "10"), ""),
        (formula("<mi>f</mi><mi>n</mi>", "fn"), "fn"),
        # In a line, a tab is a new line.
        (formula("<mi>a</mi>", "a\n\tb"), "a\t b"),
        (formula("<mi>a</mi>", "a +", '<math class="m-long"><mrow><mi>b</mi></mrow>'), "a +"),
        # Of formulas without TeX, and those of an author's own.
        ("<math><semantics><mrow><mi>x</mi></mrow></semantics></math>", ""),
        ("<math><mi>x</mi></math>", ""),
        ("<math><semantics><mi>x</mi><annotation>y</annotation></semantics></math>", ""),
    ],
)
def test_a_line(html, line):
    html = f"{formula('<mi>β</mi>', 'beta')}{html}"
    assert tex_apart(html).endswith(f'<template id="tex">beta\n{line}</template>')
    assert tex_apart(html).count("<math") == 2


@pytest.mark.parametrize(
    "html", ["", "<p>a</p>", "<math><mi>x</mi></math>", f"<!-- {formula('', 'a')} -->"]
)
def test_where_there_is_none_nothing_changes(html):
    assert tex_apart(html) == html


def test_a_formula_that_an_author_has_parted_stays():
    html = "<math><semantics><mi>x</mi><annotation>y</annotation></semantics></math>"
    assert html in tex_apart(formula("<mi>α</mi>", r"\alpha") + html)
