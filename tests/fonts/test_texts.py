"""Which characters the text of a site is set in."""

import pytest
from conftest import ROOT
from fontTools.ttLib import TTFont

from plugins.fonts.texts import ALWAYS, WESTERN, characters_of_text, iter_strings


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


def test_no_word_of_the_theme_and_its_catalogues_lacks_a_letter():
    font = TTFont(ROOT / "theme/static/fonts/stix-two-text-regular-whole.woff2")
    known = set(map(chr, font.getBestCmap()))
    templates = "".join(p.read_text("utf-8") for p in (ROOT / "theme/templates").rglob("*.html"))
    assert known & set(templates) <= {*ALWAYS}
    catalogues = [*ROOT.glob("plugins/languages/locale/*/LC_MESSAGES/*.po")]
    assert len(catalogues) >= 5
    words = "".join(path.read_text("utf-8") for path in catalogues)
    assert known & set(words) <= {*ALWAYS, *WESTERN}
