"""Which characters the text of a site is set in."""

import pytest

from plugins.fonts.texts import ALWAYS, characters_of_text, iter_strings


def beyond(*texts):
    """The characters beyond those that every site has."""
    return "".join(sorted(characters_of_text(texts) - set(ALWAYS)))


def test_every_site_has_the_letters_of_english_and_all_punctuation():
    assert {*"azAZ09 «»„“”’–—…×−\u00a0"} <= characters_of_text([])


@pytest.mark.parametrize(
    ("html", "characters"),
    [
        ("<p>Δ</p>", "Δ"),
        ("ж", "Жж"),  # small capitals are made of capitals
        ("&Delta;&#x416;&amp;", "ΔЖ"),
        ("x\u0304 c\u030c", "\u0304\u030cČč"),
        ("Δ<math><mi>ξ</mi></math>Ж<math><mi>ψ</mi></math>", "ΔЖ"),
        ("&unknown; &", ""),
    ],
)
def test_text_counts_and_formulas_do_not(html, characters):
    assert beyond(html) == "".join(sorted(characters))


class Tag:
    name = "Ж"


def test_all_texts_in_a_value_are_found():
    value = {"a": ["b", ("c",)], "d": Tag(), "e": 3, "f": None}
    assert [*iter_strings(value)] == ["a", "b", "c", "d", "Ж", "e", "f"]
