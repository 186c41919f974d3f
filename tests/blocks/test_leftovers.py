"""Marks of Markdown that a page shows are reported, and nothing else is."""

import pytest
from conftest import post

from plugins.blocks.leftovers import find_leftovers

AS_IT_IS = "is shown as it is: it has no [, or is within HTML"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>a **Word: <em>b</em></p>", 'the ** before "Word" is shown as it is'),
        ("<p>one** b</p>", 'the ** after "one" is shown as it is'),
        ("<p><math><mi>x</mi></math> **a</p>", 'the ** before "a" is shown as it is'),
        ("<p>a `tick</p>", 'the ` before "tick" is shown as it is'),
        ("<td>*in a cell*</td>", "*in a cell* is shown as it is"),
        ("<div>so _very_, very</div>", "_very_ is shown as it is"),
        ('<p>bar](<a href="x">x</a>)</p>', f'the link after "bar" {AS_IT_IS}'),
        ("<p>bar](https://x.org and</p>", 'the address of the link after "bar" is never closed'),
        ("<p>by [One][].</p>", 'there is no address for "One" in [One][]'),
        ("<p>by [One][6].</p>", 'there is no address for "6" in [One][6]'),
    ],
)  # fmt: skip
def test_what_is_shown_as_it_is(html, said):
    assert [one.said for one in find_leftovers(html)] == [said]


@pytest.mark.parametrize(
    "html",
    [
        "<code>**kw</code> 2**3 and a ** b, x[i][j], f(x)[0](y), f**k",
        '<pre><span>**a`</span></pre> <math><mo>**a</mo></math> <a title="**a">b</a>',
        "<!-- **a --> <script>a ](/x) **b</script>",
        "<!-- **a",
        "<p>*p &lt; 0.05, 2*3*4, a * b * c, snake_case_word, x_i and y_i, *a</p>",
    ],
)
def test_what_is_no_mark(html):
    assert list(find_leftovers(html)) == []


def test_they_are_reported_with_their_lines_unless_they_are_escaped(build):
    body = """\
{: .nothing}

Escaped \\*\\*foo and \\`a here, **bold** and `code **x`.

Next **Word: **text alone.

[bar](/ and ]bar](https://a.org).

<p>Some **bold** in HTML</p>

<div>
<p>One<d-footnote>A *note*</d-footnote> two ^[and more of them].</p>
</div>
"""
    site = build({"a.md": post("Slug: a", body=body)})
    assert site.rules() == [
        ("a.md", 5, "markdown-other"),
        ("a.md", 9, "markdown-marks"),
        ("a.md", 11, "markdown-marks"),
        ("a.md", 11, "markdown-marks"),
        ("a.md", 13, "markdown-marks"),
        ("a.md", 16, "markdown-marks"),
        ("a.md", 16, "markdown-other"),
    ]
    text = site.soup("a.html").select_one(".content").get_text()
    assert "One (A *note*) two (and more of them)." in text
    ignoring = post("Slug: a", "Ignore: markdown-marks, markdown-other", body=body)
    assert build({"a.md": ignoring}).rules() == []


def test_what_is_no_tag_is_shown_or_reported(build):
    body = """\
Use <stdio.h>, <std::vector>, <user_name>, `<int>`, <https://a.org/b_c.d> and <b>bold</b>.

A vector<int> and a List<T>, <x-own>y</x-own>, $a<b>c$, <mark>m</mark>.
"""
    site = build({"a.md": post("Slug: a", body=body)})
    text = site.soup("a.html").select_one(".content").get_text()
    assert "Use <stdio.h>, <std::vector>, <user_name>, <int>, https://a.org/b_c.d and bold." in text
    assert site.rules() == [("a.md", 7, "markdown-other")] * 2
    assert "A vector<int> and a List<T>, y, " in text
    assert "<T>, which is no element of HTML" in site.warnings[0]


def test_commands_of_a_formula_without_its_end_are_in_one_report(build):
    body = "$$\\boldsymbol{B} = \\dots, \\textbf{x}\n\nNext \\emph{y}."
    site = build({"a.md": post("Slug: a", body=body)})
    assert site.rules() == [("a.md", 5, "math-delimiter"), ("a.md", 7, "markdown-other")]
