"""Every text of the interface is in every catalogue, and no text is outside of them."""

import re
import sys
from typing import Any

import pytest
from babel.core import Locale
from babel.localedata import locale_identifiers
from babel.messages.pofile import read_po
from conftest import ROOT
from jinja2 import Environment, FileSystemLoader, nodes
from tools import not_none

from plugins.core.texts import Texts
from plugins.languages.catalogue import find_catalogues, find_fault, read_catalogue, texts_in
from plugins.theorems.kinds import KINDS, make_kinds

sys.path.insert(0, str(ROOT / "dev"))
import texts

NAMES = {"arXiv", "OpenReview"}  # the same in every language
LANGUAGES = ["ar", "de", "es", "fr", "it", "zh"]
TEMPLATES = ROOT / "theme" / "templates"
ENVIRONMENT = Environment(loader=FileSystemLoader(TEMPLATES), trim_blocks=True, lstrip_blocks=True)
SAID_ATTRIBUTE = re.compile(
    r"\b(?:aria-(?:label|description)|title|alt|placeholder"
    r'|data-(?:label|note|go|close|copy|copied))="([^"]*)"'
)


@pytest.fixture(scope="module")
def template():
    return texts.extract()


@pytest.fixture(scope="module")
def ours():
    found = find_catalogues([texts.LOCALE])
    return Texts({lang: (not_none(read_catalogue(path)[0]),) for lang, path in found})


def catalogue(lang):
    return texts.LOCALE / lang / "LC_MESSAGES" / "diptych.po"


def test_the_languages_are_those_that_we_say():
    assert sorted(path.parts[-3] for path in texts.catalogues()) == LANGUAGES


def test_the_template_of_the_catalogues_has_every_text_and_no_other(template):
    assert texts.render(template).decode() == texts.TEMPLATE.read_text("utf-8"), "invoke texts"
    assert len(list(template)) > 90


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalogue_has_every_text_translated(lang, template):
    path = catalogue(lang)
    assert texts.render(texts.updated(path, template)) == path.read_bytes(), "invoke texts"
    with path.open("rb") as file:
        catalog = read_po(file, abort_invalid=True)
    messages = [message for message in catalog if message.id]
    assert not [m.id for m in messages if not all(texts_in(m.string)) or m.fuzzy]
    assert [fault for m in messages if (fault := find_fault(m, catalog.num_plurals))] == []
    assert read_catalogue(path)[1] == ()


def test_messages_need_no_escaping_in_html(template):
    assert not [m.id for m in template if re.search(r"[<>&\"']", "".join(texts_in(m.id)))]


@pytest.mark.parametrize("name", ENVIRONMENT.list_templates())
def test_no_template_has_words_outside_of_the_catalogues(name):
    source = (TEMPLATES / name).read_text("utf-8")
    pieces = [value if kind == "data" else "\0" for _, kind, value in ENVIRONMENT.lex(source)]
    html = re.sub(r"\0+", "\0", "".join(pieces))
    # Macros may begin with attributes, and end a tag that another one has opened.
    attribute = r"""[\w-]+="[^"]*"|"""
    bare = re.sub(attribute + r"<!DOCTYPE html>|<[^<>]*>|<\w+", " ", html)
    assert re.findall(r"[^\W\d_]{2,}", bare) == []
    assert [value for value in SAID_ATTRIBUTE.findall(html) if re.search(r"[^\W\d_]", value)] == []
    assert [
        text
        for text in unsaid(ENVIRONMENT.parse(source))
        if re.search("[A-Z][a-z]", text) and text not in NAMES
    ] == []


def unsaid(node):
    """Yield the strings of a template, without those that are messages, and without HTML."""
    said = isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)
    said = said and node.node.name in ("say", "say_count")
    for child in [*(node.kwargs if said else node.iter_child_nodes())]:
        if isinstance(child, nodes.Const) and isinstance(child.value, str):
            yield "" if "<" in child.value else child.value
        yield from unsaid(child)


@pytest.mark.parametrize(
    ("lang", "number", "said"),
    [
        ("en", 1, "%(num)s part"),
        ("en", 0, "%(num)s parts"),
        ("de", 1, "%(num)s Teil"),
        ("de-AT", 2, "%(num)s Teile"),
        ("fr", 0, "%(num)s partie"),
        ("es", 0, "%(num)s partes"),
        ("zh-Hans", 1, "共 %(num)s 篇"),
        ("pt", 2, "%(num)s parts"),
        ("ar", 0, "لا أجزاء"),
        ("ar", 1, "جزء واحد"),
        ("ar", 2, "جزآن"),
        ("ar", 3, "%(num)s أجزاء"),
        ("ar", 11, "%(num)s جزءًا"),
        ("ar", 100, "%(num)s جزء"),
        ("ar", 103, "%(num)s أجزاء"),
    ],
)
def test_plural_forms_are_those_of_the_language(ours, lang, number, said):
    assert ours.get_plural(lang, "%(num)s part", "%(num)s parts", number) == said


def test_the_name_of_many_is_the_one_for_that_many(ours):
    kinds = make_kinds({}, {}, "together", ours)
    assert [kinds.name("theorem", "ar", count).written(count) for count in (1, 2, 3, 11)] == [
        *("المبرهنة", "المبرهنتان", "المبرهنات", "المبرهنات")
    ]
    assert kinds.name("lemma", "de").many == "Lemmata"
    assert kinds.name("theorem", "fr").written(1, capital=False) == "théorème"
    assert kinds.name("proposition", "fr").written(2, capital=False) == "propositions"
    assert kinds.name("lemma", "it").written(1, capital=False) == "lemma"
    assert kinds.name("lemma", "pt").written(1, capital=False) == "Lemma"  # no such catalogue
    assert kinds.name("theorem", "de").written(1, capital=False) == "Satz"
    assert kinds.name("theorem", "en").written(1, capital=False) == "Theorem"


def test_every_kind_has_a_name_in_every_language(ours):
    kinds = make_kinds({}, {}, "together", ours)
    for lang in ("es", "it", "zh", "ar"):
        names = {kind: kinds.name(kind, lang) for kind in (*KINDS, "proof", "figure", "section")}
        assert [k for k, name in names.items() if name == kinds.name(k, "en")] == []


def test_the_direction_follows_from_the_language():
    macros: Any = ENVIRONMENT.get_template("macros/texts.html").make_module({})
    for name in locale_identifiers():
        locale = Locale.parse(name)
        script = (locale.script or "").casefold()
        if locale.language in ("ha", "ms", "kk", "bal") and not script:
            continue  # written in more than one script; what Babel takes for it has changed
        assert (macros.direction(name) == "rtl") == (locale.text_direction == "rtl"), name
    assert macros.direction("ar-EG") == "rtl"
    assert macros.direction("az-latn") == "ltr"
