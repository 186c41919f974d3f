"""Formulas in Markdown as authors write them: each text with what becomes of it.

``⟨x⟩`` means the MathML of a formula within a line, ``⟪x⟫`` for a display.
"""

import re

import markdown
import pytest

from plugins.texmath.markdown import MathExtension
from plugins.texmath.settings import DELIMITERS

LINKS = '<p><a class="ref" href="#eq-a">(1)</a> <a class="ref" href="#eq-a">1</a></p>'
EXTENSIONS = ["extra", "codehilite", "meta", "smarty", "toc", "admonition"]
MATH = re.compile(
    r"<math( display)?.*?<annotation[^>]*>(.*?)</annotation></semantics></math>", re.DOTALL
)
BOX = re.compile(
    r'<span class="display" tabindex="0" role="group" aria-label="[^"]*">(.*?)</span>', re.DOTALL
)
NUMBER = re.compile(
    r'<span class="equation" id="(.*?)">(.*?)<span class="equation-number">(.*?)</span></span>'
)


def read(text, **settings):
    md = markdown.Markdown(
        extensions=[*EXTENSIONS, MathExtension(settings=settings)], output_format="html"
    )
    return md, md.convert(text)


def short(html):
    """The HTML with each formula as its TeX in brackets."""
    html = MATH.sub(lambda m: f"⟪{m[2].strip()}⟫" if m[1] else f"⟨{m[2]}⟩", html)
    html = re.sub(r'<span class="glued">([^<]*)</span>', r"\1", html)
    html = NUMBER.sub(r"\2#\1 \3", BOX.sub(r"\1", html))
    return " ".join(html.replace("\n", " ").split())


def shown(text, **settings):
    return short(read(text, **settings)[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # prices
        ("$5 and $6", "$5 and $6"),
        ("$5/$6", "$5/$6"),
        ("$5-$6", "$5-$6"),
        ("$5 but $x$", "$5 but ⟨x⟩"),
        ("$20 … $y=1$", "$20 … ⟨y=1⟩"),
        (r"\$5 and \$6", "$5 and $6"),
        (r"\$x\$", "$x$"),
        ("US$40/US$50", "US$40/US$50"),
        (r"costs $19.99 … \$5", "costs $19.99 … $5"),
        ("$x$5", "$x$5"),
        ("$ alone", "$ alone"),
        # one dollar
        ("$x$", "⟨x⟩"),
        ("($x$)", "(⟨x⟩)"),
        (r"$p=\$5$", r"⟨p=\$5⟩"),
        (r"$\text{if $x>0$}$", r"⟨\text{if $x&gt;0$}⟩"),
        (r"$\{x\}$ and $y$", r"⟨\{x\}⟩ and ⟨y⟩"),
        ("$a$$b$", "⟨a⟩⟨b⟩"),
        ("$x$-th, $n$'s", "⟨x⟩-th, ⟨n⟩&rsquo;s"),
        ("$a<b$ and $c>d$", "⟨a&lt;b⟩ and ⟨c&gt;d⟩"),
        ("$a\nb$", "⟨a b⟩"),
        ("$a\n\nb$", "$a</p> <p>b$"),
        ("$a*b$ and $c*d$", "⟨a*b⟩ and ⟨c*d⟩"),
        ("$a_1$ and $b_1$", "⟨a_1⟩ and ⟨b_1⟩"),
        ("*$x$* **$y$** _$z$_", "<em>⟨x⟩</em> <strong>⟨y⟩</strong> <em>⟨z⟩</em>"),
        ("**Theorem.** *Let $a_1$, $b_1$*", "<strong>Theorem.</strong> <em>Let ⟨a_1⟩, ⟨b_1⟩</em>"),
        ('"$q$"', "&ldquo;⟨q⟩&rdquo;"),
        ("$x$ -- $y$", "⟨x⟩ &ndash; ⟨y⟩"),
        ("$[a](b)$", "⟨[a](b)⟩"),
        ("$x_{1}$ {pair=a}", "⟨x_{1}⟩ {pair=a}"),
        ("$a^*$ *b*", "⟨a^*⟩ <em>b</em>"),
        (r"$\\$", r"⟨\\⟩"),
        # other delimiters
        (r"\(z\)", "⟨z⟩"),
        (r"\\(z\\)", "⟨z⟩"),
        (r"\[z\]", "⟪z⟫"),
        (r"\\[z\\]", "⟪z⟫"),
        (r"\[ \begin{matrix}a\\[2pt]b\end{matrix} \]", r"⟪\begin{matrix}a\\[2pt]b\end{matrix}⟫"),
        ("text $$x$$ text", "text ⟨x⟩ text"),
        ("$$x$$", "⟪x⟫"),
        ("$$x$$.", "⟪x.⟫"),
        ("text\n$$x$$\nmore", "text ⟪x⟫ more"),
        ("$$\nx\n\ny\n$$", "⟪x y⟫"),
        (r"$$\text{if $x$}$$", r"⟪\text{if $x$}⟫"),
        (r"\begin{align*}a&b\end{align*}", r"⟪\begin{align*}a&amp;b\end{align*}⟫"),
        (r"\begin{cases}a\end{cases}", r"⟪\begin{cases}a\end{cases}⟫"),
        ("$$unclosed", "$$unclosed"),
        (r"\(unclosed", "(unclosed"),
        # code, links, tags
        ("`$x$` and $y$", "<code>$x$</code> and ⟨y⟩"),
        ("``$`x$`` $y$", "<code>$`x$</code> ⟨y⟩"),
        ("<code>$x$</code>", "<code>$x$</code>"),
        ("[$x$](http://a/$b$)", '<a href="http://a/$b$">⟨x⟩</a>'),
        ("see https://a/$x$ $y$", "see https://a/$x$ ⟨y⟩"),
        ('![a $x^2$](i.png "t $y$")', '<img alt="a x²" src="i.png" title="t $y$">'),
        ('<b title="$x$">$y$</b>', '<b title="$x$">⟨y⟩</b>'),
    ],
)
def test_a_paragraph(text, expected):
    assert shown(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("    $x$", "<pre><code>$x$ </code></pre>"),
        ("```\n$x$ $$y$$\n```", "$x$ $$y$$"),
        ("~~~~\n$x$\n~~~~", "$x$"),
        ("- a\n\n        $x$ = code\n", "<code>$x$ = code </code>"),
        ("<pre>$x$</pre>", "<pre>$x$</pre>"),
        ("<!-- $x$ -->", "<!-- $x$ -->"),
        ("<script>a$b$c</script>", "<script>a$b$c</script>"),
    ],
)
def test_code_stays_code(text, expected):
    html = read(text)[1].replace("\n", " ")
    assert expected in re.sub(r"</?span[^>]*>", "", html)
    assert "<math" not in html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> q\n> $$\n> x > 1\n> $$\n> r", "<blockquote> <p>q ⟪x &gt; 1⟫ r</p> </blockquote>"),
        ("- a\n\n    $$\n    x\n    $$", "<ul> <li> <p>a</p> <p>⟪x⟫</p> </li> </ul>"),
        ("- $$x$$\n- b", "<ul> <li>⟪x⟫</li> <li>b</li> </ul>"),
        ("1. a\n   $$x$$\n2. b", "<ol> <li>a ⟪x⟫</li> <li>b</li> </ol>"),
        ("<div>\n$x$\n</div>", "<div> ⟨x⟩ </div>"),
        ("T\n:   $x$\n\n    $$y$$", "<dl> <dt>T</dt> <dd> <p>⟨x⟩</p> <p>⟪y⟫</p> </dd> </dl>"),
        ("# $x$ {#a}", '<h1 id="a">⟨x⟩</h1>'),
        ("# The $O(n^{-1/2})$ rate", '<h1 id="the-o-n-1-2-rate">The ⟨O(n^{-1/2})⟩ rate</h1>'),
        (
            "# $\\mathbb{R}$\n\n# $\\mathbb{R}$",
            '<h1 id="r">⟨\\mathbb{R}⟩</h1> <h1 id="r_1">⟨\\mathbb{R}⟩</h1>',
        ),
        ("$$x$$ {#eq-a}", "<p>⟪x⟫#eq-a (1)</p>"),
        (
            "\\eqref{a} \\ref{a}\n\n$$x\\label{a}$$",
            LINKS + " <p>⟪x\\label{a}⟫#eq-a (1)</p>",
        ),
    ],
)
def test_blocks(text, expected):
    assert shown(text) == expected


def test_code_ends_where_its_block_ends():
    text = "a\n\n    $x$\n\n    $y$\n\nb $z$\n\n```\n$u$\n```\n\n$v$\n\n- c\n\n    $w$\n"
    html = shown(text)
    assert "b ⟨z⟩" in html
    assert "<p>⟨v⟩</p>" in html
    assert "<p>⟨w⟩</p>" in html
    assert html.count("⟨") == 3


def test_a_table_keeps_its_cells():
    html = shown("| a | b |\n|---|---|\n| $|x|$ | $$y|z$$ |")
    assert "<td>⟨|x|⟩</td> <td>⟨y|z⟩</td>" in html


def test_a_footnote_and_an_admonition_hold_displays():
    html = shown("x[^1]\n\n[^1]: a\n\n    $$y$$\n\n!!! note\n    b\n\n    $$\n    z\n    $$\n")
    assert "<p>⟪y⟫" in html
    assert "<p>⟪z⟫</p>" in html
    assert not re.search(r"<p>[^/]*<div", html)


def test_the_contents_show_the_formulas_of_headings():
    md, html = read("[TOC]\n\n## On $\\varepsilon$-nets\n")
    link = '<a href="#on-varepsilon-nets">On ⟨\\varepsilon⟩-nets</a>'
    assert link in short(html)
    assert link in short(md.toc)
    assert md.toc_tokens[0]["name"] == "On ε-nets"


def test_the_settings_choose_the_delimiters():
    assert shown("$x$ \\(y\\)", delimiters=("\\(",)) == "<p>$x$ ⟨y⟩</p>"
    assert shown("$x$ $$y$$", delimiters=("$$",)) == "<p>$x$ ⟨y⟩</p>"
    assert set(DELIMITERS) == {"$", "$$", "\\(", "\\[", "\\begin"}


def test_macros_of_the_header():
    assert "ℝ" in read("Macros: \\R: \\mathbb{R}\n        \\N: \\mathbb{N}\n\n$\\R$")[1]


def test_problems_have_the_rule_and_the_line_in_the_body():
    text = (
        "a\n\n$\\foo$ and\n$$\nx\n\\bar\\baz\n$$\n\n\\ref{no}\n\n$$x\\label{a}$$\n\n$$y\\label{a}$$"
    )
    md, html = read(text)
    found = [(p.rule, p.line) for p in md.findings.problems]
    assert found == [("math-tex", 3), ("math-tex", 6), ("math-ref", 9), ("math-label", 13)]
    assert '<span class="ref" title="There is no equation “no”">?</span>' in html


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("> a $>0$\n>\n> $$\n> x\n> \\foo\n> $$", 5),
        ("- a\n\n    $$\n    x\n\n    \\foo\n    $$", 6),
        ("a \\(\nx +\n\\foo\\)", 3),
        ("$$x$$\n\n$$\n\\begin{aligned}\nx &= 1 \\\\\n&= \\foo\n\\end{aligned}\n$$", 6),
        ("`\\foo`\n\n```\n$\\foo$\n```\n\n$\\foo$", 7),
        ("$\\foot$ $x$\n\n\\begin{align}\na\\\\\nb \\eqref{foo}\n\\end{align}", 5),
    ],
)
def test_the_line_of_a_fault_is_that_of_its_place(text, line):
    md, _ = read(text)
    assert md.findings.problems[-1].line == line


def test_a_fault_is_reported_with_what_is_around_it():
    md, _ = read("$$\na + b\n+ \\foo\n$$\n\n$" + "x + " * 20 + "\\fob + " + "y + " * 20 + "z$")
    assert [p.text for p in md.findings.problems] == [
        'a + b + \\foo: Unknown command "\\foo" (at character 10)',
        "…" + "x + " * 5 + "\\fob" + " + y" * 9 + '…: Unknown command "\\fob" (at character 81)',
    ]


def test_a_command_that_nothing_defines_is_reported_once_and_a_slip_in_each_place():
    md, _ = read("$\\RR$, $x \\in \\RR$, $\\apha$\n\n$\\RR^2$, $\\apha$")
    assert [(p.line, p.hint) for p in md.findings.problems] == [
        (1, r"correct it, or define it in the header, Macros: \RR: …"),
        (1, r'did you mean "\alpha"?'),
        (3, r'did you mean "\alpha"?'),
    ]


def test_a_quotation_keeps_the_relation_that_a_formula_begins_with():
    assert shown("> $>0$") == "<blockquote> <p>⟨&gt;0⟩</p> </blockquote>"


def test_a_wrong_macro_of_a_header_is_reported():
    md, _ = read("Macros: words\n\n$x$")
    assert [(p.rule, p.near) for p in md.findings.problems] == [("math-macro", "words")]


def test_mathjax_gets_the_same_reading():
    options = {"renderer": "mathjax", "macros": {"R": "\\mathbb R"}}
    html = read("$5 and $\\R<1$\n\n$$x$$\n\n\\eqref{a}", **options)[1]
    assert '$5 and <span class="math">\\(\\mathbb R&lt;1\\)</span>' in html
    assert '<span class="math">$$x$$</span>' in html
    assert "\\eqref{a}" in html


def test_a_text_that_holds_our_marks_cannot_fool_us():
    assert shown("tex\x02m0\x03tex $x$") == "<p>texm0tex ⟨x⟩</p>"


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("so $x$, and", "⟨x⟩,"),
        ("the $n$-th and", "⟨n⟩-th"),
        ("the $n$th.", "⟨n⟩th."),
        ("see ($x$) here", "(⟨x⟩)"),
        ("a “$x$”. b", "“⟨x⟩”."),
        ('a "$x$", b', "&ldquo;⟨x⟩&rdquo;,"),
        ("H$_2$O", "H⟨_2⟩O"),
        ("f($x$), $y$", "f(⟨x⟩),"),
        ("a $x$ b", ""),
        ("*$x$* b", ""),
        ("$a = b + c + d + e + f + g + h + i = j$, b", ""),
        ("$x$$y$", ""),
    ],
)
def test_a_formula_stays_with_the_character_that_it_touches(text, glued):
    html = MATH.sub(lambda m: f"⟨{m[2]}⟩", read(text)[1])
    assert re.findall(r'<span class="glued">(.*?)</span>', html) == ([glued] if glued else [])
