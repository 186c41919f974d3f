"""What of a post is its summary: up to the author's mark, or the first paragraph."""

import pytest
from conftest import post

from plugins.core.beginnings import beginning

FIRST = "<p>First. Second.</p>"
MATH = "<math><mi>x</mi></math>"
DISPLAY = f'<span class="display numbered" id="e"><span>{MATH}</span><span>(1)</span></span>'


@pytest.mark.parametrize(
    "before",
    [
        *("", "<h2 id='a'>Introduction</h2>\n", "<pre><code>x = 1</code></pre>\n", "<hr>\n"),
        *("<table><tr><td><p>a</p></td></tr></table>", "<figure><p>x</p></figure>", "<p> </p>"),
        *("<!-- <p>No.</p> -->", '<p><img src="a.png" alt="A"></p>', "<script>a</script>"),
        *('<div class="toc"><ul><li>a</li></ul></div>', "<details><p>More.</p></details>"),
        *("<ul>\n<li>An item</li>\n</ul>", "<blockquote><p>Said.</p></blockquote>", "<div>"),
        '<div class="highlight"><pre>x</pre></div>',
        # Blocks with others of their kind in them.
        "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>",
        '<div class="toc"><div>a</div><p>b</p></div>',
        "<details><details>a</details><p>b</p></details>",
        "<blockquote><blockquote>a</blockquote><p>b</p></blockquote>",
        # Paragraphs that are no sentences.
        f"<p>{DISPLAY}</p>",
        f"<p>{DISPLAY}.\n{DISPLAY}</p>",
        "<p><strong>A title</strong></p>",
        "<p><b>A title</b>:</p>",
        "<p>{% include toc.html %}</p>",
        '<p>{{&lt; figure src="a.png" &gt;}}</p>',
        '<div class="admonition note"><p class="admonition-title">Note</p><p>An aside.</p></div>',
    ],
)
def test_it_is_the_first_paragraph(before):
    assert beginning(f"{before}{FIRST}\n<p>Third.</p>") == FIRST


@pytest.mark.parametrize(
    "mark",
    [
        *("<!--more-->", "<!-- more -->", "<!-- More: read on -->", "<!-- PELICAN_END_SUMMARY -->"),
        *("<!-- TEASER_END -->", "<!-- truncate -->", "<!-- end_excerpt -->", "<!-- excerpt -->"),
    ],
)
def test_it_ends_at_the_mark(mark):
    text = f"<h2>Title</h2>{FIRST}<pre>x</pre><p>Third.</p>"
    assert beginning(f"{text}\n{mark}\n<p>Fourth.</p>") == f"{FIRST}<p>Third.</p>\n"
    assert beginning(f"{mark}{FIRST}") == FIRST


def test_without_a_paragraph_it_is_a_list_or_all_there_is():
    assert beginning("<h2>T</h2><ul><li>a</li></ul><ol><li>b</li></ol>") == "<ul><li>a</li></ul>"
    assert beginning("<h2>T</h2>Bare words<pre>x</pre>") == "Bare words"


def test_summaries_of_a_site(build):
    intro = "## Introduction\n\nFirst sentence. Second one.\n\n"
    more = post("Title: A", body=f"{intro}<!--more-->\n\nThird sentence.")
    code = post("Title: B", body=f"```\ncode\n```\n\n{intro}Third sentence.")
    within = post("Title: C", body="First *sentence. <!-- more --> Second* one.")
    own = post("Title: D", "Summary: Own.", body=f"{intro}<!--more-->")
    site = build({"a.md": more, "b.md": code, "c.md": within, "d.md": own})
    cards = [card.get_text().strip() for card in site.soup("index.html").select(".card-summary")]
    both = "First sentence. Second one."
    assert sorted(cards) == ["First sentence.", both, both, "Own."]
    assert 'content="First sentence. Second one."' in site.html("a.html")


@pytest.mark.parametrize(
    "sentence",
    [
        f"<p>So {DISPLAY}</p>",
        f"<p>{DISPLAY} is so.</p>",
        "<p><strong>A</strong> b <strong>c</strong></p>",
        "<p>{{ x }} is here</p>",
        '<div class="admonition abstract"><p>What it is.</p></div>',
    ],
)
def test_what_is_a_sentence(sentence):
    assert beginning(f"{sentence}{FIRST}").startswith(sentence[:20].partition("<div")[0])
    assert FIRST not in beginning(f"{sentence}{FIRST}")


@pytest.mark.parametrize("only", [f"<p>{DISPLAY}</p>", "<p><strong>A title</strong></p>"])
def test_what_is_no_sentence_is_better_than_nothing(only):
    assert beginning(f"<h2>A</h2>{only}") == only


def test_the_title_of_an_alert_is_no_beginning():
    title = '<p class="admonition-title">Note</p>'
    assert beginning(f'<div class="admonition note">{title}<p>Text.</p></div>') == "<p>Text.</p>"
    assert (
        beginning(f"<div>{title}<p>A</p></div><p>B</p><!--more-->") == "<div><p>A</p></div><p>B</p>"
    )
