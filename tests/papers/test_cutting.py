"""A post is cut at its headings into pieces that are whole by themselves."""

import pytest

from plugins.papers.cutting import cut


def test_a_post_is_cut_at_its_headings():
    html = '<p>Lead.</p>\n<h2 id="a">A <em>x</em></h2>\n<p>One.</p>\n<h2 id="b">B</h2>\n<p>Two.</p>'
    post = cut(html)
    assert post.lead == "<p>Lead.</p>"
    assert [(s.heading.id, s.title, s.html) for s in post.sections] == [
        ("a", "A <em>x</em>", "<p>One.</p>"),
        ("b", "B", "<p>Two.</p>"),
    ]
    assert post.notes == ""


def test_a_post_without_headings_is_all_lead():
    assert cut("<p>x</p>") == cut(" <p>x</p> ")
    assert cut("<p>x</p>").lead == "<p>x</p>"
    assert cut("").sections == ()


def test_deeper_headings_stay_with_their_section():
    (section,) = cut('<h2 id="a">A</h2><h3 id="b">B</h3><p>x</p>').sections
    assert section.html == '<h3 id="b">B</h3><p>x</p>'
    assert section.ids == {"a", "b"}


@pytest.mark.parametrize(
    ("html", "titles"),
    [
        ("<h1>A</h1><h2>B</h2><h3>C</h3>", ["A", "B"]),
        ("<h3>A</h3><h4>B</h4><h3>C</h3>", ["A", "C"]),
        ("<h4>A</h4><h3>B</h3>", ["B"]),
    ],
)
def test_what_is_highest_cuts(html, titles):
    assert [section.title for section in cut(html).sections] == titles


@pytest.mark.parametrize(
    "block",
    [
        "<ul><li><h2>In</h2></li></ul>",
        "<blockquote><h2>In</h2></blockquote>",
        "<details><summary><h2>In</h2></summary><h2>In</h2></details>",
        "<details title='a > b'><p>x</p><h2>In</h2></details>",
        "<div><div><p>x</p></div><h2>In</h2></div>",
        "<table><tr><td><h2>In</h2></td></tr></table>",
        "<!-- <h2>In</h2> </div> -->",
        "<svg><title><h2>In</h2></title></svg>",
    ],
)
def test_a_heading_inside_a_block_cuts_nothing(block):
    post = cut(f"<h2>A</h2>{block}<h2>B</h2><p>y</p>")
    assert [section.title for section in post.sections] == ["A", "B"]
    assert post.sections[1].html == "<p>y</p>"


def test_a_heading_inside_a_block_is_below_its_section():
    (section,) = cut("<h2>A</h2><ul><li><h1 id='x'>In</h1></li></ul>").sections
    assert section.html == "<ul><li><h3 id='x'>In</h3></li></ul>"


def test_a_stray_end_tag_hides_no_heading():
    assert len(cut("<h2>A</h2></div><p>x</p><h2>B</h2>").sections) == 2


def test_docutils_sections_stay_whole():
    html = (
        '<p>L</p><div class="section" id="a"><h2>A</h2><p>x</p>'
        '<div class="section" id="c"><h3>C</h3></div></div>'
        '<div class="section" id="b"><h2>B</h2><p>y</p></div>'
    )
    first, second = cut(html).sections
    assert (first.heading.id, second.heading.id) == ("a", "b")
    assert first.html == (
        '<div class="section"><p>x</p><div class="section" id="c"><h3>C</h3></div></div>'
    )
    assert second.html == '<div class="section"><p>y</p></div>'


def test_the_footnotes_are_no_part_of_the_last_section():
    post = cut('<h2>A</h2><p>x</p><div class="footnote"><ol><li>N</li></ol></div>')
    assert post.sections[0].html == "<p>x</p>"
    assert post.notes == '<div class="footnote"><ol><li>N</li></ol></div>'


def test_the_link_to_the_section_beside_it_goes():
    html = '<h2>A</h2>\n<p class="pair-section-line"><a href="#">x</a></p>\n<p>y</p>'
    assert cut(html).sections[0].html == "<p>y</p>"
