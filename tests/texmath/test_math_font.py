"""The font of formulas: small enough, licensed, and what the style sheet asks for."""

import re

import pytest
from conftest import ROOT, post
from fontTools.ttLib import TTFont

from plugins.texmath.render.styles import CLASSES, negative_space

STATIC = ROOT / "theme" / "static"


def test_the_font_is_small_and_has_its_licence_beside_it():
    assert 0 < (STATIC / "fonts" / "diptych-math.woff2").stat().st_size <= 75_000
    licence = (STATIC / "fonts" / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    assert "The STIX Fonts Project Authors" in licence


def test_the_style_sheet_names_files_that_are_there():
    css = (STATIC / "css" / "math.css").read_text("utf-8")
    for path in re.findall(r'url\("([^"]+)"\)', css):
        assert (STATIC / "css" / path).resolve().is_file()


def test_every_class_that_we_write_has_a_rule():
    files = [STATIC / "css" / name for name in ("math.css", "math-rare.css")]
    css = "".join(path.read_text("utf-8") for path in files)
    names = {*CLASSES.values(), *(negative_space(n / 6) for n in range(1, 13)), "m-long"}
    assert {name for name in names if not re.search(rf"\.{name}\b", css)} == set()


def test_a_page_preloads_the_font_only_where_it_has_formulas(build):
    site = build({"a.md": post("Title: A", body="$x$"), "b.md": post("Title: B")})
    assert "diptych-math" in site.html("a.html")
    assert "diptych-math" not in site.html("b.html")


@pytest.mark.parametrize("name", ["diptych-math", "diptych-math-whole"])
def test_script_capitals_have_a_chancery_and_a_roundhand_form(name):
    tables = TTFont(STATIC / "fonts" / f"{name}.woff2")["cmap"].tables
    [forms] = [table.uvsDict for table in tables if table.format == 14]
    chancery, roundhand = dict(forms[0xFE00]), dict(forms[0xFE01])
    for letter in map(ord, "𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵"):
        assert chancery[letter] is None  # as the letter is without a selector
        assert roundhand[letter]


def test_the_labels_of_arrows_are_as_close_as_in_tex():
    constants = TTFont(STATIC / "fonts" / "diptych-math.woff2")["MATH"].table.MathConstants
    assert constants.StretchStackTopShiftUp.Value == 0


@pytest.mark.parametrize(
    ("tex", "rare"),
    [
        ("x^2", False),
        (r"\cancel{x}", True),
        (r"\boxed{x}", True),
        (r"\begin{array}{c|c} a & b \\ \hline c & d \end{array}", True),
        (r"\begin{align} a &= b \\ c &= d \end{align}", True),  # with numbers at its side
        (r"\begin{align*} a &= b \\ c &= d \end{align*}", False),
    ],
)
def test_the_style_sheet_of_rare_formulas_is_there_where_they_are(build, tex, rare):
    page = build({"a.md": post("Title: A", body=f"$$ {tex} $$")}).html("a.html")
    written = any(name in page for name in ("<menclose", "m-b", "m-d", "m-wide"))
    assert ("css/math-rare.css" in page) == rare == written
