r"""Formulas as text have the structure of their MathML, or are the author's TeX.

`data/formulas.txt` has 2,000 of published posts and books, with their macros replaced.
"""

from itertools import islice

import pytest
from conftest import ROOT
from formula_texts import names_of, tree_of_html, tree_of_mathml, tree_of_text

from plugins.core.hypertext import MATHML
from plugins.core.mathml import tex_of, to_feed_html, to_text
from plugins.texmath.typesetting import Typesetter

FORMULAS = (ROOT / "tests/data/formulas.txt").read_text(encoding="utf-8").splitlines()
TYPESETTER = Typesetter("none", ("$$", "$"), "mathml")


def mathml_of(formula):
    found = MATHML.search(TYPESETTER.read(formula, {}).shown[0].html)
    assert found, formula
    return found[0]


def faults(formula):
    """Yield what is wrong with the texts of a formula."""
    mathml = mathml_of(formula)
    tex = " ".join(tex_of(mathml).split())
    names = names_of(mathml)
    # An author's own stroke, and words, may be beside anything.
    strict = "/" not in tex and "<mtext" not in mathml
    for make, read in ((to_text, tree_of_text), (to_feed_html, tree_of_html)):
        text = make(mathml)
        if text != tex and not text.startswith("<code>"):
            expected = tree_of_mathml(mathml, names)
            if read(text, names, strict=strict) != expected:
                yield f"{tex}\n{text}\n{expected}\n{read(text, names, strict=strict)}"


@pytest.mark.parametrize("start", range(0, 2000, 500))
def test_a_text_has_the_structure_of_its_formula(start):
    assert len(FORMULAS) == 2000
    wrong = [one for formula in FORMULAS[start : start + 500] for one in faults(formula)]
    assert not wrong, "\n\n".join(islice(wrong, 3))


def test_few_formulas_along_a_line_need_tex():
    inline = [formula for formula in FORMULAS if not formula.startswith("$$")]
    as_tex = [one for one in inline if to_feed_html(mathml_of(one)).startswith("<code>")]
    assert len(as_tex) < len(inline) / 50


SAID = {
    # Accents over and under, on any letter.
    r"\hat{\mathcal R}_n": "ℛ̂ₙ",
    r"\widetilde{\mathcal O}(n)": "𝒪̃(n)",
    r"\overline{X}, \underline{X}, \bar X": "X̅, X̲, X̄",
    r"\hat\Sigma^{-1}": "Σ̂⁻¹",
    r"a\bar b": "ab̄",
    # What a script and a stroke belong to.
    r"\frac{a}{b}^2": "(a/b)²",
    r"\frac{a}{b^2}": "a/b²",
    r"\frac{1}{2}a": "(1/2)a",
    r"\frac{1}{2a}": "1/(2a)",
    r"\log\frac{a}{b}": "log (a/b)",
    r"\frac{|a|}{|b|}": "(|a|)/(|b|)",
    r"x_{ij}": "xᵢⱼ",
    r"x_i j": "xᵢj",
    r"{x_i}_j": "(xᵢ)ⱼ",
    r"x_{i_j}": "x_(iⱼ)",
    r"x_q y": "x_q y",
    r"x^*y": "x* y",
    r"x*y": "x ∗ y",
    r"x^T x^\top": "xᵀx^⊤",
    r"f^{-1}(x)": "f⁻¹(x)",
    r"f''_i + f'^2": "fᵢ″ + f′²",
    r"x^{L'-1}": "x^(L′ − 1)",
    r"n^{\log n}": "n^(log n)",
    r"\sum_{i=1}^n x_i": "∑ᵢ₌₁ⁿ xᵢ",
    r"\operatorname{arg\,min}_x f": "arg minₓ f",
    r"\sqrt{x}y + \sqrt x": "√(x)y + √x",
    r"\sqrt{x^2}": "√(x²)",
    r"a\sqrt[3]{x}": "a∛(x)",
    r"a\sqrt[n]{x}": "a(ⁿ√(x))",
    r"\binom{n+1}{k}": "((n + 1) choose k)",
    r"a\not= b\not\in c": "a ≠ b ∉ c",
    r"]0,1[\,\cup[0,1)": "]0, 1[ ∪ [0, 1)",
    r"X\stackrel{d}{=}Y": "X =ᵈ Y",
    r"f\colon A\to B": "f: A → B",
    r"a:=b": "a := b",
    r"x>0\text{ for all }x": "x > 0 for all x",
    r"O(\text{log} T)": "O(log T)",
    r"n^{\text{th}}": "nᵗʰ",
    # What cannot be said along a line.
    **dict.fromkeys(
        (
            r"\overline{A\cup B}",
            r"\overrightarrow{AB}",
            r"\widehat{ab}",
            r"\hat{x_i}",
            r"\underbrace{a+b}_{n}",
            r"\overset{a}{X}",
            r"x^{[0,1[}",
            r"y{}^a x",
            r"{n\brace k}",
            r"\begin{cases} a & b\\ c & d\end{cases}",
            r"\begin{pmatrix} a & b\\ c & d\end{pmatrix}",
            r"\cancel{x}",
        )
    ),
}


@pytest.mark.parametrize(("tex", "text"), SAID.items())
def test_what_a_formula_says(tex, text):
    assert to_text(mathml_of(f"${tex}$")) == (text or tex)
