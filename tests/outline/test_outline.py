"""The table of contents of a post."""

import pytest
from conftest import post

from plugins.outline.core import OutlineSection, parse_outline


@pytest.mark.parametrize(
    ("html", "outline"),
    [
        ("<p>No heading.</p>", ()),
        ('<h2 id="a">A</h2>', (OutlineSection("a", "A"),)),
        (
            '<h2 id="a">A</h2><h3 id="b">B</h3><h3 id="c">C</h3><h2 id="d">D</h2>',
            (
                OutlineSection("a", "A", (OutlineSection("b", "B"), OutlineSection("c", "C"))),
                OutlineSection("d", "D"),
            ),
        ),
        # The highest level that a post has is its first, and only the next one is listed too.
        (
            '<h1 id="a">A</h1><h2 id="b">B</h2><h3 id="c">C</h3>',
            (OutlineSection("a", "A", (OutlineSection("b", "B"),)),),
        ),
        # A post that begins with a part of a section that it has not.
        (
            '<h3 id="a">A</h3><h2 id="b">B</h2>',
            (OutlineSection("a", "A"), OutlineSection("b", "B")),
        ),
        ("<h2>Nobody can link here</h2>", ()),
        # A title is put into a link: it has no link and no id of its own.
        (
            '<h2 id="a">On <em id="x">x</em>, by <a href="#b">B</a></h2>',
            (OutlineSection("a", "On <em>x</em>, by B"),),
        ),
    ],
)
def test_the_sections_of_a_post(html, outline):
    assert parse_outline(html) == outline


SECTIONS = "\n\n".join(f"## On $x_{n}$ & more {{#s{n}}}\n\nText." for n in range(3))


def test_a_post_with_three_sections_has_contents(build):
    site = build({"a.md": post("Title: A", body=SECTIONS)})
    page = site.html("a.html")
    for number in range(3):
        assert f'<li><a href="#s{number}">On <math' in page
    assert page.count('id="s1"') == 1


def test_a_short_post_has_none(build):
    site = build({"a.md": post("Title: A", body="## One {#one}\n\nText.")})
    assert "toc" not in site.html("a.html")
