"""MathML where MathML cannot go: as TeX, as text, and as simple HTML; without math-core."""

import subprocess
import sys

import pytest
from conftest import ROOT

from plugins.core.mathml import simplify, tex_of, text_of, to_feed_html, to_flat_text, to_text

SQUARE = (
    "<math><semantics><msup><mi>x</mi><mn>2</mn></msup>"
    "<annotation>x^2 &lt; 1</annotation></semantics></math>"
)
MATRIX = (
    "<math><semantics><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>"
    "<mtr><mtd><mi>c</mi></mtd></mtr></mtable>"
    "<annotation>\\matrix a</annotation></semantics></math>"
)


def test_the_tex_is_the_author_s():
    assert tex_of(SQUARE) == "x^2 < 1"
    assert tex_of("<math><mi>x</mi></math>") == ""


@pytest.mark.parametrize(
    ("mathml", "text", "html"),
    [
        (SQUARE, "x²", "<i>x</i><sup>2</sup>"),
        (MATRIX, "\\matrix a", "<code>\\matrix a</code>"),
        (
            "<math><mi>a</mi><mo>&lt;</mo><mfrac><mn>1</mn><mi>b</mi></mfrac></math>",
            "a < 1/b",
            "<i>a</i> &lt; 1/<i>b</i>",
        ),
        (
            "<math><mover><mi>f</mi><mo>^</mo></mover><msub><mi>x</mi><mi>q</mi></msub></math>",
            "f\u0302x_q",
            "<i>f\u0302</i><i>x</i><sub><i>q</i></sub>",
        ),
    ],
)
def test_a_formula_along_a_line(mathml, text, html):
    assert (to_text(mathml), to_feed_html(mathml)) == (text, html)


def test_for_a_search_every_formula_has_its_symbols():
    assert to_flat_text(MATRIX) == "a b c"
    for mark in ("<mover>{}<mo>‾</mo></mover>", "<munder>{}<mo>⏟</mo></munder>"):
        wide = mark.format("<mrow><mi>a</mi><mo>∪</mo><mi>b</mi></mrow>")
        assert to_flat_text(f"<math>{wide}</math>") == "a ∪ b"


def test_the_formulas_of_html():
    html = f'<p>On {SQUARE} &amp; <span class="math">\\(y\\)</span> <em>z</em></p>'
    assert text_of(html) == "On x² & \\(y\\) z"
    assert text_of("a <script>var b = 1 < 2;</script> c") == "a c"
    assert simplify(f"<p>{SQUARE}</p>") == "<p><i>x</i><sup>2</sup></p>"


def test_neither_it_nor_another_plugin_needs_math_core():
    code = (
        "import sys; import plugins.core.mathml, plugins.papers, plugins.corrections;"
        "import plugins.search, plugins.structured_data; sys.exit('math_core' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("H<sub>2</sub>O and 10<sup>3</sup>", "H₂O and 10³"),
        ("<i>x</i><sub><i>i</i> + 1</sub>", "xᵢ₊₁"),
        ("<i>x</i><sup>2<sup>q</sup></sup>", "x^(2^q)"),
        ('A call<sup class="call-1"><a href="#fn:1">1</a></sup>', "A call1"),
    ],
)
def test_scripts_in_a_text_are_said(html, text):
    assert text_of(html) == text


@pytest.mark.parametrize(
    ("mathml", "text"),
    [
        ("<math><mi>x</mi><mo>&InvisibleTimes;</mo><mi>y</mi></math>", "xy"),
        ('<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>', "x"),
        ("<math><MI>x</MI><mspace width='1em'><mn>2</mn></math>", "x 2"),
        ("<math><mfrac><mi>x</mi></mfrac></math>", "x"),
        ("<math><mi>x</math>", "x"),
        ("<math>" + "<mrow>" * 5000 + "<mi>x</mi></math>", "x"),
    ],
)
def test_mathml_that_an_author_wrote(mathml, text):
    assert to_text(mathml) == text
    assert "x" in to_flat_text(mathml)
    assert "x" in to_feed_html(mathml)
