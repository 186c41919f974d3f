"""The page with both posts side by side, on real sites."""

import pytest
from conftest import PLUGINS, post
from links import check_links
from tools import check_html

OVERVIEW = post(
    "Title: In words & more", "Slug: words", "Paper: p", "Level: overview",
    body="Intro[^1], see [the proof]({filename}m.md#proof).\n\n## The idea {#idea}\n\nText.\n\n"
    "## Only here {#own pair=none}\n\nBack to [the idea](#idea), [all]({filename}m.md).\n\n"
    "[^1]: A note.",
)  # fmt: skip
MATH = post(
    "Title: In full", "Slug: full", "Date: 2024-01-02", "Paper: p", "Level: Math",
    body="Start.\n\n## Before {#before}\n\n![p]({static}pic.svg)\n\n"
    "## The idea, proved {#idea}\n\n\\begin{equation}\\label{eq:x} a=b \\end{equation}\n\n"
    "By \\eqref{eq:x}[^1].\n\n### Proof {#proof}\n\nSee [words]({filename}o.md#own).\n\n"
    "## Last {#own pair=none}\n\n[^1]: Another.",
)  # fmt: skip
PICTURES = {"pic.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}
PAIR = {"o.md": OVERVIEW, "m.md": MATH, **PICTURES}
PRETTY = {"ARTICLE_URL": "posts/{slug}/", "ARTICLE_SAVE_AS": "posts/{slug}/index.html"}
BOTH = "papers/p/both/index.html"


def outline(soup):
    return [(h.name, h.get_text(" ", strip=True)) for h in soup.main.select("h1,h2,h3,h4,h5,h6")]


def test_a_row_for_each_pair_of_sections(build):
    soup = build(PAIR).soup(BOTH)
    rows = [
        (row.h2.text if row.h2 else "", [p.text.strip() for p in row.select(".panel-label")])
        for row in soup.select(".both-row")
    ]
    assert rows == [
        ("", ["Overview", "Mathematics"]),
        ("Before", ["Mathematics only"]),
        ("The idea", ["Overview", "Mathematics"]),
        ("Only here", ["Overview only"]),
        ("Last", ["Mathematics only"]),
        ("Notes", ["Overview", "Mathematics"]),
    ]
    assert [p.text for p in soup.select(".panel-title")] == ["The idea, proved"]


def test_one_outline(build):
    assert outline(build(PAIR).soup(BOTH)) == [
        ("h1", "In words & more"),
        ("h2", "Before"),
        ("h2", "The idea"),
        ("h3", "Proof"),
        ("h2", "Only here"),
        ("h2", "Last"),
        ("h2", "Notes"),
    ]


@pytest.mark.parametrize("settings", [{}, {"SITEURL": ""}, {"SITEURL": "", "RELATIVE_URLS": True}])
def test_ids_are_unique_and_links_lead_somewhere(build, settings):
    files = {
        "images/plain.svg": PICTURES["pic.svg"],
        "m.md": MATH.replace("Start.", "![Beside the post](plain.svg)"),
    }
    beside = {"images/plain.svg": {"path": "posts/full/plain.svg"}}
    site = build(PAIR | files, EXTRA_PATH_METADATA=beside, **PRETTY, **settings)
    soup = site.soup(BOTH)
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {"overview--idea", "math--idea", "overview--fn:1", "math--fn:1", "math--eq-x"} <= {*ids}
    assert check_links(site.output, settings.get("SITEURL", "https://example.com")) == []
    links = {a.text: a["href"] for a in soup.main.select("a")}
    assert links["the proof"] == "#math--proof"
    assert links["the idea"] == "#overview--idea"
    assert links["words"] == "#overview--own"
    assert links["(1)"] == "#math--eq-x"
    assert links["all"].endswith("/posts/full/")
    assert soup.select(".pair-section") == []


def test_the_pages_are_valid(build):
    site = build(PAIR | {"r.rst": RST}, **PRETTY)
    assert check_html(site.output) == []


RST = (
    "Rest\n####\n\n:date: 2024-03-01\n:slug: r\n\nOne\n===\n\nText.\n\nTwo\n---\n\nText.\n\n"
    "Three\n=====\n\nText.\n"
)


def test_a_half_in_another_format(build):
    rst = RST.replace(":slug:", ":paper: p\n:level: math\n:slug:").replace("One", "Idea")
    rst = rst.replace("===\n", "====\n", 1)
    overview = OVERVIEW.replace("m.md", "r.rst").replace("#proof", "#two")
    site = build({"o.md": overview, "r.rst": rst})
    soup = site.soup(BOTH)
    (row,) = [row for row in soup.select(".both-row") if row.h2 and row.h2.text == "The idea"]
    assert len(row.select(".panel")) == 2
    assert [h.text for h in soup.select("h2, h3")] == [
        "The idea",
        "Two",
        "Only here",
        "Three",
        "Notes",
    ]
    assert check_links(site.output, "https://example.com") == []
    assert check_html(site.output) == []


def test_both_posts_lead_there_and_nothing_else_does(build):
    site = build(PAIR | {"single.md": post("Slug: single")})
    address = "https://example.com/papers/p/both/"
    for page in ("words.html", "full.html"):
        assert [a["href"] for a in site.soup(page).select(".both-link a")] == [address] * 2
    assert sorted(site.grep("papers/p/both")) == ["full.html", BOTH, "words.html"]


def test_search_engines_find_the_overview_in_its_place(build):
    head = build(PAIR).soup(BOTH).head
    assert head.select_one("link[rel=canonical]")["href"] == "https://example.com/words.html"
    assert head.title.text == "In words & more, side by side · A Pelican Blog"


@pytest.mark.parametrize("status", ["draft", "hidden", "skip"])
@pytest.mark.parametrize("half", ["o.md", "m.md"])
def test_an_unpublished_half_has_no_page(build, status, half):
    text = PAIR[half].replace("Paper: p", f"Paper: p\nStatus: {status}")
    site = build(PAIR | {half: text})
    assert site.grep("papers/p") == []
    assert site.grep('both-link"') == []


def test_a_page_for_each_language(build):
    french = {
        "o-fr.md": OVERVIEW.replace("Slug", "Lang: fr\nSlug").replace("m.md", "m-fr.md"),
        "m-fr.md": MATH.replace("Slug", "Lang: fr\nSlug").replace("o.md", "o-fr.md"),
    }
    site = build(PAIR | french)
    soup = site.soup("papers/p/both-fr/index.html")
    assert soup.html["lang"] == "fr"
    assert {p["lang"] for p in soup.select(".panel [lang], .panel[lang]")} == {"fr"}
    assert site.article("o-fr.md").both_url == "papers/p/both-fr/"
    assert site.article("o.md").both_url == "papers/p/both/"
    assert check_links(site.output, "https://example.com") == []


def test_halves_in_two_languages(build):
    french = MATH.replace("Slug", "Lang: fr\nIgnore: pair-language\nSlug")
    site = build(
        PAIR | {"m.md": french, "o.md": OVERVIEW.replace("Slug", "Ignore: pair-language\nSlug")}
    )
    soup = site.soup(BOTH)
    assert soup.html["lang"] == "en"
    assert {p["data-level"]: p.get("lang") for p in soup.select(".panel")} == {
        "overview": None, "math": "fr",
    }  # fmt: skip
    assert [h.get("lang") for h in soup.select("h2")][:2] == ["fr", None]


def test_a_translation_without_a_half_of_its_own_has_no_page(build):
    french = OVERVIEW.replace("Slug", "Lang: fr\nSlug")
    site = build(PAIR | {"o-fr.md": french})
    assert site.article("o-fr.md").both_url == ""
    assert [name for name in site.files() if name.startswith("papers")] == [BOTH]


@pytest.mark.parametrize(
    ("key", "folder"), [("DBLP:conf/x", "DBLP-conf-x"), ("../../up", "up"), ("Émile 1", "Émile-1")]
)
def test_a_key_of_any_kind_has_a_folder(build, key, folder):
    files = {name: text.replace("Paper: p", f"Paper: {key}") for name, text in PAIR.items()}
    site = build(files)
    assert f"papers/{folder}/both/index.html" in site.files()
    assert check_links(site.output, "https://example.com") == []


def test_an_address_that_is_taken_is_reported(build):
    files = PAIR | {"s.md": post(f"Save_as: {BOTH}", "Url: papers/p/both/", body="Mine.")}
    site = build(files)
    assert [rule for _, _, rule in site.rules()] == ["address-taken"]
    assert "Mine." in site.html(BOTH)


def test_the_addresses_are_settings(build):
    site = build(PAIR, PAPERS_BOTH_URL="{key}.html", PAPERS_BOTH_SAVE_AS="{key}.html")
    assert "p.html" in site.files()
    assert site.article("m.md").both_url == "p.html"


@pytest.mark.parametrize(
    "settings",
    [
        {"PAPERS_BOTH_SAVE_AS": ""},
        {"THEME": "simple"},
        {"PLUGINS": [name for name in PLUGINS if name != "plugins.papers"]},
    ],
)
def test_no_page_no_link(build, settings):
    site = build(PAIR, **settings)
    assert site.grep("both/") == []
    assert site.grep('class="both-link"') == []


def test_the_plugin_brings_the_pairs(build):
    assert BOTH in build(PAIR, PLUGINS=["plugins.papers"]).files()


def test_the_cache_changes_nothing(build, tmp_path):
    cache = {"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True}
    clean, first, second = build(PAIR), build(PAIR, **cache), build(PAIR, **cache)
    assert clean.html(BOTH) == first.html(BOTH) == second.html(BOTH)
