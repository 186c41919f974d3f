"""Headings, counts and excerpts out of rendered HTML."""

import pytest

from plugins.core.characters import without_endless
from plugins.core.generated_markup import strip_for
from plugins.core.hypertext import Heading, escape_title, insert_after_headings, parse_headings
from plugins.core.reading_time import Extent, measure


@pytest.mark.parametrize(
    ("html", "headings"),
    [
        ('<h2 id="a">One</h2>', [Heading(2, "a", "One")]),
        ("<h3 class='x' id='a'>O<em>n</em>e &amp;\n two</h3>", [Heading(3, "a", "One & two")]),
        ('<h2 data-pair="b" id="a">A</h2>', [Heading(2, "a", "A", "b")]),
        ("<h2>A</h2>", [Heading(2, "", "A")]),
        (
            "<h2>On <math><mi>x</mi><annotation>x_1</annotation></math></h2>",
            [Heading(2, "", "On x")],
        ),
        (
            '<h2>One<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup></h2>',
            [Heading(2, "", "One")],
        ),
        ('<div class="section" id="a">\n<h2>A</h2>', [Heading(2, "a", "A")]),
        ('<section id="a">\n<h2 class="t">A</h2>', [Heading(2, "a", "A")]),
        ('<!-- <h2 id="a">A</h2> -->', []),
        ("<pre>&lt;h2&gt;A&lt;/h2&gt;</pre>", []),
        (
            '<h2 data-id="x" id="a">A</h2><h3 id="b">B</h3>',
            [Heading(2, "a", "A"), Heading(3, "b", "B")],
        ),
    ],
)
def test_parse_headings(html, headings):
    assert parse_headings(html) == headings


def test_insert_after_headings():
    html = '<p>x</p><h2 id="a">A</h2><p>y</p><h2 id="b">B</h2>'
    amended = insert_after_headings(html, lambda h: f"[{h.id}]" if h.id == "a" else "")
    assert amended == '<p>x</p><h2 id="a">A</h2>[a]<p>y</p><h2 id="b">B</h2>'


@pytest.mark.parametrize(
    ("html", "words", "formulas"),
    [
        ("<p>Three short words.</p>", 3, 0),
        ("<p>It's well-known</p>", 2, 0),
        ("<p>a <code>b c</code></p><pre>d e</pre>", 1, 0),
        (r'<p>a <span class="math">\(x\)</span></p><div class="math">$$y$$</div>', 1, 2),
        ("<p>a <math><mi>x</mi></math> b</p>", 2, 1),
        ("<p>costs $5 and $6, $x$ and $a_1<em> + b</em>$ here</p>", 6, 2),
        ("<p>$$x = 1$$</p>", 0, 1),
        ("<p>深度学习</p>", 2, 0),
        ("", 0, 0),
    ],
)
def test_measure(html, words, formulas):
    assert measure(html) == Extent(words, formulas)


@pytest.mark.parametrize(
    ("extent", "minutes"),
    [(Extent(0, 0), 1), (Extent(230, 0), 1), (Extent(231, 0), 2), (Extent(200, 100), 3)],
)
def test_minutes(extent, minutes):
    assert extent.minutes(230, 4) == minutes


def test_an_excerpt_has_no_ids_notes_and_links_within_its_page():
    html = (
        '<h2 class="x" id="a">A</h2><p>b'
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>'
        ' <a href="#a">c</a> <a href="/d">e</a></p>'
    )
    assert strip_for("excerpt", html) == '<h2 class="x">A</h2><p>b c <a href="/d">e</a></p>'


@pytest.mark.parametrize(
    ("text", "html"),
    [("A & B", "A &amp; B"), ("n < d > p", "n &lt; d &gt; p"), ("a &mdash; b", "a &mdash; b")],
)
def test_escape_title(text, html):
    assert escape_title(text) == html


def test_the_number_of_a_character_has_an_end():
    assert without_endless(f"a &#{'9' * 5000}; &#x1F600; &#10;") == "a \ufffd &#x1F600; &#10;"
