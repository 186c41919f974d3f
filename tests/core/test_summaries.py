"""Automatic summaries end with a sentence."""

import pytest
from conftest import PLUGINS, post

from plugins.core.summaries import close_tags, shorten


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One two. Three four five six.</p>", "<p>One two.</p>"),
        ("<p>One two three four. Five.</p>", "<p>One two three four.</p>"),
        ("<p>One two.</p>", "<p>One two.</p>"),
        ("<p>One two three four five six.</p>", "<p>One two three four …</p>"),
        ("<p>One.</p>\n<p>Two three four five.</p>", "<p>One.</p>"),
        ("<p>One</p>\n<p>two three four five.</p>", "<p>One</p>"),
        ("<ul><li>One two</li><li>three four five</li></ul>", "<ul><li>One two</li></ul>"),
        ("<p>See <em>Fig. A two. B</em> three.</p>", "<p>See <em>Fig. A two.</em></p>"),
        ("<p>So R. Eldan. And more yet.</p>", "<p>So R. Eldan.</p>"),
        ("<p>Of 3.5 and e.g. This one two.</p>", "<p>Of 3.5 and …</p>"),
        ("<p>Why? “Because.” Said one two.</p>", "<p>Why? “Because.”</p>"),
        ("<p>Is it <b>so.</b> Yes it is.</p>", "<p>Is it <b>so.</b></p>"),
        ("<p>Mit <br>zwei. Übel drei vier fünf</p>", "<p>Mit <br>zwei.</p>"),
        ("<p>As formula0formula. formula1formula is two.</p>", "<p>As formula0formula.</p>"),
        ("<p>一。二三四五。</p>", "<p>一。</p>"),
    ],
)
def test_a_summary_ends_with_a_sentence_or_a_block(html, expected):
    assert shorten(html, 4, "…") == expected


def test_open_elements_are_closed_in_order():
    html = '<div class="a"><p>x<br><img src="a>b"> <em>y</em> <a href="#"><b>z'
    assert close_tags(html) == html + "</b></a></p></div>"


def test_a_summary_of_a_short_post_has_no_notes(build):
    site = build({"a.md": post(body="A word[^a].\n\n[^a]: A note.\n")})
    assert site.article_by_slug("a-post").summary.strip() == "<p>A word.</p>"


def test_a_title_over_two_lines_is_one_without_our_reader(build):
    plugins = [name for name in PLUGINS if name != "plugins.frontmatter"]
    site = build({"a.md": post("Title: One\n    two", "Slug: a")}, PLUGINS=plugins)
    assert site.soup("a.html").h1.get_text() == "One two"
