"""Which characters the text of a site is set in."""

import pytest
from conftest import ROOT
from fontTools.ttLib import TTFont

from plugins.fonts.texts import (
    ALWAYS,
    RARE,
    WESTERN,
    characters_of_text,
    iter_strings,
    may_be_shown,
    shown_by_template,
)


def beyond(*texts):
    """The characters beyond those that every site has."""
    return "".join(sorted(characters_of_text(texts) - set(ALWAYS)))


def test_every_site_has_the_letters_and_the_punctuation_of_english():
    assert {*"azAZ09.,:;!?()[]#&@%+=/ “”’–—…×−\u00a0"} <= characters_of_text([])
    assert {*"«»„‚¿¡äß"} <= {*WESTERN}


@pytest.mark.parametrize(
    ("html", "characters"),
    [
        ("<p>Δ</p>", "Δ"),
        ("ж", "Жж"),  # small capitals are made of capitals
        ("&Delta;&#x416;&amp;", "ΔЖ"),
        ("x\u0304 c\u030c", "\u0304\u030cČč"),
        ("Δ<math><mi>ξ</mi></math>Ж<math><mi>ψ</mi></math>", "ΔЖ"),
        ("&unknown; &", ""),
        # What is rare is there where a text has it, outside code, tags and formulas.
        ("<p>C*-algebras cost 5 $.</p>", "$*"),
        ("<p>a<code>{x}</code> b</p><pre><b>~</b></pre><i title='^'>c</i>", ""),
        ("<math><mo>{</mo></math> a ~ b", "~"),
    ],
)
def test_text_counts_and_formulas_do_not(html, characters):
    assert beyond(html) == "".join(sorted(characters))


class Tag:
    name = "Ж"


@pytest.mark.parametrize(
    "text", ["C*-algebras", "a ~ b", "5 $ a day", "<i>a</i> ~ {b}", "Ångström and/or *"]
)
def test_what_an_author_writes_is_shown(text):
    assert may_be_shown(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("posts/{slug}/Ж", "posts/slug/Ж"),
        (r"(?P<date>\d{4}).*", "(?P<date>d4)."),
        ("https://a.org/~ж/", "https://a.org/ж/"),
        ("$x_n^*$: a * b", "x_n: a * b"),
        ("[a ~](https://a.org/~b)", "[a ~](https://a.org/b)"),
        ("|", ""),
    ],
)
def test_patterns_addresses_and_formulas_are_not_shown_as_they_are_written(text, shown):
    assert may_be_shown(text) == shown


def test_a_template_shows_what_is_in_no_tag_and_not_for_jinja():
    template = "{% if a['%'] %}<p class='~'>© *{{ {'b': c} }}{# $ #}</p>{% endif %}<code>^</code>|"
    assert set(shown_by_template(template)) & {*RARE, "©"} == {*"©*|}"} - {"}"}


def test_all_texts_in_a_value_are_found():
    value = {"a": ["b", ("c",)], "d": Tag(), "e": 3, "f": None}
    assert [*iter_strings(value)] == ["a", "b", "c", "d", "Ж", "e", "f"]


def test_no_word_of_the_theme_and_its_catalogues_lacks_a_letter():
    font = TTFont(ROOT / "theme/static/fonts/stix-two-text-regular-whole.woff2")
    known = set(map(chr, font.getBestCmap()))
    templates = "".join(p.read_text("utf-8") for p in (ROOT / "theme/templates").rglob("*.html"))
    assert known & set(shown_by_template(templates)) <= {*ALWAYS}
    catalogues = [*ROOT.glob("plugins/languages/locale/*/LC_MESSAGES/*.po")]
    assert len(catalogues) >= 5
    words = "".join(path.read_text("utf-8").replace(r"\n", "") for path in catalogues)
    assert known & set(words) <= {*ALWAYS, *WESTERN}
