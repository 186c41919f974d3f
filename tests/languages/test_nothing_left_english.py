"""A site in another language has no text of the interface in English, in text or attributes."""

import re
from collections import Counter

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from conftest import ROOT, post

from plugins.languages.catalogue import texts_in

LOCALE = ROOT / "plugins/languages/locale"
LANGUAGES = sorted(path.parts[-3] for path in LOCALE.glob("*/LC_MESSAGES/diptych.po"))
READ = (
    *("aria-label", "aria-description", "title", "alt", "placeholder", "content"),
    *("data-label", "data-note", "data-go", "data-close", "data-copy", "data-copied"),
)
KINDS = (
    *("lemma", "proposition", "corollary", "claim", "conjecture", "fact", "observation"),
    *("property", "criterion", "axiom", "assumption", "example", "exercise", "algorithm"),
    *("remark", "solution", "note", "definition"),
)
ALERTS = ("note", "tip", "important", "warning", "caution", "example", "question", "todo", "quote")
MATH = (
    "[TOC]\n\n## 1 {#one}\n\n[@k1; @k2; @k3; @k4]; @key2020.[^1]\n\n"
    "::: theorem {#thm-a}\n$$x \\label{eq:a}$$\n$$y$$\n:::\n\n"
    ":::: proof\n::: idea\n1\n:::\n\n::: step\n2\n\n::: why\n3\n:::\n\n:::\n::::\n\n"
    + "".join(f"::: {kind} {{#{kind}-1}}\n@thm-a, \\eqref{{eq:a}}.\n:::\n\n" for kind in KINDS)
    + "::: proof {.sketch of=proposition-1}\n4\n:::\n\n"
    + "".join(f"> [!{kind.upper()}]\n> 5\n\n" for kind in ALERTS)
    + "![6]({static}/images/a.svg){#fig-a}\n\n| 7 |\n|---|\n| 8 |\n\nTable: 9 {#tbl-a}\n\n"
    "```python\nx\n```\n\nListing: 10 {#lst-a}\n\n@fig-a, @tbl-a, @lst-a, @one, @sec-none.\n\n"
    "::: frames\n![11]({static}/images/a.svg)\n\n![12]({static}/images/a.svg)\n:::\n\n"
    "[^1]: 13\n"
)
FILES = {
    "references.bib": "@article{key2020, title={T}, author={A, B}, year={2020}, abstract={14}}\n"
    "@phdthesis{k1, title={T}, author={A, B and C, D}, year={2020}, school={S}}\n"
    "@mastersthesis{k2, title={T}, author={A, B}, year={2020}, school={S}}\n"
    "@techreport{k3, title={T}, author={A, B}, year={2020}, institution={S}}\n"
    "@book{k4, title={T}, editor={A, B and C, D}, year={2020}, publisher={S}, edition={2}}\n",
    "images/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "o.md": post("Title: 20", "Slug: o", "Paper: key2020", "Level: overview", "Series: 21",
                 "Part: 1", "Tags: 22", "Category: 23", "Helps: s",
                 body="## 1 {#one}\n\n::: theorem {informal-of=thm-a}\n24\n:::\n\n## 25 {#two}"),
    "m.md": post("Title: 26", "Slug: m", "Paper: key2020", "Level: math", "Series: 21", "Part: 1",
                 "Tags: 22", "Category: 23", "Notation: $x$: 27", "Requires: s",
                 "Modified: 2024-03-02",
                 "Corrections: 2024-02-01 error @thm-a: 28\n    2024-02-02 typo: 29\n"
                 "    2024-02-03 clarification: 30\n    2024-02-04: 31", body=MATH),
    "s.md": post("Title: 32", "Slug: s", "Category: 23", "Series: 21", "Part: 2", "Author: 33"),
    "d.md": post("Title: 34", "Slug: d", "Category: 23", "Status: draft"),
    "pages/p.md": "Title: 35\n\n36",
}  # fmt: skip
SETTINGS = {
    "SITENAME": "40", "LINKS": [("41", "https://a.example/")], "DEFAULT_PAGINATION": 1,
    "SOCIAL": [("42", "https://b.example/")], "GISCUS_REPO": "a/b", "STATIC_PATHS": ["images"],
    "REPORT_TO": "https://github.com/a/b", "SEARCH_FORM": "https://duckduckgo.com/",
    "DIRECT_TEMPLATES": ["index", "tags", "categories", "authors", "archives", "search", "404"],
    "YEAR_ARCHIVE_SAVE_AS": "{date:%Y}.html", "YEAR_ARCHIVE_URL": "{date:%Y}.html",
}  # fmt: skip


def patterns_of(lang: str) -> re.Pattern[str]:
    """Return what English texts look like that are others in a language."""
    with (LOCALE / lang / "LC_MESSAGES/diptych.po").open("rb") as file:
        catalog = read_po(file)
    found = []
    for one in (one for one in catalog if one.id):
        translated = {form.casefold() for form in texts_in(one.string)}
        for text in texts_in(one.id):
            words = re.sub(r"%\(\w+\)s", "", text)
            if re.search("[A-Za-z]{2}", words) and text.casefold() not in translated:
                found.append(re.sub(r"%\\\(\w+\\\)s", ".+", re.escape(text)))
    return re.compile(rf"\s*(?:{'|'.join(found)})(?: [\d.]+)?[.:]?\s*", re.DOTALL)


def texts_in_file(name: str, text: str):
    if name.endswith(".xml"):
        yield from re.findall(">([^<>]+)<", text)
        return
    soup = BeautifulSoup(text, "html.parser")
    for piece in soup.find_all(string=True):
        if piece.parent and piece.parent.name not in ("script", "style", "annotation"):
            yield str(piece)
    for element in soup.find_all(True):
        yield from (str(element[name]) for name in READ if element.get(name))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_left_in_english(build, lang):
    site = build(FILES, **SETTINGS, DEFAULT_LANG=lang)
    english = patterns_of(lang)
    left: Counter[str] = Counter()
    assert english.fullmatch("Theorem 1.")
    assert english.fullmatch("Report a mistake in X")
    names = [name for name in site.files() if name.endswith((".html", ".xml"))]
    assert len(names) > 20
    for name in names:
        for text in texts_in_file(name, site.html(name)):
            if english.fullmatch(text):
                left[text.strip()] += 1
    assert dict(left) == {}
