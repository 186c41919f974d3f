"""TeX of further packages, and what formulas can have besides: tables, diagrams, references."""

import re

import pytest
from test_tex_coverage import mathml, symbols, typeset

from plugins.texmath.render.conversion import Converter
from plugins.texmath.render.equations import Equations
from plugins.texmath.render.formulas import Formula

CONVERTER = Converter()


def display(tex):
    """The HTML of a display, without its TeX."""
    made = typeset(tex, display=True)
    assert not made.fault, made.fault
    return re.sub(r"<annotation.*?</annotation>", "", made.html)


def shown(tex):
    """What a display shows, with its numbers."""
    return re.sub(r"<mphantom>.*?</mphantom>|<[^>]*>|[\s\u2061-\u2064]", "", display(tex))


MACROS = r"\newcommand\kp{\mathfrak p}\newcommand\xx{x_1}"


@pytest.mark.parametrize(
    ("tex", "same"),
    [
        # A macro is one argument
        (rf"{MACROS}a\pmod\kp", r"a\pmod{\mathfrak p}"),
        (rf"{MACROS}\overset{{a}}\xx", r"\overset{a}{x_1}"),
        (rf"{MACROS}\underbrace\xx", r"\underbrace{x_1}"),
        (rf"{MACROS}\sqrt[3]\xx\frac\xx\xx", r"\sqrt[3]{x_1}\frac{x_1}{x_1}"),
        (rf"{MACROS}\textcolor{{red}}\kp", r"\textcolor{red}{\mathfrak p}"),
        (r"A_\ldots\sqrt\dots", r"A_{\ldots}\sqrt{\dots}"),
        (r"\def\kl(#1,#2){K(#1\|#2)}\kl(a,{b,c})", r"K(a\|b,c)"),
        (r"\newenvironment{foo}[1]{\left(#1}{\right)}\begin{foo}{a}b\end{foo}", r"\left(ab\right)"),
        (
            r"\DeclarePairedDelimiterXPP\n[1]{a}\lVert\rVert{_2}{#1}\n{x}",
            r"a\lVert x\rVert_2",
        ),
        # Relations, fractions, roots
        (r"a\not\implies b", r"a\;\not\Longrightarrow\; b"),
        (r"2\not\!\!R", r"2\not R"),
        (r"{a \above 1pt b}", r"{\genfrac{}{}{1pt}{}{a}{b}}"),
        (r"{n \atopwithdelims() k}", r"{\genfrac{(}{)}{0pt}{}{n}{k}}"),
        (r"\sqrt[\uproot{2}3]{x}", r"\sqrt[3]{x}"),
        (r"\bgroup x\egroup", "{x}"),
        (r"a\mapsfrom b", "a↤b"),
        # Matrices
        (r"\mqty(a & b)", r"\begin{pmatrix}a & b\end{pmatrix}"),
        (r"\bmqty{\imat{2}}", r"\begin{bmatrix}1 & 0 \\ 0 & 1\end{bmatrix}"),
        (
            r"\begin{bmatrix*}[r]1 & 2\end{bmatrix*}",
            r"\left[\begin{array}{rr}1 & 2\end{array}\right]",
        ),
        (
            r"\begin{spreadlines}{1em}\begin{align}a&=b\end{align}\end{spreadlines}",
            r"\begin{aligned}a&=b\end{aligned}",
        ),
        (r"\sum_{i=1 \\ i\ne j}^n x", r"\sum_{\substack{i=1 \\ i\ne j}}^n x"),
        (r"\underset{a \\[2pt] b}{\max} x", r"\underset{\substack{a \\[2pt] b}}{\max} x"),
        (r"x_{\begin{matrix}a\\b\end{matrix}}", r"x_{{\begin{matrix}a\\b\end{matrix}}}"),
        # Chemistry and units
        (r"\ce{H2O}", r"{\mathrm{H}\mathrm{}_{2}\mathrm{O}}".replace(r"\mathrm{}", "")),
        (r"\num{1.2e-3}", r"{1.2\times 10^{-3}}"),
        (r"\text{the Ω}", r"\text{the Ω}"),
        (r"\texteuro", r"\text{€}"),
    ],
)
def test_it_is_typeset_as_what_it_means(tex, same):
    assert mathml(tex) == mathml(same)


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\begin{align*} a&=0\\ [x_1,y]&=1 \end{align*}", "a=0[x1,y]=1"),
        (r"a \\ [x_1,y]=\alpha", "a[x1,y]=α"),
        (r"a \\[6pt] b", "ab"),
        (r"\begin{align}a &= b\shortintertext{and}c &= d\end{align}", "a=b(1)andc=d(2)"),
        (r"\begin{align*}a\\ \intertext{if $x$}b\end{align*}", "aifxb"),
        (r"\begin{equation}a \intertext{if $x$} b\label{eq:i}\end{equation}", "aifxb(1)"),
        (r"x\tag{P$_\lambda$}", "x(Pλ)"),
        (r"\text{Cauchy–Schwarz — a—b}", "Cauchy–Schwarz—a—b"),
        ("2013—2022", "2013—2022"),
        ("a–b", "a−b"),
        (r"x\tag*{H\"older}", "xHölder"),
        (r"\begin{numcases}{f=}a&if $x$\\b&else\end{numcases}", "f={aifx(1)belse(2)"),
        (r"\begin{empheq}[left=\empheqlbrace]{align}a&=b\\c&=d\end{empheq}", "{a=b(1)c=d(2)"),
        (r"\begin{array}{r@{=}l}a&b\\c&d\end{array}", "a=bc=d"),
        (r"\begin{array}{>{x}c<{y}}a\end{array}", "xay"),
        (r"\begin{CD}A@>a>b>B\\@VcVdV@AAA\\C@=D\end{CD}", "A→baBc↓d↑C=D"),
        (r'\begin{tikzcd}A \ar[r, hook, "f"] & B\end{tikzcd}', "A↪fB"),
        (r"\sideset{_a^b}{_c^d}\sum_x", "∑cdabx"),
        (r"\ce{2 H2 + O2 -> 2 H2O}", "2H2+O2→2H2O"),
        (r"\ce{SO4^2-}", "SO42−"),
        (r"\pu{123 kJ//mol}", "123kJmol"),
        (r"\SI{3}{\kilo\metre\per\second\squared}", "3kms−2"),
        (r"\mathsfit{A}\mathbfsfit{b}", "𝘈𝙗"),
        (r"\operatorname{VC-dim}", "VC-dim"),
    ],
)
def test_what_a_display_shows(tex, text):
    assert shown(tex) == text


def test_equations_in_one_subequations_share_a_number():
    tex = (
        r"\begin{subequations}\label{eq:x}\begin{equation}a\label{eq:a}\end{equation}"
        r"\begin{align}b&=c\\d&=e\end{align}\end{subequations}"
    )
    assert shown(tex) == "a(1a)b=c(1b)d=e(1c)"


def test_rules_between_rows():
    table = mathml(r"\begin{array}{cc}a&b\\\cline{2-2}c&d\\\hline\hline e&f\end{array}")
    assert re.findall(r'class="([^"]*)"', table) == ["m-bt", "m-xbt2", "m-xbt2"]


def test_a_tree_of_proofs():
    tree = r"\AxiomC{$A$}\AxiomC{$B$}\RightLabel{I}\BinaryInfC{$C$}"
    assert symbols(rf"\begin{{prooftree}}{tree}\end{{prooftree}}") == "ABCI"


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\begin{array}{c}\cline{x}a\end{array}", "needs columns"),
        (r"\begin{array}{" + "c" * 70 + "}a\\end{array}", "more than 60 columns"),
        (r"\begin{CD}A @Q B\end{CD}", "there is no arrow @Q"),
        (r'\begin{tikzcd}A \ar["f"] & B\end{tikzcd}', "needs a direction"),
        (r"\begin{tikzcd}A \ar[rr] & B\end{tikzcd}", "out of the diagram"),
        (r"\begin{tikzcd}A \ar[r, blob] & B\end{tikzcd}", 'the option "blob"'),
        (r"\begin{prooftree}\UnaryInfC{a}\end{prooftree}", "needs 1 proofs"),
        (r"\begin{empheq}[box=\fbox]{align}a\end{empheq}", "a box around rows"),
        (r"\def\k(#1){#1}\k[a]", '"(" is missing'),
    ],
)
def test_what_is_out_of_reach_says_why(tex, reason):
    assert reason in typeset(tex, display=True).fault


def test_what_has_no_place_is_a_box_without_width():
    assert '<mpadded width="0" class="m-xllap">' in mathml(r"a\mathllap{b}")
    assert '<mpadded voffset="0.2em">' in mathml(r"\raise 2pt{x}")


def test_relations_of_letters_have_their_space():
    assert '<mpadded class="m-rell m-relr"><mi>R</mi>' in mathml(r"a\mathrel{R}b")
    assert '<mspace width="0.33333334em"/>' in mathml(r"f\colon A")


def test_a_tag_is_text_in_references_and_may_have_references():
    equations = Equations(CONVERTER, {}, "ams")
    formulas = [
        Formula(r"x\tag{$\ell_1$-ball}\label{l}", display=True),
        Formula(r"y\tag{\ref{z}$'$}\label{y}", display=True),
        Formula(r"z\label{z}", display=True),
    ]
    equations.typeset(formulas)
    numbers = {one.label: one.number for one in equations.numbering.labelled()}
    assert numbers == {"l": "ℓ₁-ball", "y": "1′", "z": "1"}


def test_a_label_is_found_however_it_is_spelt():
    equations = Equations(CONVERTER, {}, "ams")
    made = equations.typeset([Formula(r"\eqref{eq:rs}"), Formula("R", True, "eq-rs")])
    assert made[0].html.endswith('<a class="ref" href="#eq-rs">(1)</a></span>')


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\text{a \dagger{\cal B} \hskip 1em \alpha}", "a†ℬα"),
        (r"\text{\textcircled{1} \sout{b} {c $d$}}", "1bcd"),
        (r"\left( q^* \right)^2", "(q∗)2"),
        (r"\char'101\mmlToken{mi}{ab}", "Aab"),
        (r"\empheqlbrace", "{"),
        (r"x_{\mathchoice{a}{b}{c}{d}}^\mathchoice{a}{b}{c}{d}", "xcc"),
        (r"x_{y_{\mathchoice{a}{b}{c}{d}}}\mathchoice{a}{b}{c}{d}", "xyda"),
    ],
)
def test_more_that_is_shown(tex, text):
    assert shown(tex).replace("\ufe00", "") == text


def test_a_cell_of_several_columns_has_its_own_alignment():
    tex = r"\begin{array}{ll} \multicolumn{2}{c}{x} & \multicolumn{1}{r}{y} \\ a & b \end{array}"
    cells = re.findall("<mtd[^>]*>", mathml(tex))
    assert cells[:3] == [
        '<mtd columnspan="2">',
        '<mtd class="m-r" columnspan="1">',
        '<mtd class="m-l">',
    ]


def test_a_matrix_with_heads_has_brackets_around_the_rest():
    html = display(r"\bordermatrix{ & c & d \cr r & 1 & 2 \cr s & 3 & 4 \cr}")
    assert shown(r"\bordermatrix{ & c & d \cr r & 1 & 2 \cr s & 3 & 4 \cr}") == "cdrs(1234)"
    assert html.count("<mtable") == 4
