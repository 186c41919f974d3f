"""TeX that math-core lacks or typesets otherwise than LaTeX, and what no input may do."""

import random
import re
import subprocess
import sys
import xml.etree.ElementTree as etree
from pathlib import Path

import pytest

from plugins.core.mathml import to_feed_html, to_text
from plugins.texmath.render.conversion import Converter
from plugins.texmath.render.equations import Equations
from plugins.texmath.render.formulas import Formula
from plugins.texmath.rules.boxes import points
from plugins.texmath.tex.bounds import MAX_OPEN

CONVERTER = Converter()


def typeset(tex, display=False):
    return Equations(CONVERTER, {}, "ams").typeset([Formula(tex, display)])[0]


def mathml(tex, display=False):
    """The MathML of a formula, without what is around every formula."""
    made = typeset(tex, display)
    assert not made.fault, made.fault
    found = re.search(r"<semantics><mrow>(.*)</mrow><annotation", made.html, re.DOTALL)
    assert found, made.html
    return found[1]


def symbols(tex, display=False):
    """What a formula shows, without its structure."""
    return re.sub(r"<[^>]*>|\s|[\u2061-\u2064\ufe00\ufe01]", "", mathml(tex, display))


@pytest.mark.parametrize(
    ("tex", "same"),
    [
        # Names of other packages
        (r"\overunderset{a}{b}{=}", r"{\overset{a}{\underset{b}{=}}}"),
        (r"\ketbra{x}{y}", r"{\lvert x\rangle\langle y\rvert}"),
        (r"\cases{a & b}", r"{\begin{cases}a & b\end{cases}}"),
        (r"\pmatrix{a \cr b}", r"{\begin{pmatrix}a \\ b\end{pmatrix}}"),
        (r"\root 3\of{x}", r"\sqrt[3]{x}"),
        (r"\buildrel a\over{=}", r"\overset{a}{=}"),
        (
            r"\begin{Vsmallmatrix}a\\b\end{Vsmallmatrix}",
            r"\left\|\begin{subarray}{c}a\\b\end{subarray}\right\|",
        ),
        (r"\begin{array}{}a&b\end{array}", r"\begin{array}{cc}a&b\end{array}"),
        (
            r"\begin{dcases*}a & if $x$\\b & else\end{dcases*}",
            r"\begin{dcases}a & \text{ if $x$}\\b & \text{ else}\end{dcases}",
        ),
        (r"\text{a $b_{\text{c $d$}}$}", r"{\text{a }{b_{\text{c $d$}}}}"),
        # Options, stars and lengths
        (r"\cancel[color=red]{x}", r"\cancel{x}"),
        (r"a\kern{1em}b", r"a\hspace{1em}b"),
        (r"a\hspace*{1em}b", r"a\hspace{1em}b"),
        (r"a\mskip 3mu b", r"a\mspace{3mu}b"),
        (r"\mathmakebox[3em][l]{x}", "{x}"),
        (r"\class{c}{x}\style{color:red}{y}", "{x}{y}"),
        (r"\begin{pmatrix}a\\" + "\n" + r"* \end{pmatrix}", r"\begin{pmatrix}a\\ {*}\end{pmatrix}"),
        (r"\left\lt x\right\gt", r"\left\langle x\right\rangle"),
        (r"\bigl. x \bigr)", r"x \bigr)"),
        ("x\\", "x\\ "),
        # Operators
        (r"\operatorname{exp\_a}", r"\operatorname{exp\_a}"),
        (r"\mathop{\min}_\mathbf{T}", r"\mathop{\min}_{\mathbf{T}}"),
        # Pairs
        (r"\DeclarePairedDelimiter\p{\lvert}{\rvert}\p{x}", r"\lvert x\rvert"),
        (r"\DeclarePairedDelimiter\p{\lvert}{\rvert}\p*{x}", r"\left\lvert x\right\rvert"),
        (r"\DeclarePairedDelimiter\p{(}{)}\p[\big]{x}", r"\bigl( x\bigr)"),
        (
            r"\DeclarePairedDelimiterX\p[2]{(}{)}{#1\delimsize|#2}\p*{x}{y}",
            r"\left(x\middle| y\right)",
        ),
        # Physics
        (r"\qty(x)", r"\left(x\right)"),
        (r"\abs{x}", r"\left\lvert x\right\rvert"),
        (r"\dv{f}{x}", r"\frac{\mathrm{d}f}{\mathrm{d}x}"),
        (r"\dv[2]{x}", r"\frac{\mathrm{d}^{2}}{\mathrm{d}x^{2}}"),
        (r"\pdv{f}{x}{y}", r"\frac{\partial^{2}f}{\partial x\partial y}"),
        (r"\ev{A}{x}", r"\left\langle x\middle\vert A\middle\vert x\right\rangle"),
        (r"\ket{x}^2", r"{\ket{x}}^2"),
        # Text
        (r"\text{{\bf a} b}", r"{\textbf{a}\text{ b}}"),
        (r"\text{a\it b}", r"{\text{a}\textit{b}}"),
        (r"\verb|a_b|", r"\texttt{a\_b}"),
        (r"\unicode{x22D6}\char`A\char65", "⋖AA"),
    ],
)
def test_it_is_typeset_as_what_it_means(tex, same):
    assert mathml(tex) == mathml(same)


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"\mathfrak{I}\mathfrak{Im}", "ℑℑ𝔪"),
        (r"\mathbf{x\mu}", "𝐱𝜇"),
        (r"\mathrm{\mu}", "𝜇"),
        (r"\boldsymbol{1x}", "𝟏𝒙"),
        (r"\boldsymbol{\mathcal{L}}", "𝓛"),
        (r"\mathbfcal{L}\mathbffrak{g}", "𝓛𝖌"),
        (r"\upalpha", "α"),
        ("ΛΓ", "ΛΓ"),
        (r"\surd", "√"),
        ("∅⊥", "∅⊥"),
        (r"\varliminf \varprojlim", "lim̲lim←"),
        (r'f("a")', 'f("a")'),
        (r"\text{“a” and ``b''}", "“a”and“b”"),
    ],
)
def test_symbols_are_those_of_latex(tex, shown):
    assert symbols(tex) == shown


def test_capital_greek_letters_are_upright_however_they_are_typed():
    assert mathml("Λ") == mathml(r"\Lambda")


def test_small_capitals_stay_small_capitals():
    assert 'class="m-sc"' in mathml(r"\textsc{Max-Cut}")


@pytest.mark.parametrize(
    ("tex", "ground"),
    [
        (r"\colorbox{yellow}{x}", 'mathbackground="yellow" mathcolor="black"'),
        (r"\colorbox{blue}{x}", 'mathbackground="blue" mathcolor="white"'),
        (r"\colorbox[RGB]{10,20,30}{x}", 'mathbackground="#0a141e" mathcolor="white"'),
        (r"\bbox[#ffeecc, 5px]{x}", 'mathbackground="#ffeecc" mathcolor="black"'),
    ],
)
def test_a_ground_has_an_ink_that_can_be_read_on_it(tex, ground):
    assert ground in mathml(tex)


def test_colours_of_css_and_frames():
    assert 'mathcolor="crimson"' in mathml(r"\color{crimson}x")
    framed = mathml(r"\fcolorbox{red}{yellow}{x}")
    assert "menclose" in framed
    assert 'mathbackground="yellow"' in framed


@pytest.mark.parametrize(
    ("tex", "shown"),
    [(r"\rule{0pt}{2em}", ""), (r"\rule{1em}{1em}", "■"), (r"\rule{3em}{1pt}", "\u0332")],
)
def test_a_rule_is_a_strut_a_block_or_a_line(tex, shown):
    assert symbols(f"x{tex}y") == f"x{shown}y"


def test_a_letter_with_a_script_is_its_base():
    assert '<msup intent="transpose($a)"><mi arg="a">𝐕</mi>' in mathml(r"\mathbf{U S V^\top}")


def test_lengths():
    assert points("2.5em") == 25
    assert points("nonsense") == 0


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\begin{array}{*{x}{c}}a&b\end{array}", "cannot repeat columns"),
        (r"\begin{array} a & b \end{array}", "has no column 'a'"),
        (r"\begin{array}{cxz} a & b \end{array}", "has no column 'x'"),
        (r"\enclose{star}{x}", "cannot draw star"),
        (r"\href{x}{y}", "put the link around it"),
        (r"\unicode{zzz}", "no character with the number"),
        (r"\qty x", "needs a delimiter"),
        (r"\let\b={", "cannot mean a brace"),
        (r"\kern x y z", "a length cannot be read"),
        ("(x" * (MAX_OPEN + 1), "never closed"),
        ("(" * 60 + "{(}" * 60, "never closed"),
        (r"(x^)" * 60, "never closed"),
        (r"\unicode[bold", "no character"),
        (r"\DelimiterPair{x}{(}{)}{y}", "cannot have x arguments"),
        (r"\colorbox{red}{" * 90, "missing"),
        (r"\colorbox{red}{" * 280 + "x" + "}" * 280, "nested"),
    ],
)
def test_what_is_out_of_reach_says_why(tex, reason):
    assert reason in typeset(tex).fault


def test_brackets_that_are_closed_are_never_too_many():
    assert not typeset("(x)" * 100).fault
    assert not typeset("(" * 100 + ")" * 100).fault
    assert not typeset(r"[0,1)\ " * 100).fault


PIECES = [
    *[
        r"{",
        r"}",
        r"[",
        r"]",
        r"(",
        r")",
        r"&",
        r"^",
        r"_",
        r"'",
        r"$",
        r"#",
        r"%",
        r"~",
        r"\\",
        r"#1",
        r"\left(",
        r"\right)",
        r"\frac",
        r"\sqrt[",
        r"\text{",
        r"\mathop",
        r"\limits",
    ],
    *[
        r"\begin{align}",
        r"\end{align}",
        r"\begin{array}{c|",
        r"\tag{",
        r"\boldsymbol{",
        r"\mathbf{x^",
        r"\qty(",
        r"\dv{",
    ],
    *[
        r"\verb|",
        r"\colorbox{yellow}{",
        r"\unicode{x",
        r"\char",
        r"\kern",
        r"\rule{1em}{",
        r"\big",
        r"\middle|",
        r"\not",
    ],
    *[
        r"\substack{",
        r"\\[",
        r"\hline",
        r"\root",
        r"\bbox[",
        r"\raise",
        r"\mathchoice",
        r"\overset",
        r"\cancel[",
        r"\bra{",
        r"\let\b=",
    ],
    r"\newcommand{\a}{\a\a}\a",
    r"\def\a{\b\b}\def\b{\c\c}\def\c{\d\d}\a",
    r"\newcommand{\z}[2][x]{#1#2}\z[",
    r"\DeclarePairedDelimiter\p{|}{|}\p*{",
    *"\x00\x0b\x7f\u202e\u0301\ufffe\ud800😀",
]
SEEDS = [
    r"\frac{a_1}{\sqrt[3]{b}} = \sum_{i=1}^n \left( x_i \right)^2",
    r"\begin{align} a &= b \label{x} \\ c &\le d \tag{1} \end{align}",
    r"\text{if $x > 0$ and } \mathbb{E}_{p}[f(X)] \in \{0,1\}",
    r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}^{\top} \overline{z}",
]


def mutated(number):
    """A formula after a few random edits; the same for the same number."""
    chance = random.Random(number)
    tex = chance.choice(SEEDS)
    for _ in range(chance.randint(1, 5)):
        at, width = chance.randint(0, len(tex)), chance.randint(0, 8)
        piece = chance.choice(PIECES) * chance.choice((1, 1, 2, 400))
        tex = chance.choice(
            [
                tex[:at] + tex[at + width :],
                tex[:at] + piece + tex[at:],
                tex[:at] + tex[at : at + width] * 60 + tex[at:],
                tex[at:] + tex[:at],
            ]
        )
    return tex


def check_mutations(first, last):
    """Typeset some mutated formulas: each is XML, and nothing but TexError came up."""
    for number in range(first, last):
        tex = mutated(number)
        html = typeset(tex, display=number % 2 == 0).html
        etree.fromstring(f"<p>{html}</p>")
        for found in re.findall(r"<math.*?</math>", html, re.DOTALL):
            to_text(found)
            to_feed_html(found)


def test_no_input_breaks_the_converter():
    # In another process: what ends math-core's stack, or never ends, would take the tests along.
    run = "from tests.texmath.test_tex_coverage import check_mutations as c; c(0, 2000)"
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", run],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
