"""Quotation marks are those of the language of the post, also in its title and its references."""

import pytest
from conftest import post
from markdown import Markdown

from plugins.core.quotation_marks import in_language, quotes_of

EXTENSIONS = ["extra", "smarty", "plugins.languages.markdown"]


@pytest.mark.parametrize(
    ("lang", "text", "shown"),
    [
        ("en", """He "said" 'so' in '80s, it's.""", "He “said” ‘so’ in ’80s, it’s."),
        ("de", """"Hallo" und 'ja', geht's?""", "„Hallo“ und ‚ja‘, geht’s?"),
        ("de", """"Das ist 'so'". "Ja 'so.'" 'a'""", "„Das ist ‚so‘“. „Ja ‚so.‘“ ‚a‘"),
        ("de", """Hans' Haus ("gut")""", "Hans’ Haus („gut“)"),
        ("de-CH", '"Zu"', "«Zu»"),
        ("fr", """Il dit "oui" et l'ami.""", "Il dit «\u202foui\u202f» et l’ami."),
        ("sv", '"Hej"', "”Hej”"),
        ("xx", '"a"', "“a”"),
    ],
)
def test_marks_of_a_language(lang, text, shown):
    md = Markdown(extensions=EXTENSIONS)
    md.Meta = {"lang": [lang]}  # type: ignore[attr-defined]
    html = md.convert(text)
    for entity, mark in zip(("ldquo", "rdquo", "lsquo", "rsquo"), "“”‘’", strict=True):
        html = html.replace(f"&{entity};", mark)
    assert html == f"<p>{shown}</p>"


def test_marks_that_a_site_has_set_stay():
    own = {"smarty": {"substitutions": {"left-double-quote": "&raquo;"}}}
    md = Markdown(extensions=EXTENSIONS, extension_configs=own)
    md.Meta = {"lang": ["de"]}  # type: ignore[attr-defined]
    assert md.convert('"a"') == "<p>&raquo;a“</p>"


def test_a_text_in_another_language():
    assert in_language('On “one” and "two" at <a href="x/">y</a>', "de") == (
        'On „one“ and „two“ at <a href="x/">y</a>'
    )
    assert in_language('5" and 6"', "de") == '5" and 6"'
    assert quotes_of("pt_BR") == quotes_of("en")


def test_titles_and_lists_of_references(build):
    body = 'Das "ist" so [@a2001].'
    german = post('Title: Ein "Titel"', "Lang: de", "Slug: g", body=body)
    english = post('Title: A "title"', "Slug: e", body='It "is" so [@a2001].')
    bib = "@article{a2001, author={A, B}, title={On ``this''}, year={2001}}"
    extensions: dict[str, object] = {
        f"markdown.extensions.{name}": {} for name in ("extra", "smarty", "toc", "meta")
    }
    files = {"g.md": german, "e.md": english, "references.bib": bib}
    site = build(files, MARKDOWN={"extension_configs": extensions, "output_format": "html5"})
    page = site.soup("g-de.html")
    assert page.h1.get_text() == "Ein „Titel“"
    assert "Das „ist“ so" in page.select_one(".content").get_text()
    assert "On „this“" in page.select_one(".bibliography").get_text()
    page = site.soup("e.html")
    assert (page.h1.get_text(), "It “is” so" in page.get_text()) == ("A “title”", True)
    assert "On “this”" in page.select_one(".bibliography").get_text()
