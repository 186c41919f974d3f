"""What each use of a text leaves out, the headings of statements, and what a page uses."""

import pytest

from plugins.core.elements import element_at
from plugins.core.generated_markup import (
    Id,
    added_heading,
    find_empty_labels,
    find_statement_headings,
    free_id,
    is_added,
    is_left_out,
    selectors_left_out,
    strip_for,
    uses_of,
)

#: As plugins write them, with the attributes in other orders than theirs.
BEFORE_LINKS = (
    '<p class="theorem-heading"><span id="thm-a-name" class="theorem-name">'
    '<span class="theorem-label">Theorem <span class="theorem-number">1</span></span> (T).</span> '
)
LINKS = '<span data-for="thm-a" class="theorem-links">'
EXACT = '<a class="theorem-exact" href="e">Exact</a>'
END = "</span></p>"
STATEMENT = (
    f'{BEFORE_LINKS}{LINKS}<a href="r" class="report" aria-label="l">Report</a>'
    f' {EXACT} <a href="#p" class="theorem-proof">Proof</a>'
    f' <a href="#thm-a" aria-label="l" class="permalink">#</a>{END}'
)
PROOF_LINKS = '<p class="proof-links"><a href="#thm-a">Theorem 1</a></p>'
PROOF = (
    '<details data-of="thm-a" class="proof"><summary>Proof</summary>\n'
    f"{PROOF_LINKS}\n<div>D</div></details>"
)
CITED = (
    '<p><a href="#ref-k" id="cite-k-1" class="citation">K (2001)</a>'
    ' <span class="citation">L</span></p>\n'
    '<div class="references">\n<h2 id="references" data-pair="none">References</h2>\n'
    '<ol class="bibliography numeric">\n<li id="ref-k">K. <small class="citation-backlinks">In: '
    '<a href="#cite-k-1">S</a></small></li>\n</ol>\n</div>'
)
CITED_IN_FEEDS = (
    '<p>K (2001) <span class="citation">L</span></p>\n'
    '<div class="references">\n<h2 data-pair="none">References</h2>\n'
    '<ol class="bibliography numeric">\n<li>K.</li>\n</ol>\n</div>'
)
REPORT_LINE = '<p class="report-line"><a class="report" href="r">Report</a></p>'
EMPTY_LINE = '<p class="report-line"></p>'
PAIR_LINE = '<p class="pair-section-line"><a class="pair-section" href="o">In full</a></p>'
SECTION = (
    '<h2 id="s" data-pair="t">S<a href="#s" class="headerlink">¶</a></h2>\n'
    f"{REPORT_LINE}\n{PAIR_LINE}\n<p>Words.</p>"
)
CORRECTED = '<small class="corrected"><a href="#c">Corrected</a></small>'
FORMULA_REFS = '<span class="formula-refs"><span>(1)</span> <a href="#b">(2)</a></span>'
CALL = '<sup id="fnref:1"><a href="#fn:1" class="footnote-ref">1</a></sup>'
NOTES = '<div class="footnote" role="doc-endnotes"><ol><li>N</li></ol></div>'


@pytest.mark.parametrize(
    ("use", "html", "expected"),
    [
        # Feeds: links that lead to other posts stay, and with what goes goes a space.
        (
            "feed",
            STATEMENT,
            f'{BEFORE_LINKS}{LINKS}<a class="theorem-exact" href="e">Exact</a> {END}',
        ),
        ("feed", PROOF, PROOF.replace(f"{PROOF_LINKS}\n", "")),
        ("feed", CITED, CITED_IN_FEEDS),
        ("feed", SECTION, SECTION.replace(f"{REPORT_LINE}\n", "")),
        # Previews: neither proofs nor links about the page.
        ("preview", STATEMENT, f"{BEFORE_LINKS}</p>"),
        ("preview", f"<p>A</p>{PROOF}", "<p>A</p>"),
        ("preview", '<p class="proof">B</p>', '<p class="proof">B</p>'),
        ("preview", SECTION, '<h2 id="s" data-pair="t">S</h2>\n\n\n<p>Words.</p>'),
        # Excerpts: nothing that has an id, or leads to one.
        ("excerpt", STATEMENT, BEFORE_LINKS.replace(' id="thm-a-name"', "") + "</p>"),
        ("excerpt", PROOF, PROOF.replace(PROOF_LINKS, "")),
        ("excerpt", f'<h2 id="a" data-pair="b">A</h2> {CORRECTED}.{FORMULA_REFS}', "<h2>A</h2> ."),
        ("excerpt", f"<p>A{CALL}.</p>\n{NOTES}", "<p>A.</p>\n"),
        ("excerpt", '<table class="docutils footnote" id="f"><tr><td>N</td></tr></table>B', "B"),
        # Search and the page of a paper.
        ("search", STATEMENT, f"{BEFORE_LINKS}</p>"),
        ("search", SECTION, f'<h2 id="s" data-pair="t">S</h2>\n{EMPTY_LINE}\n\n<p>Words.</p>'),
        ("paper page", SECTION, SECTION.replace(REPORT_LINE, "").replace(PAIR_LINE, "")),
    ],
)
def test_each_use_leaves_out_what_it_does_without(use, html, expected):
    assert strip_for(use, html) == expected


@pytest.mark.parametrize("use", ["feed", "preview", "search", "excerpt", "paper page"])
def test_a_plain_text_stays_as_it_is(use):
    html = '<p class="x">A <em>b</em> <a href="/c">d</a> <code>&lt;a class="report"&gt;</code></p>'
    assert strip_for(use, html) == html


def test_what_is_left_out_has_selectors():
    assert "details.proof" in selectors_left_out("preview")
    for tag, left_out in (("details", True), ("p", False)):
        assert is_left_out("preview", element_at(f'<{tag} class="a proof"></{tag}>', 0)) == left_out
    assert not is_left_out("feed", element_at('<a class="citation"></a>', 0))  # its words stay
    assert selectors_left_out("paper page") == (
        ".ties", ".depth", ".frame-steps", ".frame-turn",
        ".symbols", ".report-line", ".pair-section-line",
    )  # fmt: skip


def test_the_heading_of_a_statement_is_read():
    (heading,) = find_statement_headings(f"<p>a</p>{STATEMENT}")
    assert heading.id == "thm-a"
    assert heading.name.attributes["id"] == "thm-a-name"
    assert heading.name_html.startswith('<span class="theorem-label">Theorem')
    assert heading.name_html.endswith("(T).</span> ")
    assert heading.links.inner.startswith('<a href="r"')


def test_a_heading_without_a_name_or_links_is_none():
    unknown = '<p class="theorem-heading"><span class="ref">?</span> wish</p>'
    alone = '<span class="theorem-name">Theorem 1.</span>'
    (heading,) = find_statement_headings(unknown + alone + STATEMENT)
    assert heading.name.attributes == {"id": "thm-a-name", "class": "theorem-name"}


@pytest.mark.parametrize(
    ("label", "empty"),
    [
        ('Theorem<span class="theorem-number"></span>', True),
        ('Theorem <span class="theorem-number">1</span>', False),
        ('<a href="#a">Theorem<span class="theorem-number"></span></a>', False),
        ("Theorem", False),
    ],
)
def test_a_label_without_its_number_is_found(label, empty):
    html = f'<p><span class="theorem-label">{label}</span></p>'
    assert [one.inner for one in find_empty_labels(html)] == [label] * empty


def test_a_section_that_is_added_has_an_id_that_is_free():
    assert free_id(Id.REFERENCES, "<p>x</p>") == "references"
    html = added_heading("references", "A & B") + added_heading("references-", "")
    assert html.startswith('<h2 data-pair="none" id="references">A &amp; B</h2>')
    assert free_id(Id.REFERENCES, html) == "references--"
    assert is_added("references--")
    assert is_added("corrections")
    assert not is_added("my-references")
    assert not is_added("")


@pytest.mark.parametrize(
    ("html", "uses"),
    [
        ("<p>a</p>", set()),
        ("<p><math><mi>x</mi></math></p>", {"math"}),
        ('<math><mtd class="m-r m-bl"></mtd></math>', {"math", "math-rare"}),
        ('<mtable class="m-big"></mtable>', {"math-rare"}),
        ('<div class="highlighttable"></div>', {"highlight"}),
        ("<details><summary>a</summary></details>", {"details"}),
        ('<details class="proof"></details>', {"italic"}),
        ('<div id="a" class="sidenote note-1 after-0"></div>', {"sidenote-places"}),
        ('<p class="note-10">re-align-ment</p>', set()),
        ('<a href="a" data-preview="b">c</a>', {"references"}),
        ('<div class="after comments"></div>', {"extras", "comments"}),
        ('<form class="search-form" id="search"></form>', {"extras", "search"}),
    ],
)
def test_a_page_says_what_it_uses(html, uses):
    assert uses_of(html) == uses
