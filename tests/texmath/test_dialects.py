r"""Formulas as the authors of other engines write them: each text with what becomes of it.

As in test_reading, ``⟨x⟩`` means a formula within a line and ``⟪x⟫`` for a display.
"""

import pytest
from test_reading import read, shown

from plugins.texmath.find.dialects import plain_tex

FENCE = "```"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Jekyll, Hexo
        ("\\\\(x\\\\), one \\\\(0 \\\\) star", "⟨x⟩, one ⟨0⟩ star"),
        ("a <span>&#92;(x&#92;)</span>", "a <span>⟨x⟩</span>"),
        ("&bsol;[x&bsol;]", "⟪x⟫"),
        ("&#x5c;(x&#x5c;), &#92;n", None),
        ("with $\\\\$0$, or $-\\\\$1.5$.", "with ⟨\\$0⟩, or ⟨-\\$1.5⟩."),
        ("{% raw %}$x${% endraw %}", "⟨x⟩"),
        ("{% raw %}\n$$\nx\n$$\n{% endraw %}", "⟪x⟫"),
        ("a {% katex %} x {% endkatex %} b", "a ⟨x⟩ b"),
        ("{% katex display %}x{% endkatex %}", "⟪x⟫"),
        ("a $$x$$\n{:.right}", None),
        ("$C&sigma;_a &lt; &mu;$", "⟨Cσ_a &lt; μ⟩"),
        # Hugo
        ("{{< math >}}\n$$ x $$\n{{< /math >}}", "⟪x⟫"),
        ("{{< math >}}$ x_0 ${{< /math >}} and `0`s", "⟨x_0⟩ and <code>0</code>s"),
        ("{{< katex >}}\nx\n{{< /katex >}}", "⟪x⟫"),
        ("- {{< katex >}}F_s(i){{< /katex >}}", None),
        ("a {{< katex />}} \\(x\\)", "a ⟨x⟩"),
        # GitHub, GitLab, Codeforces
        ("$`x`$ and `$`", "⟨x⟩ and <code>$</code>"),
        (f"{FENCE}math\nx\n{FENCE}", "⟪x⟫"),
        ("`$`x`$`", None),
        # MyST, D2L, Quarto, R Markdown
        ("{math}`x_1` and {math}``y``", "⟨x_1⟩ and ⟨y⟩"),
        (f"{FENCE}{{math}}\n:label: eq-a\n\nx\n{FENCE}", "⟪x⟫#eq-a (1)"),
        (":::{math}\nx\n:::", "⟪x⟫"),
        (f"> {FENCE}math\n> x\n>   y\n> {FENCE}", "<blockquote> <p>⟪x y⟫</p> </blockquote>"),
        (f"- {FENCE}math\n  x\n  {FENCE}", "<ul> <li>⟪x⟫</li> </ul>"),
        (f"> 1. {FENCE}math\n>     x\n>     {FENCE}", None),
        (f"a\n:   {FENCE}text\n    b $x\n    {FENCE}\n:   {FENCE}math\n    x\n    {FENCE}", None),
        (f"a\n:   {FENCE}{{math}}\n    :label: eq-a\n    x\n    {FENCE}", None),
        ("$$x$$ (eq:a)", "⟪x⟫#eq-a (1)"),
        ("$$x$$ (1)", "⟨x⟩ (1)"),
        ("$$x$$\n:eqlabel:`eq_a`", "⟪x⟫#eq-a (1)"),
        ("$$x$$ {#eq-a}\nsee", "⟪x⟫#eq-a (1) see"),
        ("$n = `r n`$", "⟨n = `r n`⟩"),
        # Notion, MathJax in HTML
        ("$\nx\n$", "⟪x⟫"),
        ("the best $\n\\max_a Q(a).\n$\nYou", "the best ⟨\\max_a Q(a).⟩ You"),
        ("is $ \\small P = \n\\begin{pmatrix}\n1 \\\\ 2\n\\end{pmatrix}$.", None),
        ("and\n$\nf(x) = \\int_0^x g$\nor", "and ⟨f(x) = \\int_0^x g⟩ or"),
        ("5$ and\n10$ each, $ and so on $ too", "5$ and 10$ each, $ and so on $ too"),
        ("costs $ 5 for\nx_1 dollars and $ 6", "costs $ 5 for x_1 dollars and $ 6"),
        ('<script type="math/tex">x</script> a', "⟨x⟩ a"),
        ('<script type="math/tex; mode=display">x</script>', "⟪x⟫"),
        ("<d-math>x</d-math> a", "⟨x⟩ a"),
        ("a \\[sic\\] \\[…\\] \\[x\\]", "a [sic] […] ⟪x⟫"),
        ("<d-math block>x</d-math>", "⟪x⟫"),
    ],
)
def test_what_encloses_a_formula(text, expected):
    if expected is None:
        assert read(text)[1].count("<math") == (0 if text.startswith("`") else 1)
    else:
        assert shown(text) in (f"<p>{expected}</p>", expected)


@pytest.mark.parametrize("reference", ["{eq}`eq-a`", ":eqref:`eq-a`", "\\eqref{eq-a}"])
def test_references_of_other_engines(reference):
    link = '<a class="ref" href="#eq-a">(1)</a>'
    assert shown(f"$$x$$ {{#eq-a}}\n\n{reference}").endswith(f"<p>{link}</p>")


def test_a_label_and_a_reference_of_bookdown():
    text = "\\begin{equation} x (\\#eq:a) \\end{equation}\n\n\\@ref(eq:a)"
    assert '<p><a class="ref" href="#eq-a">(1)</a></p>' in shown(text)


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        # Markdown takes one backslash off.
        (r"\\{1, \\ldots\\}", r"\{1, \\ldots\}"),
        (r"\\|x\\|\\, R", r"\|x\|\, R"),
        (r"\mathbb{E}\_{x\_1}", r"\mathbb{E}_{x_1}"),
        (r"p\_\theta\_2", r"p_\theta_2"),
        (r"\* & \operatorname\*{x}", r"* & \operatorname*{x}"),
        (r"\left\[ \log\(x\) \right\]", r"\left[ \log(x) \right]"),
        (r"d \= 1 \+ 2 \- 3", r"d = 1 + 2 - 3"),
        ("a \\\\\\\\\nb \\\\\\\\", "a \\\\\nb \\\\"),
        ("a \\\\\\\nb", "a \\\\\nb"),
        (r"\begin{align\*}\\{a\\}\end{align\*}", r"\begin{align*}\{a\}\end{align*}"),
        (r"\begin{a}\\{\\{x\\}, y\\}\end{a}", r"\begin{a}\{\{x\}, y\}\end{a}"),
        # HTML
        (r"a &lt; b &amp;&nbsp;c", "a < b &~c"),
        # These are TeX as they are.
        (r"\{x\} \| \, \; \%", r"\{x\} \| \, \; \%"),
        (r"\begin{matrix}{\bf a} \\{\bf b}\end{matrix}", None),
        (r"\begin{matrix}a \\[2pt] b \\(c) \\*d\end{matrix}", None),
        (r"\begin{array}{c}a \\|b|\end{array}", None),
        (r"\text{loss\_a} max\_depth \mathtt{a\_b}", None),
        (r"\begin{matrix}a \\\\ b \\ c\end{matrix}", None),
        (r"\substack{a \\ b}", None),
    ],
)
def test_escapes_of_other_engines(tex, expected):
    assert plain_tex(tex) == (tex if expected is None else expected)


def test_macros_outside_of_formulas_are_those_of_pandoc():
    text = "\\newcommand{\\R}{\\mathbb{R}}\n\\newcommand{\\n}[1]{|#1_{\\R}|}\n\n$\\n{x}$"
    md, html = read(text)
    assert "<math" in html
    assert "newcommand" not in html
    assert not md.findings.problems


def test_lines_stay_where_they_are():
    fenced = f"{FENCE}{{math}}\n:label: eq-a\n\nx \\\\\\\\\ny\\_1 + \\foo\n{FENCE}"
    text = f"a\n\n{fenced}\n\n$\nx\n\\bar\\no\n$"
    md, _ = read(text)
    assert [(p.rule, p.line) for p in md.findings.problems] == [("math-tex", 7), ("math-tex", 12)]
