r"""Which of the symbols that are defined a formula has."""

import pytest

from plugins.notation.atoms import parse
from plugins.notation.matching import Symbols

#: A formula, and the symbols of KNOWN that it has, in its order.
KNOWN = (
    *(r"s_n", r"s_1", r"\hat R_n", r"R", r"\mathcal F", r"\sigma", r"\Gamma(r, C)", "n", "f_n"),
    *(r"|x|", r"\lVert g \rVert", r"\lVert g \rVert_\infty", r"f^*", "f", r"x_{\max}", "B_r"),
    *(r"L^p(\mu)", r"\mathbb R^d", r"[n]", r"\langle x, y\rangle", r"\norm{x}", r"(F, \theta)"),
    *(r"d_H", r"a \otimes b", r"N(\varepsilon)", "N", r"\operatorname{ReLU}", r"\nabla f", "d"),
    *(r"\beta_x", r"\beta_y"),
)
CASES = {
    r"s_n": ["s_n", "n"],
    r"s_{n}": ["s_n", "n"],
    r"s_{k+1}": ["s_n"],
    r"s_1 + s_2": ["s_1", "s_n"],
    r"s": [],
    r"s_{\max}": ["s_n"],
    r"\hat{R}_{m}(f)": [r"\hat R_n", "f"],
    r"\hat R": [],
    r"R(f)": ["R", "f"],
    r"\widehat R_n": ["n"],
    r"\mathcal{F}": [r"\mathcal F"],
    r"F": [],
    r"\sup_{f \in \mathcal F} |\sigma(f)|": ["f", r"\mathcal F", "|x|", r"\sigma", "f"],
    r"\Gamma(sr, C/s)": [r"\Gamma(r, C)"],
    r"\Gamma": [r"\Gamma(r, C)"],
    r"\Gamma(1)": [],
    r"\bigl| s_n \bigr|": ["|x|", "s_n", "n"],
    r"\left\lVert f_k \right\rVert^2": [r"\lVert g \rVert", "f_n"],
    r"\lVert f \rVert_\infty": [r"\lVert g \rVert_\infty", "f"],
    r"\lVert f \rVert_2": ["f"],
    r"f^2 + f' + f^{-1}": ["f", "f", "f"],
    r"f^*(x)": ["f^*"],
    r"x_{\max}": [r"x_{\max}"],
    r"x_{\min}": [],
    r"B_1, B_{2r}": ["B_r", "B_r"],
    r"L^2(\mu)": [r"L^p(\mu)"],
    r"\mathbb{R}^n": [r"\mathbb R^d", "n"],
    r"\mathbb R": [],
    r"[n] \cup [0, 1]": ["[n]", "n"],
    r"[0, 1)": [],
    r"\langle u, v \rangle": [r"\langle x, y\rangle"],
    r"\norm{n}": [r"\norm{x}", "n"],
    r"(F, \theta)": [r"(F, \theta)"],
    r"(n, \theta)": ["n"],
    r"d_H + d_K": ["d_H"],
    r"a \otimes b": [r"a \otimes b"],
    r"a \oplus b": [],
    r"N(1/2) + N": [r"N(\varepsilon)", "N"],
    r"\operatorname{ReLU}(x)": [r"\operatorname{ReLU}"],
    r"\text{for all } n": ["n"],
    r"\text{n}": [],
    r"x = 1 \label{eq:n} \tag{n}": [],
    r"\frac{s_n}{\sqrt{n}}": ["s_n", "n", "n"],
    r"\int f(d) \, dx + \mu(d\omega)": ["f", "d"],
    r"\beta_y^2 + \beta_z^3 + \beta_x": [r"\beta_y", r"\beta_x", r"\beta_x"],
    r"\nabla f": [r"\nabla f"],
    r"P(A | n)": ["n"],
    r"\{ x : |x| \le n \}": ["|x|", "n"],
    r"{s}_n^2": ["s_n", "n"],
    r"\begin{aligned} s_n &= n \\ &\le R \end{aligned}": ["s_n", "n", "n", "R"],
    # Not closed, or closed twice: nothing is lost.
    r"( n": ["n"],
    r"n ] )": ["n"],
    r"{n": ["n"],
    r"n_": ["n"],
    r"\hat": [],
    r"": [],
}


@pytest.mark.parametrize("tex", CASES)
def test_a_formula_has_the_symbols_that_are_written_in_it(tex):
    symbols = Symbols((one, parse(one)) for one in KNOWN)
    assert list(symbols.find(parse(tex))) == CASES[tex]


@pytest.mark.parametrize(
    "piece", ["{", "[", "(", "|", "_{", "\\hat{", "\\hat", "a^{(", "\\{", "a("]
)
def test_deep_and_broken_formulas_cost_little(piece):
    parse.cache_clear()
    assert isinstance(parse(piece * 3000), tuple)
    assert isinstance(parse(piece * 3000 + "x" + "}" * 3000), tuple)
