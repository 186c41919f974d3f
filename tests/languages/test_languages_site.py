"""Real sites in several languages, with the plugin and without."""

import pytest
from conftest import PLUGINS, post
from tools import check_html

THEOREMS = (
    "::: theorem {#thm-a}\nOne.\n:::\n\n::: theorem {#thm-b}\nTwo.\n:::\n\n"
    "::: proof\nBy [@thm-a; @thm-b].[^1]\n:::\n\n[^1]: A note."
)
FILES = {
    "de.md": post("Title: Tiefe", "Lang: de", "Modified: 2024-03-02", "Paper: p",
                  "Level: overview", "Series: S", "Part: 1", "Slug: de", body="Worte.\n\n## A"),
    "dem.md": post("Title: Mehr", "Lang: de", "Paper: p", "Level: math", "Series: S", "Part: 1",
                   "Slug: dem", body=f"{THEOREMS}\n\n## A"),
    "ar.md": post("Title: ع", "Lang: ar", "Slug: ar", body=THEOREMS),
    "zh.md": post("Title: 深", "Lang: zh-CN", "Slug: zh", body=THEOREMS),
    "en.md": post("Title: Words", "Slug: en"),
}  # fmt: skip
QUIET = {"DIPTYCH_RULES": {"series-alone": "ignore"}}


@pytest.fixture
def site(build):
    return build(FILES, **QUIET)


def words(soup):
    for data in soup.select("script"):
        data.extract()
    return " ".join(soup.get_text(" ").split())


def test_each_page_speaks_its_language(site):
    german = words(site.soup("dem-de.html"))
    for said in ("Zum Text springen", "Mathematik", "Beide nebeneinander", "Beweis von Satz 2",
                 "Teil 1 von 1", "Veröffentlicht", "1. Januar 2024", "Dieser"):  # fmt: skip
        assert said in german
    for word in ("Skip", "Overview", "Theorem", "Proof", "Published", "January", "Series"):
        assert word not in german
    assert site.soup("dem-de.html").select_one(".footnote-backref")["title"] == (
        "Zurück zu Anmerkung 1 im Text"
    )
    assert "2. März 2024" in words(site.soup("de-de.html"))
    assert site.soup("en.html").html["lang"] == "en"
    assert "January 1, 2024" in words(site.soup("en.html"))
    assert site.warnings == []


def test_a_page_in_arabic_runs_from_right_to_left(site):
    page = site.soup("ar-ar.html")
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert "برهان المبرهنة 2" in words(page)
    assert "المبرهنتان 1" in words(page)
    assert "1 يناير 2024" in words(page)
    assert page.select_one(".tombstone")["aria-label"] == "نهاية البرهان"


def test_a_dialect_speaks_its_language(site):
    page = site.soup("zh-zh-cn.html")
    assert page.html["lang"] == "zh-cn"
    assert "定理 2的证明" in words(page)
    assert "2024年1月1日" in words(page)


def test_a_card_in_another_language_speaks_that_of_the_page(site):
    page = site.soup("index.html")
    card = next(c for c in page.select("article.card") if "Tiefe" in c.get_text())
    assert card.h2["lang"] == "de"
    assert "Überblick" not in words(card)
    assert "Overview, 1 min" in words(card)
    assert "January 1, 2024" in words(card)
    assert page.select_one("[lang=ar]")["dir"] == "rtl"


def test_a_site_in_another_language_speaks_it_in_its_listings(build):
    both = {
        "MONTH_ARCHIVE_SAVE_AS": "{date:%Y}/{date:%m}.html",
        "YEAR_ARCHIVE_SAVE_AS": "{date:%Y}.html",
    }
    urls = {name.replace("SAVE_AS", "URL"): value for name, value in both.items()}
    site = build({"de.md": FILES["de.md"]}, DEFAULT_LANG="de", **both, **urls,
                 DIPTYCH_RULES=dict.fromkeys(["series-alone", "pair-missing-half"], "ignore"),
                 )  # fmt: skip
    assert site.soup("2024/01.html").h1.get_text() == "Archiv: Januar 2024"
    assert "Januar" in words(site.soup("2024.html"))
    assert "Mathematik: noch nicht geschrieben" in words(site.soup("index.html"))
    assert site.soup("tags.html").h1.get_text() == "Schlagwörter"
    assert "Überblick" in site.html("feeds/overview.atom.xml")
    assert site.soup("series/index.html").title.get_text().startswith("Reihen")
    assert not [n for n in site.files() if n.endswith(".html") and "Skip to" in site.html(n)]


def test_the_html_is_valid_in_every_language(site):
    check_html(site.output)


def test_a_site_changes_a_text_and_adds_a_language(build, tmp_path):
    head = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    said = {"de": ("Published", "Erschienen <&>"), "pt": ("Published", "Publicado"),
            "en": ("Skip to the text", "To the text")}  # fmt: skip
    for lang, (english, other) in said.items():
        path = tmp_path / "locale" / lang / "LC_MESSAGES" / "diptych.po"
        path.parent.mkdir(parents=True)
        path.write_text(f'{head}msgid "{english}"\nmsgstr "{other}"\n', "utf-8")
    files = {"a.md": FILES["ar.md"].replace("ar", "pt"), "b.md": FILES["ar.md"].replace("ar", "de")}
    site = build(files, LANGUAGES_PATHS=[str(tmp_path / "locale")])
    assert "Erschienen &lt;&amp;&gt;" in site.html("de-de.html")
    portuguese = words(site.soup("pt-pt.html"))
    for text in ("Publicado", "To the text", "Theorem 1", "1 de janeiro de 2024"):
        assert text in portuguese
    (said,) = site.warnings
    assert site.rules() == [("diptych.po", 1, "language-incomplete")]
    assert 'texts have no translation, such as "Page not found"; they are in English' in said


def test_a_language_of_the_site_without_texts_is_a_hint_and_docutils_says_nothing(build):
    site = build({"a.md": post("Slug: a")}, DEFAULT_LANG="pt")
    (said,) = site.warnings
    assert 'language-incomplete: there are no texts in the language "pt"; they are in' in said
    # One that is no language is a mistake.
    first = build({"a.md": post("Slug: a")}, DEFAULT_LANG="xx-yy").warnings[0]
    assert first.startswith("Docutils has no localization for 'xx-yy'")


def test_a_catalogue_with_a_mistake_is_reported_with_its_line(build, tmp_path):
    path = tmp_path / "locale" / "de" / "LC_MESSAGES" / "diptych.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr ""\n\nmsgid "By %(author)s"\nmsgstr "%(x)s"\n', "utf-8")
    site = build({"de.md": FILES["ar.md"]}, LANGUAGES_PATHS=[str(tmp_path / "locale")])
    assert site.rules() == [("diptych.po", 4, "language-catalogue")]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        # As our own pelicanconf.py has it, where months have English names.
        ({"DEFAULT_DATE_FORMAT": "%-d %B %Y", "LOCALE": ["C.UTF-8", "C"]}, "1 gennaio 2024"),
        ({"DEFAULT_DATE_FORMAT": "%d.%m.%Y", "LOCALE": ["C.UTF-8", "C"]}, "01.01.2024"),
        ({"DATE_FORMATS": {"it": "%Y!"}, "LOCALE": ["C.UTF-8", "C"]}, "2024!"),
        ({"DEFAULT_DATE_FORMAT": "%B!", "LOCALE": "C", "DEFAULT_LANG": "en-GB"}, "January!"),
    ],
)
def test_dates_of_the_sites_language_have_its_names_of_months(build, settings, expected):
    site = build({"a.md": post("Slug: a")}, **{"DEFAULT_LANG": "it"} | settings)
    assert expected in words(site.soup("a.html"))


def test_boxes_of_formulas_are_named_in_the_language_of_the_post(build):
    body = "$$x \\label{eq:a}$$\n\n$$y$$\n\n$$\\begin{align} x\\\\ y \\end{align}$$\n"
    files = {
        "de.md": post("Slug: de", "Lang: de", body=body),
        "a.md": post("Slug: a", body=body),
        "b.html": "<html><head><title>B</title><meta name=date content=2024-01-01>"
        "<meta name=lang content=fr></head><body>$$x$$</body></html>",
    }
    site = build(files, DEFAULT_LANG="es", ARTICLE_LANG_SAVE_AS="{slug}.html")

    def names(page):
        return [one["aria-label"] for one in site.soup(page).select("main .display[aria-label]")]

    assert names("a.html") == ["Ecuación 1", "Fórmula", "Ecuaciones 2, 3"]
    assert names("de.html") == ["Gleichung 1", "Formel", "Gleichungen 2, 3"]
    assert names("b.html") == ["Formule"]


def test_names_and_formats_of_the_site_win(build):
    site = build(
        FILES, **QUIET, DEFAULT_DATE_FORMAT="%Y!", DATE_FORMATS={"ar": "%d.%m."},
        PAIR_LEVELS={"overview": "Story & more", "math": "Mathematics"},
        THEOREM_NAMES={"de": {"theorem": ["Theorem", "Theoreme"]}},
    )  # fmt: skip
    assert "2024!" in words(site.soup("en.html"))
    assert "01.01." in words(site.soup("ar-ar.html"))
    german = words(site.soup("dem-de.html"))
    assert "1. Januar 2024" in german
    assert "Story & more" in german
    assert "Beweis von Theorem 2" in german


@pytest.mark.parametrize("plugins", [[], [p for p in PLUGINS if p != "plugins.languages"]])
def test_without_the_plugin_everything_is_english_but_the_marks_of_language(build, plugins):
    site = build(FILES, **QUIET, PLUGINS=plugins, DEFAULT_LANG="fr")
    page = site.soup("ar-ar.html")
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert "Skip to the text" in words(page)
    assert "Skip to the text" in words(site.soup("index.html"))
    assert site.soup("index.html").html["lang"] == "fr"


@pytest.mark.parametrize("caching", ["reader", "generator"])
def test_a_cached_post_has_the_words_of_the_catalogue_as_it_is_now(build, tmp_path, caching):
    cache = {"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True, "CONTENT_CACHING_LAYER": caching}
    path = tmp_path / "locale" / "de" / "LC_MESSAGES" / "diptych.po"
    path.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    files = {"de.md": FILES["dem.md"].replace("Paper: p\nLevel: math\n", "")}
    for word in ("Qed", "Ende"):
        path.write_text(f'{head}msgid "End of proof"\nmsgstr "{word}"\n', "utf-8")
        site = build(files, **QUIET, **cache, LANGUAGES_PATHS=[str(tmp_path / "locale")])
        assert site.soup("dem-de.html").select_one(".tombstone")["aria-label"] == word
        files = {}
