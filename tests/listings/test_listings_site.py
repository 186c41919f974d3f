"""Home, archives, terms, search and the page for what is not there."""

import re

import pytest
from conftest import post
from tools import check_html

DIRECT = ["index", "tags", "categories", "authors", "archives", "search", "404"]
PAPER = {
    "o.md": post("Title: Z in words", "Paper: p", "Level: overview", "Date: 2024-03-01", "Tags: t"),
    "m.md": post("Title: A in full", "Paper: p", "Level: math", "Date: 2024-03-02", "Tags: t"),
    "lone.md": post("Title: Lone", "Paper: q", "Level: math", "Date: 2023-02-01", "Tags: t"),
}
OTHERS = {
    f"n{n}.md": post(f"Title: Note {n}", f"Date: 2024-03-{n + 3:02}", "Tags: t, u")
    for n in range(3)
}
PART = {"part.md": post("Title: Part", "Series: S", "Part: 1", "Date: 2022-01-01")}


def titles(page, within=""):
    return [title.get_text() for title in page.select(f"{within} .card-title")]


def rows(page):
    return [title.get_text() for title in page.select(".archive .part-title")]


def test_the_home_explains_the_marks_where_there_are_pairs(build):
    home = build(PAPER).soup("index.html")
    # Once: what chooses a level says what it is.
    assert [" ".join(item.get_text().split()) for item in home.select(".level-filter label")] == [
        "All",
        "Overview: what a paper says, in words",
        "Mathematics: statements and proofs",
    ]
    assert home.select(".level-legend") == []
    assert [radio["value"] for radio in home.select(".level-filter input")] == [
        "all", "overview", "math",
    ]  # fmt: skip
    assert build(PAPER).soup("tag/t.html").select(".level-legend, .level-filter") == []


def test_a_site_of_single_posts_shows_nothing_of_levels(build):
    home = build(OTHERS).soup("index.html")
    assert titles(home) == ["Note 2", "Note 1", "Note 0"]
    assert home.select(".level-legend, .level-filter, .apart") == []


def test_one_level_needs_no_filter(build):
    home = build({"lone.md": PAPER["lone.md"]}).soup("index.html")
    assert len(home.select(".level-legend li")) == 1
    assert home.select(".level-filter") == []


def test_posts_of_no_paper_and_no_series_come_apart(build):
    home = build(PAPER | OTHERS | PART).soup("index.html")
    assert titles(home, ".apart") == ["Note 2", "Note 1", "Note 0"]
    assert titles(home) == ["Z in words", "Lone", "Part", "Note 2", "Note 1", "Note 0"]
    assert {title.name for title in home.select(".apart .card-title")} == {"h3"}


def test_every_entry_is_on_one_page_of_the_home(build):
    site = build(PAPER | OTHERS | PART, DEFAULT_PAGINATION=2)
    pages = [site.soup(name) for name in ("index.html", "index2.html", "index3.html")]
    assert sorted(title for page in pages for title in titles(page)) == [
        "Lone", "Note 0", "Note 1", "Note 2", "Part", "Z in words",
    ]  # fmt: skip
    assert [len(page.select(".level-legend, .stories, .home-tags")) for page in pages[1:]] == [0, 0]


def test_the_home_has_the_tags_that_most_posts_have(build):
    many = {f"{n:02}.md": post(f"Title: {n}", f"Tags: tag {n:02}") for n in range(30)}
    home = build(many | {"more.md": post("Title: More", "Tags: tag 29, tag 28")}).soup("index.html")
    names = [item.a.get_text() for item in home.select(".home-tags li")]
    assert len(names) == 24
    assert names == sorted(names)
    assert {"tag 28", "tag 29"} < set(names)
    assert home.select_one(".home-tags h2 a")["href"] == "https://example.com/tags.html"


def test_terms_say_what_they_are_and_how_many_there_are(build):
    site = build(PAPER | OTHERS, AUTHOR="Ada", DEFAULT_CATEGORY="notes")
    for name, heading in (
        ("tag/t.html", "Posts tagged t"),
        ("category/notes.html", "Posts in notes"),
        ("author/ada.html", "Posts by Ada"),
    ):
        page = site.soup(name)
        assert page.h1.get_text() == heading
        assert page.select_one(".listing-header .soft").get_text() == "5 entries"
        assert len(titles(page)) == 5
    counts = {
        item.a.get_text(): item.span.get_text()
        for item in site.soup("tags.html").select("li:has(> span)")
    }
    assert counts == {"t": "5", "u": "3"}


def test_archives_are_counted_by_year(build):
    address = {"YEAR_ARCHIVE_SAVE_AS": "y/{date:%Y}.html", "YEAR_ARCHIVE_URL": "y/{date:%Y}.html"}
    site = build(PAPER | OTHERS | PART, **address)
    page = site.soup("archives.html")
    years = [" ".join(year.h2.get_text().split()) for year in page.select(".year")]
    assert years == ["2024 4", "2023 1", "2022 1"]
    assert page.select(".periods") == []
    year = site.soup("y/2024.html")
    assert year.select_one(".listing-header .soft").get_text() == "4 entries"
    assert rows(year) == ["Note 2", "Note 1", "Note 0", "Z in words"]


def test_the_count_of_a_year_is_that_of_all_pages(build):
    site = build(PAPER | OTHERS, DEFAULT_PAGINATION=3, PAGINATED_TEMPLATES={"archives": None})
    years = [
        [" ".join(year.h2.get_text().split()) for year in site.soup(name).select(".year")]
        for name in ("archives.html", "archives2.html")
    ]
    assert years == [["2024 4"], ["2024 4", "2023 1"]]


def test_many_years_can_be_leapt_to(build):
    site = build({f"{y}.md": post(f"Date: {y}-01-01", f"Title: {y}") for y in range(2019, 2024)})
    page = site.soup("archives.html")
    leaps = [link["href"] for link in page.select(".periods a")]
    assert leaps == [f"#year-{year}" for year in range(2023, 2018, -1)]
    assert all(page.select(leap) for leap in leaps)


def test_the_search_page_has_all_titles_by_name(build):
    site = build(PAPER | OTHERS | PART, DIRECT_TEMPLATES=DIRECT)
    page = site.soup("search.html")
    assert rows(page) == ["Lone", "Note 0", "Note 1", "Note 2", "Part", "Z in words"]
    assert "no search engine of its own" in page.get_text()
    assert page.select("form") == []
    assert [link.get_text() for link in page.select(".ways a")] == [
        "Overview", "Mathematics", "Series", "Archives", "Categories", "Tags",
    ]  # fmt: skip
    current = page.select('.site-footer [aria-current="page"]')
    assert [link.get_text() for link in current] == ["Search"]


def test_a_search_engine_is_asked_for_this_site_only(build):
    engine = {"SEARCH_FORM": "https://duckduckgo.com/", "DIRECT_TEMPLATES": DIRECT}
    site = build(PAPER, **engine)
    form = site.soup("search.html").form
    assert (form["action"], form["method"]) == ("https://duckduckgo.com/", "get")
    hidden = {field["name"]: field["value"] for field in form.select("[type=hidden]")}
    assert hidden == {"sites": "example.com", "sitesearch": "example.com"}
    assert form.label.get_text() == "Search this site with duckduckgo.com"
    assert build(PAPER, SITEURL="", **engine).soup("search.html").form is None


@pytest.mark.parametrize("siteurl", ["", "https://example.com/blog"])
def test_the_page_of_a_missing_address_works_at_any_depth(build, siteurl):
    site = build(PAPER | PART, SITEURL=siteurl, DIRECT_TEMPLATES=DIRECT)
    page = site.soup("404.html")
    assert page.h1.get_text() == "Page not found"
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"
    assert page.select('link[rel="canonical"]') == []
    addresses = [link["href"] for link in page.select("a[href], link[href]")]
    assert [
        a
        for a in addresses
        if not a.startswith((f"{siteurl}/", "#page-main", "https://getpelican"))
    ] == []
    assert [link.get_text() for link in page.select(".ways a")] == [
        "Home", "Overview", "Mathematics", "Series", "Archives", "Categories", "Tags", "Search",
    ]  # fmt: skip


@pytest.mark.parametrize("direct", [["index"], []])
def test_what_is_not_written_is_not_linked(build, direct):
    site = build(PAPER, DIRECT_TEMPLATES=direct, FEED_ALL_ATOM=None)
    page = site.soup("z-in-words.html")
    assert not {"Search", "Archives", "Tags"} & {link.get_text() for link in page.select("a")}
    assert site.grep("404") == []


def test_an_empty_site_says_what_to_do(build):
    site = build({}, DIRECT_TEMPLATES=DIRECT)
    fields = {
        "index": "Title:", "archives": "Title:", "search": "Title:", "tags": "Tags:",
        "categories": "Category:", "authors": "Author:", "series/index": "part by part",
    }  # fmt: skip
    for name, field in fields.items():
        empty = site.soup(f"{name}.html").select(".empty")
        assert len(empty) == 1, name
        assert field in empty[0].get_text(), name
    assert check_html(site.output) == []


def test_awkward_posts_make_valid_pages(build):
    files = PAPER | PART | {
        "long.md": post(f"Title: {'Long words ' * 20}", "Tags: " + ", ".join(map(str, range(300)))),
        "nameless.md": "Date: 2024-01-05\n\nWord.\n",
        "unbroken.md": post(f"Title: {'Unbroken' * 30}", f"Summary: {'x' * 400} & more"),
        "ar.md": post("Title: مرحبا بالعالم", "Lang: ar", "Slug: ar"),
        "zh.md": post("Title: 神经网络", "Lang: zh", "Slug: zh"),
        "mark.md": post("Title: <i>A</i> & B", "Tags: <x> & y", "Series: <s>"),
    }  # fmt: skip
    site = build(files, DIRECT_TEMPLATES=DIRECT, SEARCH_FORM="https://example.org/?a=1&b=2")
    assert check_html(site.output) == []
    row = site.soup("search.html").select_one('.part-title[lang="ar"]')
    assert (row["dir"], row.get_text()) == ("rtl", "مرحبا بالعالم")


def test_the_theme_alone_lists_everything(build):
    site = build(PAPER | OTHERS, PLUGINS=[], DIRECT_TEMPLATES=DIRECT)
    assert len(titles(site.soup("index.html"))) == 6
    assert len(rows(site.soup("search.html"))) == 6
    assert site.soup("index.html").select(".apart, .level-legend") == []
    assert re.search("Posts tagged", site.html("tag/t.html"))


LEVELS = PAPER | {"alone.md": post("Title: Alone", "Paper: r", "Level: overview")}


def test_each_level_has_a_page_with_its_posts_and_its_feed(build):
    site = build(LEVELS | OTHERS, PAGINATION_PATTERNS=[(1, "{url}", "{save_as}")])
    words, full = (site.soup(f"{level}/index.html") for level in ("overview", "math"))
    assert titles(words) == ["Z in words", "Alone"]
    assert titles(full) == ["A in full", "Lone"]
    assert [page.h1.get_text() for page in (words, full)] == ["Overview", "Mathematics"]
    links = {a.get_text(strip=True): a["href"] for a in full.select(".listing-header .doors a")}
    assert links == {
        "Overview": "https://example.com/overview/",
        "Mathematics": "https://example.com/math/",
        "Feed": "https://example.com/feeds/math.atom.xml",
    }
    for page in (words, full):
        here = [a.get_text(strip=True) for a in page.select('.site-nav [aria-current="page"]')]
        assert here == [page.h1.get_text()]
    assert full.select_one('link[rel="canonical"]')["href"] == "https://example.com/math/"
    menu = site.soup("index.html").select(".site-nav .levels a")
    assert [a["href"] for a in menu] == [links["Overview"], links["Mathematics"]]
    assert check_html(site.output) == []


def test_a_page_of_a_level_goes_on_at_that_level(build):
    site = build(LEVELS, DEFAULT_PAGINATION=1)
    first, second = site.soup("math/index.html"), site.soup("math/index2.html")
    assert (titles(first), titles(second)) == (["A in full"], ["Lone"])
    assert first.select_one(".pager [rel=next]")["href"] == "https://example.com/math/index2.html"


def test_no_page_for_a_level_without_published_posts_or_without_an_address(build):
    draft = {"d.md": post("Title: D", "Paper: q", "Level: overview", "Status: draft")}
    site = build({"lone.md": PAPER["lone.md"]} | draft)
    assert not (site.output / "overview").exists()
    assert [a.get_text() for a in site.soup("index.html").select(".level-legend a")] == [
        "Mathematics"
    ]
    site = build(PAPER, PAIR_LISTING_SAVE_AS="", OUTPUT_PATH=str(site.output.parent / "other"))
    assert not (site.output / "math").exists()
    assert site.soup("index.html").select(".level-legend a, .levels") == []


def test_an_address_that_a_page_has_already_is_reported(build):
    page = {"pages/o.md": "Title: O\nSave_as: overview/index.html\nURL: overview/\n\nMine\n"}
    site = build(PAPER | page)
    assert ("pelicanconf.py", 1, "address-taken") in site.rules()
    assert "Mine" in site.html("overview/index.html")


def test_levels_have_pages_under_the_names_that_a_site_gives_them(build):
    names = {"PAIR_LEVELS": {"overview": "Plain & short", "math": "Proofs"}}
    addresses = dict.fromkeys(["PAIR_LISTING_URL", "PAIR_LISTING_SAVE_AS"], "l/{level}.html")
    site = build(PAPER, **names, **addresses)
    assert site.soup("l/overview.html").h1.get_text() == "Plain & short"
    assert check_html(site.output) == []
