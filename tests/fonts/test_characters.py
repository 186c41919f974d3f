"""Which characters formulas are drawn with, and which of them no font has."""

import re

import pytest

from plugins.fonts.characters import characters_of_math, describe, find_missing, is_drawn, near


def drawn(inner):
    """The characters beyond those that are always there."""
    html = f"<p>Ж</p><math>{inner}</math><p>Я</p>"
    return "".join(sorted(characters_of_math([html]) - characters_of_math(["<math></math>"])))


@pytest.mark.parametrize(
    ("letter", "image"),
    # Of the Greek ones, each is a letter of its own, though the normal forms are alike.
    [
        *(("x", "𝑥"), ("h", "ℎ"), ("X", "𝑋"), ("ı", "𝚤"), ("∂", "𝜕"), ("∇", "𝛻")),
        *(("ε", "𝜀"), ("ϵ", "𝜖"), ("θ", "𝜃"), ("ϑ", "𝜗"), ("φ", "𝜑"), ("ϕ", "𝜙"), ("ж", "ж")),
    ],
)
def test_an_identifier_of_one_letter_is_drawn_in_italics(letter, image):
    assert set(drawn(f"<mi>{letter}</mi>")) == set(image)
    # Elsewhere the letter itself is drawn, too.
    plain = set(letter) if ord(letter) > 127 or letter.isupper() else set()
    assert set(drawn(f"<mi>{letter}</mi><mo>{letter}</mo>")) == {*image, *plain}


def test_rare_characters_are_there_where_a_formula_has_them():
    assert drawn("<mtext>50 % #1 a_b</mtext>") == "#%_"
    # An upright capital is one of them; a lone letter is drawn in italics.
    assert drawn("<mi>Pr</mi><mtext>If</mtext><mi>A</mi>") == "IP𝐴"
    assert drawn('<mi mathvariant="normal">A</mi>') == "A"


def test_other_identifiers_are_drawn_as_they_are():
    assert drawn('<mi>sin</mi><mi mathvariant="normal">d</mi><mn>1</mn>') == ""


def test_attributes_and_entities_do_not_hide_a_letter():
    assert drawn('<mi mathcolor="red">x</mi>') == "𝑥"
    assert drawn("<mi>&#x3b1;</mi><mo>&le;</mo>") == "≤𝛼"


def test_an_old_mathvariant_needs_every_form_of_its_letters():
    assert {"𝔹", "ℬ", "𝐁"} <= set(drawn('<mi mathvariant="double-struck">B</mi>'))


def test_variation_selectors_count():
    assert drawn("<mi>𝒜\ufe00</mi>") == "\ufe00𝒜"


def test_roots_and_minuses_are_drawn_though_they_are_not_written():
    assert {"√", "−", "\u00a0", " "} <= characters_of_math(
        ["<math><msqrt><mn>2</mn></msqrt></math>"]
    )


def test_the_tex_of_a_formula_is_not_drawn_but_what_comes_after_it_is():
    tex = "<annotation encoding='application/x-tex'>Ж</annotation>"
    assert drawn(f"<semantics><mi>ab</mi>{tex}</semantics>") == ""
    assert drawn(f"<semantics>{tex}<mi>α</mi></semantics>") == "𝛼"


def test_text_without_formulas_needs_nothing():
    assert characters_of_math(["<p>Жü</p>", ""]) == frozenset()


def formula(inner, tex):
    return f"<math><semantics><mrow>{inner}</mrow><annotation>{tex}</annotation></semantics></math>"


def test_what_is_missing_comes_with_its_tex():
    html = formula("<mi>中</mi><mo>&lt;</mo>", "中 &lt; 1") + formula("<mi>x</mi>", "x")
    assert list(find_missing(html, "中文")) == [("中", "中 < 1")]


def test_words_in_formulas_are_never_missing():
    assert list(find_missing(formula("<mtext>中 😀</mtext>", r"\text{中 😀}"), "中😀")) == []


def test_spaces_controls_and_selectors_need_no_glyph():
    assert [char for char in "a中\u2061\u2009\ufe00\u200b\t" if is_drawn(char)] == ["a", "中"]


def test_a_character_is_named_and_found():
    assert describe("中") == "U+4E2D CJK UNIFIED IDEOGRAPH-4E2D"
    assert describe("\ue000").startswith("U+E000 ")
    assert near("中", "x + 中") == "中"
    assert re.search(near("Ⓢ", r"a  \circledS"), "$a\n\\circledS$")
