"""Ids of two posts on one page, and the links to them."""

import pytest

from plugins.papers.prefixing import Origin, keep_apart, rebase_links

OWN = Origin("math--", frozenset({"a", "b", "eq-1", "é", "fn:1"}))
OTHER = Origin("overview--", frozenset({"a", "o"}))
PLACES = {"/full/": OWN, "/words/?x&y": OTHER}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<p id="a">', '<p id="math--a">'),
        ("<p id='a'>", '<p id="math--a">'),
        ("<p id=a>", '<p id="math--a">'),
        ('<a href="#a">', '<a href="#math--a">'),
        ('<a href="#fn:1">', '<a href="#math--fn:1">'),
        ('<a href="#%C3%A9">', '<a href="#math--%C3%A9">'),
        ('<a href="/full/#b">', '<a href="#math--b">'),
        ('<a href="/words/?x&amp;y#o">', '<a href="#overview--o">'),
        ('<a name="a"></a>', '<a name="math--a"></a>'),
        ('<label for="a">', '<label for="math--a">'),
        ('<td headers="a b">', '<td headers="math--a math--b">'),
        ('<div aria-labelledby="a eq-1">', '<div aria-labelledby="math--a math--eq-1">'),
        ('<div aria-describedby="b">', '<div aria-describedby="math--b">'),
        ('<use xlink:href="#a"/>', '<use xlink:href="#math--a"/>'),
        ('<math><mtd id="a"></math>', '<math><mtd id="math--a"></math>'),
        ('<math><mi class="x"></math><p id="a">', '<math><mi class="x"></math><p id="math--a">'),
        ('<path fill="url(#a)"/>', '<path fill="url(#math--a)"/>'),
    ],
)
def test_ids_and_what_names_them(before, after):
    assert keep_apart(before, OWN, PLACES) == after


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/full/">',
        '<a href="/words/?x&amp;y">',
        '<a href="/elsewhere/#a">',
        '<a href="#nowhere">',
        '<a href="#">',
        '<a href="/full/#o">',
        'text with id="a" in it',
        '<code>&lt;p id="a"&gt;</code>',
        '<!-- <p id="a"> -->',
        "<p title='say id=\"a\"'>",
        '<input name="a">',
        '<p data-id="a">',
    ],
)
def test_everything_else_stays(html):
    assert keep_apart(html, OWN, PLACES) == html


def test_a_value_stays_escaped():
    assert keep_apart('<p id="a&quot;&lt;b">', OWN, {}) == '<p id="math--a&quot;&lt;b">'


def test_ids_are_found_in_tags_alone():
    html = '<h2 id="a">x</h2> id="no" <!-- <p id="no"> --><a name="b"></a><input name="no">'
    assert rebase_links(html, "posts/a/", "../..")[1] == {"a", "b"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("pic.svg", "../../posts/a/pic.svg"),
        ("../b/", "../../posts/b/"),
        ("?q=1", "../../posts/a/?q=1"),
        ("/pic.svg", "/pic.svg"),
        ("#x", "#x"),
        ("", ""),
        ("https://example.org/x", "https://example.org/x"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("{static}/pic.svg", "{static}/pic.svg"),
        ("|filename|x.md", "|filename|x.md"),
    ],
)
def test_relative_links_are_rebased(value, expected):
    html = f'<img src="{value}">'
    assert rebase_links(html, "posts/a/", "../..")[0] == f'<img src="{expected}">'
