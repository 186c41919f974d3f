"""What a preview shows of a post, and how it is adapted to another page."""

import pytest

from plugins.previews.excerpts import (
    cut_excerpt,
    find_anchors,
    find_references,
    relocate,
    strip,
    without_names,
)

POST = """\
<h2 id="sec-a">First <em>section</em></h2>
<p class="pair-section-line"><a class="pair-section" href="x">In full</a></p>
<p>One.</p>
<!-- no word -->
<section class="theorem" data-kind="theorem" id="thm-a" role="group" aria-labelledby="thm-a-name">
<p class="theorem-heading"><span class="theorem-name" id="thm-a-name">Theorem 1.</span>
<span class="theorem-links" data-for="thm-a"><a class="permalink" href="#thm-a">#</a></span></p>
<p>Words.</p>
<details class="proof" id="proof-thm-a"><summary>Proof</summary><p>Long.</p></details>
</section>
<details class="proof" data-of="thm-a" id="proof-b"><summary>Proof</summary><p>Long.</p></details>
<p>Three.</p>
<p>Four.</p>
<p>Five.</p>
<h3 id="sec-b">Second</h3>
<p><span class="equation" id="eq-x"><span class="display"><math><mtable><mtr>
<mtd class="equation-number" id="eq-row">(2)</mtd></mtr></mtable></math></span></span></p>
<section id="rst"><h2>From docutils</h2><p>Text.</p>
<section id="in"><h3>In it</h3></section></section>
<div class="footnote"><ol>
<li id="fn:1"><p>Note.<a class="footnote-backref" href="#fnref:1">b</a></p>
</li></ol></div>
<figure data-kind="figure" id="fig-x"><img alt="" src="a.png"></figure>
"""


def excerpt(label):
    return cut_excerpt(POST, find_anchors(POST)[label])


def test_a_statement_is_shown_without_its_proof_and_links():
    html = excerpt("thm-a")
    assert html.startswith('<section class="theorem"')
    assert html.endswith("</section>")
    assert "Words." in html
    assert "Long." not in html
    assert "permalink" not in html


def test_a_section_is_shown_by_its_heading_and_its_first_blocks():
    html = excerpt("sec-a")
    assert html.startswith('<p class="preview-title">First <em>section</em></p>\n<p>One.</p>')
    assert "Words." in html
    assert "Three." in html
    assert "Five." not in html
    assert "pair-section" not in html
    assert "Long." not in html


def test_a_section_ends_before_the_next_heading():
    html = excerpt("sec-b")
    assert html.count("<p>") == 1
    assert "docutils" not in html


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("rst", '<p class="preview-title">From docutils</p>\n<p>Text.</p>'),
        ("fn:1", "<div><p>Note.</p>\n</div>"),
        ("fig-x", '<figure data-kind="figure" id="fig-x"><img alt="" src="a.png"></figure>'),
    ],
)
def test_sections_of_docutils_notes_and_figures(label, expected):
    assert excerpt(label) == expected


def test_a_row_of_a_display_is_shown_by_the_whole_display():
    assert excerpt("eq-row") == excerpt("eq-x")
    assert excerpt("eq-x").startswith('<span class="equation"')


def test_a_proof_itself_is_shown_open():
    assert excerpt("proof-b").startswith('<details open class="proof"')
    assert "Long." in excerpt("proof-b")


def test_of_two_elements_with_one_id_the_first_counts():
    assert find_anchors('<p id="a"></p><p data-id="c" id="a"></p>') == {"a": 0}


def test_an_id_in_code_is_none():
    assert find_anchors('<code>&lt;p id="a"&gt;</code>') == {}


def test_what_nothing_closes_is_shown_to_the_end():
    assert strip('<p>a <details class="proof">b') == "<p>a "


def relocated(html, page="https://example.com/posts/a/", previews=()):
    return relocate(html, page, lambda name: dict(previews).get(name, ""))


def test_a_preview_has_no_ids_and_points_at_none():
    html = '<section id="a" aria-labelledby="a-name"><p id="a-name" class="x">x</p></section>'
    assert without_names(html) == '<section><p class="x">x</p></section>'


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ('href="#thm-a"', 'href="https://example.com/posts/a/#thm-a"'),
        ('href="../b/?x=1&amp;y"', 'href="https://example.com/posts/b/?x=1&amp;y"'),
        ('href="/b/"', 'href="https://example.com/b/"'),
        ('href="mailto:a@b.org"', 'href="mailto:a@b.org"'),
        ('href="https://b.org/#c"', 'href="https://b.org/#c"'),
        ('href="{filename}b.md#c"', 'href="{filename}b.md#c"'),
        ('src="pic.png"', 'src="https://example.com/posts/a/pic.png"'),
        ('title="#thm-a"', 'title="#thm-a"'),
    ],
)
def test_addresses_are_right_from_any_page(written, right):
    assert relocated(f"<a {written}>x</a>") == f"<a {right}>x</a>"


@pytest.mark.parametrize("page", ["../../posts/a/", "/posts/a/"])
def test_relative_addresses_stay_relative(page):
    assert relocated('<a href="#b">x</a>', page) == f'<a href="{page}#b">x</a>'


def test_only_references_have_previews_of_their_own():
    html = '<a class="ref" href="#fn%3A1">1</a><a href="#fn:1">2</a>'
    page = "https://example.com/a/"
    assert relocate(html, page, {"fn:1": 'p"q.html'}.__getitem__) == (
        f'<a class="ref" href="{page}#fn%3A1" data-preview="p&quot;q.html">1</a>'
        f'<a href="{page}#fn:1">2</a>'
    )


def test_references_are_found_whatever_their_class():
    html = """<a class="ref" href="#a">a</a> <a class="footnote-ref" href="#fn:1">1</a>
        <a class="citation more" href="#k%C3%A4">k</a> <a class="permalink" href="#b">#</a>
        <a class="ref" href="{filename}b.md#c">c</a> <a class="prefer" href="#d">d</a>"""
    assert find_references(html) == ["a", "fn:1", "kä"]


def test_the_last_section_ends_before_the_notes_references_and_corrections():
    for end in ("footnote", "corrections", "references"):
        html = f'<h2 id="a">A</h2>\n<p>One.</p>\n<div class="{end}"><p>Two.</p></div>'
        assert cut_excerpt(html, 0) == '<p class="preview-title">A</p>\n<p>One.</p>'
