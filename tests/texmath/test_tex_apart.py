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
        "<p><math><mi>α</mi></math> and <math><mi>b</mi></math></p>"
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


@pytest.mark.parametrize(
    ("drawn", "left"),
    [
        ("<mrow><mi>x</mi></mrow>", "<mi>x</mi>"),
        ("<mrow><mi>x</mi><mrow><mo>(</mo></mrow></mrow>", "<mi>x</mi><mrow><mo>(</mo></mrow>"),
        # A row that says something, two rows, and what is no row.
        ('<mrow intent="set"><mi>x</mi></mrow>', '<mrow intent="set"><mi>x</mi></mrow>'),
        ("<mrow><mi>x</mi></mrow><mrow><mo>=</mo></mrow>",) * 2,
        ("<mfrac><mrow><mi>x</mi></mrow><mi>y</mi></mfrac>",) * 2,
    ],
)
def test_the_row_that_the_tex_was_tied_to_goes(drawn, left):
    note = '<annotation encoding="application/x-tex">long</annotation>'
    html = f'<math display="block"><semantics>{drawn}{note}</semantics></math>'
    assert tex_apart(html).startswith(f'<math display="block">{left}</math><template')


def test_rows_between_which_a_line_breaks_stay():
    html = formula("<mo>=</mo><mi>b</mi>", "a=b", '<math class="m-long"><mrow><mi>a</mi></mrow>')
    rows = "<mrow><mi>a</mi></mrow><mrow><mo>=</mo><mi>b</mi></mrow>"
    assert tex_apart(html).startswith(f'<math class="m-long">{rows}</math>')
