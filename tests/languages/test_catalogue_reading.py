"""Catalogues with mistakes, fallbacks between languages, dates and periods."""

from datetime import date

import pytest
from tools import not_none

from plugins.core.texts import Catalogue, Texts, dialects
from plugins.languages.catalogue import find_catalogues, read_catalogue
from plugins.languages.dates import write_date, write_period

HEAD = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def said(catalogue, message):
    return Texts({"de": (catalogue,)}).get("de", message)


@pytest.fixture
def read(tmp_path):
    def _read(text, head=HEAD):
        path = tmp_path / "diptych.po"
        path.write_bytes(
            head.encode() + text if isinstance(text, bytes) else (head + text).encode()
        )
        translations, problems = read_catalogue(path)
        return translations, [(problem.line, problem.text) for problem in problems]

    return _read


def test_a_catalogue_is_read(read):
    catalogue, problems = read('msgid "Next"\nmsgstr "Weiter"\n')
    assert said(catalogue, "Next") == "Weiter"
    assert problems == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('msgid "Next"\nmsgstr Weiter\n', 5, "no line of a catalogue"),
        ('msgid "By %(author)s"\nmsgstr "Von %(autor)s"\n', 4, "%(author)s, %(autor)s"),
        ('msgid "By %(author)s"\nmsgstr "Von"\n', 4, "%(author)s"),
        ('msgid "Next"\nmsgstr "100 %"\n', 4, "no placeholder"),
        (
            'msgid "%(num)s part"\nmsgid_plural "%(num)s parts"\nmsgstr[0] "%(num)s Teil"\n',
            4,
            "forms",
        ),
    ],
)
def test_a_mistake_is_reported_with_its_line_and_the_text_stays_english(read, text, line, words):
    catalogue, problems = read(text + '\nmsgid "All"\nmsgstr "Alle"\n')
    assert [found for found, _ in problems] == [line]
    assert words in problems[0][1]
    if catalogue:
        assert said(catalogue, "Next") == "Next"
        assert said(catalogue, "By %(author)s") == "By %(author)s"
        assert said(catalogue, "All") == "Alle"


def test_a_form_too_many_is_taken_out_and_reported_and_the_others_stay(read):
    text = (
        'msgid "%(num)s part"\nmsgid_plural "%(num)s parts"\n'
        'msgstr[0] "%(num)s Teil"\nmsgstr[1] "%(num)s Teile"\nmsgstr[2] ""\n"%(num)s x"\n'
        '\nmsgid "All"\nmsgstr "Alle"\n\nmsgid "By %(author)s"\nmsgstr "Von"\n'
    )
    catalogue, problems = read(text)
    assert problems[0] == (8, "this is one form more than the 2 of Plural-Forms")
    assert [line for line, _ in problems] == [8, 14]
    assert said(catalogue, "All") == "Alle"
    assert said(catalogue, "%(num)s part") == "%(num)s Teil"


def test_plural_forms_that_are_none_are_reported(read):
    for rule in ("nplurals=x; plural=n;", "nplurals=2; plural=import os;"):
        catalogue, problems = read("", head=HEAD.replace("nplurals=2; plural=(n != 1);", rule))
        assert catalogue is None
        assert problems == [(2, "the plural forms cannot be understood")]


def test_bytes_that_are_no_text_are_reported(read):
    catalogue, problems = read(b'msgid "Next"\nmsgstr "\xff\xfe"\n')
    assert catalogue is None
    assert len(problems) == 1


def test_what_is_fuzzy_or_empty_stays_english(read):
    text = '#, fuzzy\nmsgid "Next"\nmsgstr "Nächste"\n\nmsgid "All"\nmsgstr ""\n'
    catalogue, problems = read(text)
    assert [said(catalogue, "Next"), said(catalogue, "All"), problems] == ["Next", "All", []]


def test_a_language_falls_back_to_what_it_is_a_dialect_of_and_then_to_english(tmp_path):
    for folder, word in {"site/de_AT": "Servus", "site/en": "Hi", "ours/de": "Hallo"}.items():
        path = tmp_path / folder / "LC_MESSAGES" / "diptych.po"
        path.parent.mkdir(parents=True)
        other = f'msgid "Only {word}"\nmsgstr "{word}!"\n'
        path.write_text(f'{HEAD}msgid "Hello"\nmsgstr "{word}"\n\n{other}', "utf-8")
    catalogues: dict[str, list[Catalogue]] = {}
    for lang, path in find_catalogues([tmp_path / "site", tmp_path / "ours"]):
        catalogues.setdefault(lang, []).append(not_none(read_catalogue(path)[0]))
    texts = Texts({lang: tuple(found) for lang, found in catalogues.items()})
    found = {lang: texts.get(lang, "Hello") for lang in ("de-AT", "de-CH", "en-GB", "pt")}
    assert found == {"de-AT": "Servus", "de-CH": "Hallo", "en-GB": "Hi", "pt": "Hi"}
    assert texts.get("de-AT", "Only Hallo") == "Hallo!"
    assert texts.get("de-AT", "Only Hi") == "Hi!"
    assert texts.get("de-AT", "Nobody's") == "Nobody's"


def test_dialects():
    assert list(dialects("zh-Hans-CN")) == ["zh-hans-cn", "zh-hans", "zh", "en"]
    assert list(dialects("en_GB")) == ["en-gb", "en"]


@pytest.mark.parametrize(
    ("lang", "day", "month", "alone"),
    [
        ("en", "March 2, 2024", "March 2024", "March"),
        ("en-gb", "2 March 2024", "March 2024", "March"),
        ("de-at", "2. März 2024", "März 2024", "März"),
        ("fr", "2 mars 2024", "mars 2024", "mars"),
        ("es", "2 de marzo de 2024", "marzo de 2024", "marzo"),
        ("zh-hans", "2024年3月2日", "2024年3月", "三月"),
        ("ar", "2 مارس 2024", "مارس 2024", "مارس"),
        ("tlh", None, None, None),
        ("no language", None, None, None),
    ],
)
def test_dates_and_periods_are_words_of_the_language(lang, day, month, alone):
    assert write_date(date(2024, 3, 2), lang) == day
    assert write_period((2024, 3), 2, lang) == month
    assert write_period((2024, 3), 1, lang) == alone


def test_years_and_days_of_the_archives():
    assert write_period((2024,), 1, "de") == "2024"
    assert write_period((2024, 3, 2), 3, "de") == "2. März 2024"
    assert write_period((2024, 3, 2), 1, "de") == "2"
