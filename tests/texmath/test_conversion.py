"""TeX to MathML: macros, the rewriting, numbers, and what cannot be typeset."""

import re

import pytest

from plugins.core.mathml import to_feed_html, to_text
from plugins.texmath.render.conversion import Converter
from plugins.texmath.render.display_markup import anchor
from plugins.texmath.render.equations import Equations
from plugins.texmath.render.formulas import Formula
from plugins.texmath.rules.colors import NAMED_COLORS, SPARE_COLORS, read_color
from plugins.texmath.tex.header_macros import macros_of_header
from plugins.texmath.tex.macros import macros_of_setting
from plugins.texmath.tex.tokens import join, tokenize

CONVERTER = Converter()


def typeset(*formulas, macros=None, numbering="ams"):
    equations = Equations(CONVERTER, macros_of_setting(macros or {}), numbering)
    return equations, equations.typeset(list(formulas))


def mathml(tex, display=False, **options):
    """The MathML of one formula, without what is around every formula."""
    _, [made] = typeset(Formula(tex, display), **options)
    assert not made.fault, made.fault
    found = re.search(r"<semantics><mrow>(.*)</mrow><annotation", made.html, re.DOTALL)
    return found[1] if found else made.html


def display(*texts, **options):
    return [made.html for made in typeset(*[Formula(t, True) for t in texts], **options)[1]]


def numbers(*texts, **options):
    """What is in brackets at the side of each display."""
    found = r'class="equation-number"[^>]*>(.*?)</(?:span|mtd)>'
    tags = re.compile(r"<annotation.*?</annotation>|<[^>]*>")
    return [
        [tags.sub("", number) for number in re.findall(found, html)]
        for html in display(*texts, **options)
    ]


@pytest.mark.parametrize("tex", [r"\delta*x", r"a\%b", r"\alpha b", r"x\ y", r"\{x\}", "#1"])
def test_tokens_join_to_the_same_tex(tex):
    assert join(tokenize(tex)).replace(" *", "*") == tex


@pytest.mark.parametrize(
    ("tex", "same"),
    [
        (r"\dotsc", r"\ldots"),
        (r"\mathbbm{1}", r"\mathbb{1}"),
        (r"\mbox{a b}", r"\text{a b}"),
        (r"\left<x\right>", r"\left\langle x\right\rangle"),
        (r"\operatorname{arg\,max}", r"\operatorname{arg\,max}"),
        (r"\mathop{\rm argmin}", r"\operatorname{argmin}"),
        (r"\operatorname{arg max}", r"\operatorname{arg\ max}"),
        (r"\nicefrac12", r"{{1}/{2}}"),
        (r"\text{if $x>0$}", r"{\text{if }{x>0}}"),
        (r"\text{if {$x>0$} a {b}}", r"{\text{if }{x>0}\text{ a {b}}}"),
        (r"\text{a_b}", r"\text{a\_b}"),
        # Spaces after symbols stay, be they escaped or not.
        (r"\text{a \& b \% c}", r"\text{a \&\ b \%\ c}"),
        (r"\text{a & b}", r"\text{a \&\ b}"),
        (r"\textbf{x \text{y}}", r"{\textbf{x }\textbf{y}}"),
        (r"\begin{smallmatrix}a&b\end{smallmatrix}", r"\begin{subarray}{cc}a&b\end{subarray}"),
        (r"\begin{matrix}a\\b\\\end{matrix}", r"\begin{matrix}a\\b\end{matrix}"),
        (r"\begin{array}{@{}l|r@{}}a&b\end{array}", r"\begin{array}{l|r}a&b\end{array}"),
        (r"\begin{array}{*{2}{c}}a&b\end{array}", r"\begin{array}{cc}a&b\end{array}"),
        (r"\begin{split}a&b\end{split}", r"\begin{aligned}a&b\end{aligned}"),
        (r"\begin{alignedat}{2}a&b\end{alignedat}", r"\begin{aligned}a&b\end{aligned}"),
        (r"\textcolor{nosuch}{x}", r"{x}"),
        ("x’", "x'"),
        ("x % a comment\n+ y", "x + y"),
        (r"\mathchoice{a}{b}{c}{d}", "{b}"),
        (r"x\tag{1}", r"x\quad(\text{1})"),
        (r"x\label{a}", "x"),
        (r"\require{cancel}\cancel{x}", r"\cancel{x}"),
    ],
)
def test_what_math_core_lacks_is_rewritten(tex, same):
    assert mathml(tex) == mathml(same)


def test_a_length_after_a_row_is_not_printed_but_a_bracket_is():
    assert "<mi>p</mi>" not in mathml(r"\begin{matrix}a\\[6pt]b\end{matrix}")
    assert "<mo" in mathml(r"\begin{matrix}a\\[x]b\end{matrix}")


def test_limits_are_below_an_operator_in_a_display():
    assert "<munder>" in mathml(r"\mathop{\mathbb E}_x", display=True)
    assert "<munder>" in mathml(r"\mathop{\mathbb E}\limits_x")
    assert "<munder>" not in mathml(r"\mathop{\mathbb E}_x")


@pytest.mark.parametrize(
    ("macros", "tex", "same"),
    [
        ({"R": r"\mathbb R"}, r"\R^n", r"\mathbb R^n"),
        ({r"\R": r"\mathbb R"}, r"x_\R", r"x_{\mathbb R}"),
        ({"norm": [r"\lVert #1\rVert", 1]}, r"\norm{x}", r"\lVert x\rVert"),
        ({"norm": r"\lVert #1\rVert"}, r"\norm x", r"\lVert x\rVert"),
        ({"E": [r"\mathbb E_{#1}[#2]", 2, "x"]}, r"\E{y}", r"\mathbb E_{x}[y]"),
        ({"E": [r"\mathbb E_{#1}[#2]", 2, "x"]}, r"\E[z]{y}", r"\mathbb E_{z}[y]"),
        ({"a": r"\b", "b": "c"}, r"\a", "c"),
        ({"Pr": r"\operatorname{\Pr}"}, r"\Pr", r"\operatorname{\Pr}"),
        ({"l": r"\left(", "r": r"\right)"}, r"\l x\r", r"\left(x\right)"),
        ({"vu": r"\vec u"}, r"T_\vu", r"T_{\vec u}"),
    ],
)
def test_macros_of_the_site(macros, tex, same):
    assert mathml(tex, macros=macros) == mathml(same)


@pytest.mark.parametrize(
    ("tex", "same"),
    [
        (r"\newcommand{\R}{\mathbb R}\R", r"\mathbb R"),
        (r"\newcommand\R{\mathbb R}\R", r"\mathbb R"),
        (r"\newcommand{\n}[2][2]{\|#2\|_{#1}}\n{x}\n[1]{y}", r"\|x\|_{2}\|y\|_{1}"),
        (r"\def\n#1{|#1|}\n{x}", "|x|"),
        (r"\let\oldvec\vec\renewcommand{\vec}[1]{\oldvec{#1}}\vec x", r"\vec{x}"),
        (r"\DeclareMathOperator{\tr}{tr}\tr A", r"\operatorname{tr} A"),
        (r"\DeclareMathOperator*{\amin}{arg\,min}\amin_x", r"\operatorname*{arg\,min}_x"),
        (r"\renewcommand{\epsilon}{\varepsilon}\epsilon", r"\varepsilon"),
        (r"\providecommand{\x}{y}\providecommand{\x}{z}\x", "y"),
    ],
)
def test_macros_in_a_formula(tex, same):
    assert mathml(tex) == mathml(same)


def test_a_macro_holds_for_the_formulas_after_it():
    _, made = typeset(Formula(r"\newcommand{\R}{\mathbb R}"), Formula(r"\R"))
    assert made[0].html == ""
    assert "ℝ" in made[1].html


@pytest.mark.parametrize(
    "written",
    [
        [r"\R: \mathbb R", r"N = \mathbb N"],
        [r"\newcommand{\R}{\mathbb R}", r"\def\N{\mathbb N}"],
        "R: \\mathbb R\n\\N: \\mathbb N",
        {"R": r"\mathbb R", r"\N": [r"\mathbb #1", "1"]},
        [{"R": r"\mathbb R"}, r"\N: \mathbb N"],
    ],
)
def test_macros_of_a_header(written):
    macros, faults = macros_of_header(written, {})
    assert (set(macros), faults) == ({r"\R", r"\N"}, ())


@pytest.mark.parametrize(
    "written",
    [
        ["some words", r"\R: \mathbb R", r"\newcommand{\kl}[a]{x}", r"\newcommand{\N}{\mathbb N}"],
        {"a b c": "x", "R": r"\mathbb R", "kl": {"x": "y"}, "N": [r"\mathbb N", "0"]},
        {"R": r"\mathbb R", "kl": [], "N": [r"\mathbb N"], "x": None},
    ],
)
def test_a_line_that_defines_nothing_costs_no_other_macro(written):
    macros, faults = macros_of_header(written, {})
    assert {r"\R", r"\N"} <= macros.keys()
    assert len(faults) == 2


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\begin{equation}x\end{equation}", ["(1)"]),
        (r"\begin{equation*}x\end{equation*}", []),
        (r"\begin{align}a&b\\c&d\end{align}", ["(1)", "(2)"]),
        (r"\begin{align}a&b\\c&d\\\end{align}", ["(1)", "(2)"]),
        (r"\begin{align}a&b\notag\\c&d\end{align}", ["(1)"]),
        (r"\begin{align}a&b\tag{$\ast$}\\c&d\end{align}", ["(∗)", "(1)"]),
        (r"\begin{align}a&b\tag*{QED}\\c&d\nonumber\end{align}", ["QED"]),
        (r"\begin{gather}a\\b\end{gather}", ["(1)", "(2)"]),
        (r"\begin{multline}a\\b\end{multline}", ["(1)"]),
        (r"\begin{eqnarray}a&=&b\\c&=&d\end{eqnarray}", ["(1)", "(2)"]),
        (r"\begin{alignat}{2}a&b\\c&d\end{alignat}", ["(1)", "(2)"]),
        (r"\begin{equation}\begin{split}a&b\\c&d\end{split}\end{equation}", ["(1)"]),
        (r"\begin{equation}\begin{pmatrix}a\\b\end{pmatrix}\end{equation}", ["(1)"]),
        (r"\begin{subequations}\begin{align}a\\b\end{align}\end{subequations}", ["(1a)", "(1b)"]),
        (r"x", []),
        (r"x\tag{A}", ["(A)"]),
        (r"x\label{a}", ["(1)"]),
        (r"a\\b", []),
        (r"a&=b\\&=c", []),
    ],
)
def test_numbers_are_latex_s(tex, expected):
    assert numbers(tex) == [expected]


def test_numbers_go_on_through_a_post_and_tags_do_not_count():
    one = r"\begin{equation}x\end{equation}"
    assert numbers(one, r"x\tag{A}", one) == [["(1)"], ["(A)"], ["(2)"]]


def test_numbering_all_and_none():
    assert numbers("x", r"y\notag", numbering="all") == [["(1)"], []]
    assert numbers(r"\begin{equation}x\label{a}\end{equation}", numbering="none") == [[]]


def test_a_number_is_outside_of_its_formula():
    [html] = display(r"\begin{equation}x\label{eq:a}\end{equation}")
    assert html.startswith('<span class="equation" id="eq-a"><span class="display" tabindex="0"')
    assert html.endswith('</math></span><span class="equation-number">(1)</span></span>')


def test_each_row_with_a_label_can_be_linked_to():
    [html] = display(r"\begin{align}a\label{eq:a}\\b\label{eq:b}\end{align}")
    assert re.findall(r'id="([^"]*)"', html) == ["eq-a", "eq-b"]


def test_a_reference_in_a_formula_may_come_before_its_equation():
    made = display(r"x \text{ by \eqref{a}} \ref{a}", r"y\label{a}")
    assert "<mtext>(1)</mtext><mtext>" not in made[1]
    assert re.findall(r"<mtext>(\(?1\)?)</mtext>", made[0]) == ["(1)", "1"]


def test_a_reference_in_a_formula_is_a_link_after_it():
    equations = Equations(Converter(), {}, "ams")
    named, _, lost = equations.typeset(
        [
            Formula(r"a \overset{\eqref{x}}{=} b \text{ by \eqref{x}, \ref{y}}"),
            Formula(r"\begin{align} c \label{x} \\ d \label{y} \end{align}", True),
            Formula(r"e \text{ by \ref{z}}"),
        ]
    )
    assert "<a " not in named.html.partition("</math>")[0]
    assert named.html.partition("</math>")[2] == (
        '<span class="formula-refs"><a class="ref" href="#eq-x">(1)</a>'
        ' <a class="ref" href="#eq-y">(2)</a></span>'
    )
    assert (named.named, lost.named) == (("x", "x", "y"), ("z",))
    assert "formula-refs" not in lost.html


def test_a_label_given_twice_is_reported():
    equations = Equations(Converter(), {}, "ams")
    first, second = equations.typeset([Formula(r"x\label{a}", True), Formula(r"y\label{a}", True)])
    assert (first.twice, second.twice) == ((), ("a",))
    assert equations.numbering.numbers == {"a": "1"}
    assert 'id="eq-a"' in first.html
    assert 'id="eq-a"' not in second.html
    assert second.html.endswith('<span class="ref" title="The label “a” is taken">?</span>')


MACROS = macros_of_setting({"R": r"\mathbb{R}", "wrong": r"a \fraq b", "pair": [r"(#1, #2)", 2]})


@pytest.mark.parametrize(
    "tex",
    [
        r"\alpha + ⟨\fraq{1}{2}",
        r"\text{so } ∈ … √x + ⟨\foo",
        r"\dotsc \operatorname*{argmin}_x \substack{a\\b} ⟨\foo",
        r"\R + ⟨\wrong + \R",
        r"\pair{a}{\R ⟨\foo}",
        r"\begin{align} a &= b \label{x} \\[6pt] c &= ⟨\foo \end{align}",
        r"\text{if $x > ⟨\foo$} + y",
        r"x + ⟨\left{ y",
        r"x + \frac{1}{⟨\definecolor{a}{b}{c}}",
        r"x ⟨\newcommand{} y",
        "a\n\n% a comment\n ⟨\\foo",
    ],
)
@pytest.mark.parametrize("is_display", [False, True])
def test_a_fault_has_its_place_in_what_the_author_wrote(tex, is_display):
    at = tex.index("⟨")
    [made] = Equations(Converter(), MACROS, "ams").typeset(
        [Formula(tex.replace("⟨", ""), is_display)]
    )
    assert made.fault
    assert made.at == at


def test_a_fault_has_its_place_though_the_macro_is_defined_again_later():
    formulas = [Formula(r"\def\f{x} \f \foo"), Formula(r"\f \foo"), Formula(r"\def\f{\foo} y")]
    made = Equations(Converter(), {}, "ams").typeset(formulas)
    assert [one.at for one in made] == [13, 3, 0]
    assert [bool(one.fault) for one in made] == [True, True, False]


@pytest.mark.parametrize(
    ("label", "expected"),
    [("eq:bound", "eq-bound"), ("eq-bound", "eq-bound"), ("bound", "eq-bound"), ("a b", "eq-a-b")],
)
def test_labels_as_ids(label, expected):
    assert anchor(label) == expected


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\foo", r"\foo"),
        (r"\frac{1", "}"),
        (r"x}", "}"),
        (r"\href{javascript:alert(1)}{x}", r"\href"),
        (r"\includegraphics{x.png}", r"\includegraphics"),
        (r"\def\a{\b\b}\def\b{\a\a}\a", "does not come to an end"),
        (r"\def\a#1{\b{#1#1}}\def\b#1{\a{#1#1}}\a{x}", "does not come to an end"),
        ("{" * 20_000, "longer|deeper"),
        (r"\sqrt" * 4_000 + "x", "longer|deeper"),
        (r"\left(" * 2_000, "longer|deeper"),
        (r"\begin{matrix}" * 900, "deeper"),
        (r"\sqrt{" * 1_000 + "x" + "}" * 1_000, "deeper"),
        ("x" * 30_000, "longer"),
        (r"\newcommand{\x}[z]{y}", "arguments"),
    ],
)
def test_a_formula_that_fails_shows_its_tex_and_the_reason(tex, reason):
    _, [made] = typeset(Formula(tex))
    assert re.search(re.escape(reason) if "|" not in reason else reason, made.fault)
    assert made.html.startswith('<code class="tex-error" title="')
    assert "javascript" not in made.html or "<a" not in made.html


def test_a_fault_is_placed_where_its_command_is():
    _, [made] = typeset(Formula("a\n\\foo b"))
    assert made.at == 2


@pytest.mark.parametrize("display", [True, False])
def test_the_page_needs_no_style_attribute_and_a_feed_no_entity(display):
    tex = r"\sin x \cfrac12 \! \color{red}{y} \begin{array}{c|c}a\\\hline b\end{array}"
    html = mathml(tex, display=display)
    assert "style=" not in html.replace("displaystyle=", "")
    assert "&" not in html
    assert "\u2061" in html


def test_colours_of_an_author_s_own():
    html = mathml(r"\definecolor{mine}{RGB}{1,2,3}\textcolor{mine}{x}\textcolor{#abc}{y}")
    assert re.findall('mathcolor="([^"]*)"', html) == ["#010203", "#AABBCC"]
    assert read_color("gray", "0.5") == "#808080"
    assert SPARE_COLORS.keys() <= NAMED_COLORS


def test_the_tex_goes_along_as_its_author_wrote_it():
    _, [made] = typeset(Formula(r"\R<1"), macros={"R": r"\mathbb R"})
    annotation = r'<annotation encoding="application/x-tex">\R&lt;1</annotation></semantics></math>'
    assert made.html.endswith(annotation)


@pytest.mark.parametrize(
    ("tex", "text", "feed"),
    [
        ("O(n^{-1/2})", "O(n⁻¹ᐟ²)", "<i>O</i>(<i>n</i><sup>−1/2</sup>)"),
        (r"\varepsilon_i", "εᵢ", "<i>ε</i><sub><i>i</i></sub>"),
        (r"\hat f", "f̂", "<i>f̂</i>"),
        (r"\mathbb R^d", "ℝᵈ", "ℝ<sup><i>d</i></sup>"),
        (r"a<b", "a < b", "<i>a</i> &lt; <i>b</i>"),
        (r"\frac{a+b}{2}", "(a + b)/2", "(<i>a</i> + <i>b</i>)/2"),
        (r"\sqrt{x}", "√x", "√<i>x</i>"),
        (r"x_{q}", "x_q", "<i>x</i><sub><i>q</i></sub>"),
        (r"f'", "f′", "<i>f</i>′"),
    ],
)
def test_where_mathml_cannot_go(tex, text, feed):
    _, [made] = typeset(Formula(tex))
    assert to_text(made.html) == text
    assert to_feed_html(made.html) == feed


def test_a_matrix_stays_tex_in_a_feed():
    tex = r"\begin{pmatrix}a\\b\end{pmatrix}"
    _, [made] = typeset(Formula(tex))
    assert to_feed_html(made.html) == f"<code>{tex}</code>"


def test_a_long_formula_in_a_line_has_parts_that_wrap_at_its_relations():
    tex = r"f(x) = \sum_{i=1}^n a_i \le \left( b = c \right) + d + e + f + g < h"
    _, [made] = typeset(Formula(tex))
    assert made.html.startswith('<math class="m-long">')
    parts = re.findall(r"<mrow><mo[^>]*>(=|≤|&lt;)</mo>", made.html)
    assert parts == ["=", "≤", "&lt;"]
    assert "m-long" not in mathml(tex, display=True)
    assert "m-long" not in typeset(Formula("a=b"))[1][0].html


def parts_of(tex):
    return re.findall(r"<mrow><mo[^>]*>([^<]+)</mo>", typeset(Formula(tex))[1][0].html)


@pytest.mark.parametrize(
    "tex",
    [
        r"\sum_{i>k}\lambda_i^2 \le f(K)^2 + \ell^{-2}\int_K^\infty t^{-2}\,dt \le 2\,\ell^{-2}/K",
        r"|a + b + c + d|^2 \le (a + b + c + d)_+^2 + e + f + g + h \le |a|^2 + |b|^2 + |c|^2",
        r"g(x)_{n} + (a + b + c)^{2} \le (g(x) + h(x) + k(x))^{2} + r \le 2 (g(y) + h(y))^{2}",
    ],
)
def test_a_bracket_with_a_power_is_closed_for_the_breaks_of_lines(tex):
    html = typeset(Formula(tex))[1][0].html
    parts = html.partition("<semantics>")
    assert parts[0].count("<mo>≤</mo>") == 1
    assert parts[2].startswith("<mrow><mo>≤</mo>")


def test_a_long_formula_is_parted_within_brackets_only_where_there_is_no_other_place():
    assert parts_of(r"f(x) = \sum_i a_i \sigma(w_i^T x - b_i = 0) < g") == ["=", "&lt;"]
    assert parts_of(r"abcd(efghijklm = nopqrstuvw)") == ["="]


def test_a_sum_at_the_beginning_of_a_part_keeps_its_space():
    tex = r"f(x) = a + b + c + d + e + f + g + h + i + j + k + l + m + n"
    assert '<mrow><mo form="infix">+</mo>' in typeset(Formula(tex))[1][0].html


def test_a_bracket_that_is_closed_but_never_opened_holds_nothing_together():
    assert parts_of(r"]a, b] \cap ]c, d] = ]e, f] \cup ]g, h] = x") == ["=", "="]


@pytest.mark.parametrize("name", ["smallmatrix", "psmallmatrix", "Bsmallmatrix*"])
def test_a_small_matrix_has_the_size_of_scripts(name):
    made = mathml(rf"\begin{{{name}}}a&b\\c&d\\\end{{{name}}}")
    assert '<mtable displaystyle="false" scriptlevel="1">' in made
    assert made.count("<mtr>") == 2
    assert ("<mo>" in made) == (name != "smallmatrix")


@pytest.mark.parametrize("tex", [r"\overline{x}", r"\underline{x}"])
def test_a_bar_is_a_symbol_that_the_theme_draws(tex):
    assert '<mo class="m-bar">\u0332</mo>' in mathml(tex)
    assert "stretchy" not in mathml(tex)


def test_the_numbers_of_rows_are_in_one_column_though_rows_have_fewer_cells():
    tex = r"\begin{align}a&=b&c&=d\\e&=f\\h\end{align}"
    _, [made] = typeset(Formula(tex, display=True))
    rows = [row.count("<mtd") for row in made.html.split("<mtr>")[1:]]
    assert len(rows) == 3
    assert len(set(rows)) == 1
