"""Sites with formulas: pages, titles, summaries, feeds, problems, and the cache."""

import xml.etree.ElementTree as etree

import pytest
from conftest import post
from tools import check_html

HARD = r"""
A set $\{x : |x|<1\}$, $f\colon X\to Y$, $5 and \$6, and $\text{if $x>0$}$ with a note[^1].

\begin{align} a &= b \label{eq:a}\\ c &= \frac{1}{2} \tag{$\ast$} \end{align}

By \eqref{eq:a} and \eqref{eq:b}:

$$ \sum_{i=1}^n \binom{n}{i} x_i \le \underbrace{\sqrt{2}}_{\text{root}} \label{eq:b} $$

- item $$x$$

    $$ \begin{pmatrix} a & b \\ c & d \end{pmatrix}, \quad \begin{array}{c|c} a & b\\ \hline c & d
    \end{array} \quad \cancel{x}\ \boxed{y} \! \color{red}{z} $$

> $$ \begin{cases} 1 & x>0 \\ 0 & \text{else} \end{cases} $$

| a | b |
|---|:-:|
| $|x|$ | $\widetilde{xy}$ |

## On $\varepsilon$-nets

[^1]: A note with
    $$ \hat f = \overline{g} $$
"""

# A script that runs before the page is there, but for the one that sets the colours.
EAGER = "script:not([defer], [src$='/scheme.js'], [type='application/ld+json'])"


def test_a_page_needs_no_script_no_style_and_is_valid(build):
    site = build({"a.md": post("Title: The $O(n^{-1/2})$ rate", body=HARD)})
    assert site.rules() == []
    page = site.soup("the-o-n-1-2-rate.html")
    assert page.select(f"{EAGER}, style, [style], merror, .tex-error") == []
    assert len(page.select(".content math")) == 12
    assert page.select_one("h1 math") is not None
    assert check_html(site.output) == []


def test_every_display_can_be_reached_and_has_a_name(build):
    page = build({"a.md": post(body=HARD)}).soup("a-post.html")
    boxes = page.select(".display")
    assert len(boxes) == 5
    assert all(b["tabindex"] == "0" and b["role"] == "group" and b["aria-label"] for b in boxes)
    assert {a["href"] for a in page.select("a.ref")} == {"#eq-a", "#eq-b"}
    assert all(page.select_one(a["href"]) for a in page.select("a.ref"))
    assert [n.get_text() for n in page.select(".equation-number")] == ["(1)", "(∗)", "(2)"]


def test_a_title_is_unicode_where_html_cannot_go(build):
    title = r"Title: $\ell_1$ & the $O(n^{-1/2})$ rate"
    site = build({"a.md": post(title, "Summary: So $x^2<1$."), "b.md": post("Title: Costs $5")})
    article = site.article(article_path(site, "a.md"))
    assert article.title == "ℓ₁ &amp; the O(n⁻¹ᐟ²) rate"
    page = site.soup(f"{article.slug}.html")
    assert page.title.get_text().startswith("ℓ₁ & the O(n⁻¹ᐟ²) rate")
    assert page.select_one("meta[name=description]")["content"] == "So x² < 1."
    assert len(page.select("h1 math")) == 2
    assert site.soup("costs-5.html").h1.get_text() == "Costs $5"


def article_path(site, name):
    return next(path for path in site.generator.context["generated_content"] if path.endswith(name))


def test_problems_have_the_line_in_the_file(build):
    fields = ("Title: $\\bad$", "Macros: \\R: \\mathbb R")
    body = "Text.\n\n$\\foo$ and \\eqref{no}\n\n```\n$\\bar$\n```\n\n$$\nx\n\\baz\n$$"
    site = build({"a.md": post(*fields, body=body), "b.md": post("Macros: words", body="$x$")})
    assert site.rules() == [
        ("a.md", 2, "math-tex"),
        ("a.md", 7, "math-tex"),
        ("a.md", 7, "ref-unknown"),
        ("a.md", 15, "math-tex"),
        ("b.md", 3, "math-macro"),
    ]
    assert "\\foo" in site.warnings[1]


@pytest.mark.parametrize("rule", ["math-tex", "ref-unknown"])
def test_a_post_may_ignore_a_rule(build, rule):
    site = build({"a.md": post(f"Ignore: {rule}", body="$\\foo$ \\ref{no}")})
    assert {r for _, _, r in site.rules()} == {"math-tex", "ref-unknown"} - {rule}


def test_a_header_in_yaml_gives_macros_too(build):
    text = "---\ntitle: A\ndate: 2024-01-01\nmacros:\n  R: '\\mathbb R'\n---\n\n$\\R$ $\\bad$\n"
    site = build({"a.md": text})
    assert "ℝ" in site.html("a.html")
    assert site.rules() == [("a.md", 8, "math-tex")]


def test_with_pelican_s_own_reader_the_lines_are_right_too(build):
    site = build({"a.md": post(body="a\n\n$\\foo$")}, PLUGINS=["plugins.texmath"])
    assert site.rules() == [("a.md", 6, "math-tex")]


def test_a_summary_is_cut_between_formulas(build):
    body = "Word " * 5 + "$\\frac{a}{b}$ word " * 20 + "\n\n$$\nx\n$$\n"
    site = build({"a.md": post("Title: A", body=body)}, SUMMARY_MAX_LENGTH=12)
    article = site.article(article_path(site, "a.md"))
    assert article.summary.count("<math") == article.summary.count("</math>") == 4
    assert "a/b word" in article.summary_text
    assert site.soup("a.html").select(".deck") == []


def test_feeds_are_valid_and_readable_without_mathml(build):
    settings = {
        "FEED_ALL_ATOM": "all.xml",
        "FEED_ALL_RSS": "all.rss",
        "RSS_FEED_SUMMARY_ONLY": False,
    }
    site = build({"a.md": post("Title: On $x^2$", "Summary: $a_1$.", body=HARD)}, **settings)
    for name in ("all.xml", "all.rss"):
        text = site.html(name)
        assert etree.fromstring(text) is not None
        assert "On x²" in text
        assert "&lt;math" not in text
        assert r"\begin{pmatrix}" in text
    assert "&lt;i&gt;a&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;" in site.html("all.xml")


def test_macros_of_the_site(build):
    site = build({"a.md": post(body="$\\norm{\\R}$")}, MATH_MACROS={
        "R": "\\mathbb R", "norm": ["\\lVert #1 \\rVert", 1],
    })  # fmt: skip
    assert "ℝ" in site.html("a-post.html")
    assert "‖" in site.html("a-post.html")


@pytest.mark.parametrize(
    "settings",
    [
        {"MATH_RENDERER": "katex"},
        {"MATH_NUMBERING": "some"},
        {"MATH_MACROS": {"R": 1}},
        # Names that no file has, or can have.
        *({"MATH_MACROS": name} for name in ("no.tex", "x" * 9000, "a/" * 3000, "x\0y", "\ud800")),
        {"MATH_DELIMITERS": ["%"]},
        {"MATH_MACRO": {}},
    ],
)
def test_a_wrong_setting_stops_the_build(build, settings):
    with pytest.raises(SystemExit, match="MATH_") as stopped:
        build({"a.md": post()}, **settings)
    assert len(str(stopped.value)) < 400


def test_a_build_with_the_cache_is_a_clean_build(build, tmp_path):
    files = {
        "a.md": post("Title: $x$ and", body=HARD + "\n$\\bad$"),
        "b.md": post("Title: B", body=HARD),
    }
    clean = build(files)
    pages, reported = clean.files(), clean.rules()
    cache = {"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True}
    for _ in range(2):
        site = build(files, **cache)
        assert site.files() == pages
        assert site.rules() == reported
    site = build(files, **cache, MATH_NUMBERING="all")
    assert site.html("b.html") != pages["b.html"].decode()


def test_restructured_text_is_typeset_too(build):
    header = "A\n=\n\n:date: 2024-01-01\n\n"
    text = f"{header}So :math:`x^2` and\n\n.. math::\n\n   a &= b\n\n:math:`\\bad`\n"
    site = build({"a.rst": text})
    page = site.soup("a.html")
    assert len(page.select("math")) == 2
    assert page.select(EAGER) == []
    assert [(name, rule) for name, _, rule in site.rules()] == [("a.rst", "math-tex")]


def test_restructured_text_has_labels_references_and_exact_lines(build):
    text = """A
=

:date: 2024-01-01

.. math::
   :label: one

   a = b

.. math::

   c
   + \\bad

See :eq:`one`, :math:`\\ref{one}` and :eq:`none`.

.. default-role:: math

So `x^2`.

.. math:: y
   :name: y
"""
    site = build({"a.rst": text})
    page = site.soup("a.html")
    assert [link.text for link in page.select('a.ref[href="#eq-one"]')] == ["(1)", "1"]
    assert len(page.select("math")) == 3
    assert page.select("p#y math[display=block]")
    assert page.select("script[src^=http]:not([defer], [src$='/scheme.js'])") == []
    assert site.rules() == [("a.rst", 14, "math-tex"), ("a.rst", 16, "math-ref")]


def test_html_is_read_as_markdown_is(build):
    text = """<html><head><title>A $x$</title><meta name="date" content="2024-01-01"></head>
<body>

    <p title="$a$">Let $x&lt;y$ for $5 and \\(z\\), not <code>$c$</code>.</p>
<div>$$ a &lt; b \\label{one} $$</div>
<p>By \\eqref{one}, $\\bad$.</p>
</body></html>
"""
    site = build({"a.html": text})
    page = site.soup("a-x.html")
    tex = [one["data-tex"].strip() for one in page.select(".content math")]
    assert tex == ["x<y", "z", "a < b \\label{one}"]
    assert page.select_one("a.ref").text == "(1)"
    assert page.select_one(".content code").text == "$c$"
    assert site.rules() == [("a.html", 6, "math-tex")]


def test_reading_time_counts_formulas_as_before(build):
    files = {
        "a.md": post("Title: A", "Paper: p", "Level: overview", body="$x$ word $$y$$ `$z$`"),
        "b.md": post(
            "Title: B", "Paper: p", "Level: math", body="\\begin{align}a\\\\b\\end{align}"
        ),
    }
    site = build(files)
    assert site.article(article_path(site, "a.md")).pair.this.formulas == 2
    assert site.article(article_path(site, "b.md")).pair.this.formulas == 1


def test_macros_may_be_in_a_file_and_its_faults_have_their_lines(build):
    tex = "\\newcommand{\\R}{\\mathbb R}\n\\newcomand{\\x}{y}\n"
    script = "<script>MathJax = {tex: {macros: {Q: '\\\\mathbb Q'}}}</script>"
    files = {"a.md": post(body=f"{script}\n\n$\\R\\Q$"), "macros.tex": tex}
    site = build(files, MATH_MACROS="macros.tex")
    assert site.rules() == [("macros.tex", 2, "math-macro")]
    page = site.html(f"{site.article('a.md').slug}.html")
    assert "<mi>ℝ</mi><mi>ℚ</mi>" in page


def test_references_in_formulas_may_be_to_anything(build):
    body = (
        "::: definition {#def-q}\nQ.\n:::\n\n"
        "$$ a = b \\quad\\text{by @def-q and \\ref{def-q}} $$\n\n$x \\overset{\\cref{no}}{=} y$"
    )
    site = build({"a.md": post(body=body)})
    assert site.rules() == [("a.md", 10, "ref-unknown")]
    page = site.soup(f"{site.article('a.md').slug}.html")
    shown = page.select_one("math").get_text().replace("\xa0", " ")
    assert "by Definition 1 and 1" in shown
    assert [link.get_text() for link in page.select(".formula-refs a")] == ["Definition 1"]


def test_an_author_s_own_mathml_may_have_entities(build):
    mathml = "<math><mi>f</mi><mo>&ApplyFunction;</mo><mi>x</mi></math>"
    broken = "<math><mi>f</mi><mo>&</mo></math>"
    site = build({"a.md": post(body=f"A {mathml} and {broken}." + " word" * 200)})
    assert site.rules() == []


def test_formulas_in_fields_that_are_text(build):
    header = post(
        "Title: A",
        "Tags: $\\ell_1$ norm, C$",
        "Category: $p$-adic",
        "Series: The $\\ell_p$ story",
        "Description: Of $\\hat x$ & $5",
    )
    site = build({"a.md": header, "b.md": header.replace("Title: A", "Title: B")})
    html = site.html("a.html")
    assert 'name="description" content="Of x̂ &amp; $5"' in html
    article = site.article_by_slug("a")
    assert [tag.name for tag in article.tags] == ["ℓ₁ norm", "C$"]
    assert article.category.name == "p-adic"
    assert article.series["name"] == "The ℓₚ story"
    assert "\\ell" not in html
    assert sum("norm" in tag.name for tag in site.generator.tags) == 1


def test_no_formula_goes_on_over_code(build):
    body = "a \\[x\n\n- b\n\n  ```\n  # c\n  ```\n\ny\\] d\n\n"
    body += "$$ e\n\n1. f\n\n   ```\n   g\n   ```\n\n$$"
    site = build({"a.md": post("Slug: a", body=body)})
    assert [code.get_text().strip() for code in site.soup("a.html").select("pre")] == ["# c", "g"]
    assert "\x02" not in site.html("a.html")
    assert "math-tex" not in [rule for _, _, rule in site.rules()]


def test_a_paragraph_of_definitions_alone_is_none(build):
    body = "$\\newcommand{\\R}{\\mathbb R}$\n$$\\def\\x{y}$$\n\nLet $\\x\\in\\R$.\n"
    site = build({"a.md": post("Slug: a", body=body)})
    (only,) = site.soup("a.html").select(".content p") or site.soup("a.html").select("p")
    assert only.math
    assert site.warnings == []


def test_a_reference_in_a_formula_needs_no_text_around_it(build):
    body = (
        "$$ a = b $$ {#eq-a}\n\n::: definition {#def-q}\nQ.\n:::\n\n"
        "$$ a \\overset{@eq-a}{=} b x@y, a@b-c @def-q x $$\n\n"
        "$\\begin{CD} A @>f>> B \\end{CD}$\n"
    )
    site = build({"a.md": post("Slug: a", body=body)})
    found = site.soup("a.html").select(".formula-refs a")
    assert [one.get_text() for one in found] == ["(1)", "Definition 1"]
    assert site.warnings == []
