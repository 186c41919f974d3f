"""Series on real sites: navigation at the reader's level, pages, feeds, mistakes."""

import xml.etree.ElementTree as etree

import pytest
from conftest import post
from links import check_links

STORY = {
    f"{number}{level[0]}.md": post(
        f"Title: {level} {number}", f"Slug: {level}{number}", f"Date: 2024-01-0{number}",
        f"Paper: p{number}", f"Level: {level}", "Series: The story", f"Part: {number}",
    )
    for number in (1, 2, 3)
    for level in ("overview", "math")
    if (number, level) != (3, "math")
}  # fmt: skip
QUIET = {"DIPTYCH_RULES": {"pair-missing-half": "ignore"}}


def hrefs(links):
    return [link["href"].removeprefix("https://example.com/") for link in links]


def test_previous_and_next_keep_the_level(build):
    site = build(STORY, **QUIET)
    place = site.article("2m.md").series
    assert (place["index"], place["total"], place["name"]) == (2, 3, "The story")
    assert place["previous"] is site.article("1m.md")
    assert place["next"] is site.article("3o.md")
    assert site.article("2o.md").series["previous"] is site.article("1o.md")
    nav = site.soup("math2.html").select_one("nav.series-nav")
    assert hrefs(nav.select('a[rel="prev"]')) == ["math1.html"]
    assert hrefs(nav.select('a[rel="next"]')) == ["overview3.html"]
    assert "part 2 of 3" in " ".join(nav.text.split())
    assert "Overview" in nav.select_one('a[rel="next"]').text
    every = set(hrefs(nav.select("ol a")))
    assert every == {f"{a.slug}.html" for a in site.generator.articles}
    assert site.warnings == []


def test_one_half_speaks_for_both(build):
    files = STORY | {"2m.md": STORY["2m.md"].replace("Series: The story\nPart: 2\n", "")}
    site = build(files, **QUIET)
    assert site.article("2m.md").series["index"] == 2
    assert site.article("1m.md").series["next"] is site.article("2m.md")
    assert site.warnings == []


def test_a_page_per_series_and_one_with_all(build):
    files = STORY | {"series/the-story.md": "Title: The story\n\nHow it *began* {filename}.\n"
                     "[first]({filename}../1o.md)"}  # fmt: skip
    site = build(files, **QUIET)
    page = site.soup("series/the-story/index.html")
    assert page.h1.text.strip() == "The story"
    assert page.select_one("em").text == "began"
    assert "overview1.html" in hrefs(page.select("main a"))
    assert {"math2.html", "overview3.html"} <= set(hrefs(page.select("main a")))
    index = site.soup("series/index.html")
    assert "series/the-story/" in hrefs(index.select("main a"))
    assert site.warnings == []


def test_a_loose_link_in_an_introduction(build):
    files = STORY | {"series/the-story.md": "Title: The story\n\n[n]({filename}none.md)"}
    assert build(files, **QUIET).rules() == [("the-story.md", 3, "link-missing")]


def test_a_feed_per_series(build):
    site = build(STORY, **QUIET)
    feed = etree.fromstring(site.html("feeds/series/the-story.atom.xml"))
    links = [e.get("href") for e in feed.iter("{http://www.w3.org/2005/Atom}link")
             if e.get("rel") == "alternate"]  # fmt: skip
    assert len(links) == 1 + 5
    head = site.html("series/the-story/index.html")
    assert "feeds/series/the-story.atom.xml" in head


def test_a_long_series_has_pages(build):
    posts = {f"{n}.md": post(f"Slug: s{n}", "Series: S", f"Part: {n}") for n in range(1, 8)}
    patterns = [(1, "{url}", "{save_as}"), (2, "{base_name}/page/{number}/",
                "{base_name}/page/{number}/index.html")]  # fmt: skip
    site = build(posts, SERIES_PAGINATION=3, PAGINATION_PATTERNS=patterns)
    pages = ["series/s/index.html", "series/s/page/2/index.html", "series/s/page/3/index.html"]
    listed = [hrefs(site.soup(page).select("main ol a")) for page in pages]
    assert [set(links) for links in listed] == [
        {"s1.html", "s2.html", "s3.html"},
        {"s4.html", "s5.html", "s6.html"},
        {"s7.html"},
    ]


@pytest.mark.parametrize("status", ["draft", "hidden", "skip"])
def test_an_unpublished_part_shows_nowhere(build, status):
    zebra = post("Title: Zebra", "Slug: zebra", "Paper: p3", "Level: math", "Series: The story",
                 "Part: 3", f"Status: {status}")  # fmt: skip
    site = build(STORY | {"3m.md": zebra}, **QUIET)
    own = {"draft": ["drafts/zebra.html"], "hidden": ["zebra.html"], "skip": []}
    assert site.grep("ebra") == own[status]
    if own[status]:
        place = site.article("3m.md").series
        assert place["index"] == 3
        assert place["previous"] is site.article("2m.md")
        assert site.article("2m.md").series["next"] is site.article("3o.md")


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_an_unpublished_half_does_not_speak_for_a_published_one(build, status):
    files = {
        "o.md": post("Slug: o", "Paper: p", "Level: overview"),
        "m.md": post("Slug: m", "Paper: p", "Level: math", "Series: Zebra", "Part: 1",
                     f"Status: {status}"),
        "n.md": post("Slug: n", "Series: Zebra", "Part: 2", f"Status: {status}"),
    }  # fmt: skip
    site = build(files, **QUIET)
    own = {"draft": ["drafts/m.html", "drafts/n.html"], "hidden": ["m.html", "n.html"]}
    assert site.grep("Zebra") == own[status]
    assert check_links(site.output, "https://example.com") == []


def test_the_public_spelling_and_slug_are_those_of_published_posts(build):
    draft = post("Slug: d", "Series: S  S?", "Status: draft")
    other = post("Slug: e", "Series: T!", "Status: draft")
    files = {"0.md": draft, "1.md": post("Slug: a", "Series: S s?"), "2.md": other,
             "3.md": post("Slug: b", "Series: S s?"), "4.md": post("Slug: c", "Series: T?"),
             "5.md": post("Slug: f", "Series: T?")}  # fmt: skip
    site = build(files)
    assert {one.name: one.slug for one in site.generator.context["all_series"]} == {
        "S s?": "s-s",
        "T?": "t",
    }
    assert site.rules() == [("0.md", 4, "series-name")]


def test_a_series_in_another_language_has_its_page(build):
    files = {f"{n}.md": post(f"Slug: {n}", "Lang: fr", "Series: Suite") for n in "ab"}
    site = build(files)
    assert "series/suite/index.html" in site.files()
    assert check_links(site.output, "https://example.com") == []


def test_translated_series_have_their_own_names(build):
    files = {
        f"{n}{lang}.md": post(f"Slug: {n}", f"Lang: {lang}", f"Series: {name}", f"Paper: {n}",
                              "Level: math")
        for n in "ab"
        for lang, name in {"en": "The power", "fr": "La puissance"}.items()
    }  # fmt: skip
    site = build(files, **QUIET)
    assert site.warnings == []
    assert site.article("aen.md").series["name"] == "The power"
    assert site.article("afr.md").series["next"] is site.article("bfr.md")


def test_a_part_number_may_be_in_the_half_that_names_no_series(build):
    files = STORY | {"2m.md": STORY["2m.md"].replace("Series: The story\n", "")}
    assert build(files, **QUIET).warnings == []


def test_halves_in_different_series(build):
    files = STORY | {"2m.md": STORY["2m.md"].replace("The story", "The stories")}
    rules = build(files, **QUIET).rules()
    assert ("2o.md", 6, "series-differs") in rules


def test_two_posts_of_one_title_are_two_parts(build):
    files = {f"{n}.md": post("Title: Same", "Series: S", f"Part: {n}") for n in (1, 2)}
    site = build(files)
    assert [rule for _, _, rule in site.rules()] == ["address-taken"]
    assert site.article("1.md").series["total"] == 2


def test_a_draft_may_have_the_number_of_a_published_part(build):
    draft = post("Slug: d", "Status: draft", "Series: The story", "Part: 1")
    assert build(STORY | {"d.md": draft}, **QUIET).warnings == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("---\ntitle: The story\ntags: [a\n---\nIntro", "frontmatter-yaml"),
        ("Title: S\nStatus: drft\n\nIntro", "frontmatter-status"),
    ],
)
def test_an_introduction_that_cannot_be_shown_is_reported(build, text, rule):
    site = build(STORY | {"series/the-story.md": text}, **QUIET)
    assert [found for _, _, found in site.rules()] == [rule]


def test_two_introductions_of_one_series(build):
    files = {"series/the-story.md": "Title: S\n\nx", "series/b/the-story.md": "Title: S\n\ny"}
    site = build(STORY | files, **QUIET)
    assert [rule for _, _, rule in site.rules()] == ["series-introduction"]


def test_a_redirect_never_takes_the_place_of_a_series(build):
    site = build(STORY | {"r.md": post("Slug: r", "Aliases: /series/, /new.html/x/")}, **QUIET)
    assert site.rules() == [("r.md", 4, "redirect")]
    assert site.soup("series/index.html").h1.text.strip() == "Series"


def test_a_draft_without_a_date_has_a_place(build):
    draft = "Title: D\nStatus: draft\nSeries: The story\n\nText"
    site = build(STORY | {"d.md": draft}, **QUIET)
    assert site.article("d.md").series["index"] == 4
    assert site.article("3o.md").series["total"] == 3


def test_mixed_time_zones(build):
    site = build(
        {
            "a.md": post("Slug: a", "Date: 2024-01-01 12:00", "Series: S"),
            "b.md": post("Slug: b", "Date: 2024-01-01 12:00 +0300", "Series: S"),
        }
    )
    assert [a.slug for a in site.article("a.md").series["all"]] == ["b", "a"]


def mistake(number, *fields):
    return post(f"Slug: m{number}", f"Date: 2024-02-0{number}", *fields)


MISTAKES = {
    "a number twice": (
        {"a.md": mistake(1, "Series: S", "Part: 1"), "b.md": mistake(2, "Series: S", "Part: 1")},
        [("b.md", 5, "series-part-twice")],
    ),
    "an unreadable number": (
        {"a.md": mistake(1, "Series: S", "Part: II"), "b.md": mistake(2, "Series: S", "Part: 1")},
        [("a.md", 5, "series-part")],
    ),
    "an unreadable index": (
        {"a.md": mistake(1, "Series: S", "Series_index: x"), "b.md": mistake(2, "Series: S")},
        [("a.md", 5, "series-part")],
    ),
    "number nought": (
        {"a.md": mistake(1, "Series: S", "Part: 0"), "b.md": mistake(2, "Series: S")},
        [("a.md", 5, "series-part")],
    ),
    "a series of one": ({"a.md": mistake(1, "Series: S")}, [("a.md", 4, "series-alone")]),
    "a part of nothing": ({"a.md": mistake(1, "Part: 2")}, [("a.md", 4, "series-field")]),
    "two series at once": (
        {"a.md": mistake(1, "Series: S", "    T"), "b.md": mistake(2, "Series: S")},
        [("a.md", 4, "series-field")],
    ),
    "two spellings": (
        {"a.md": mistake(1, "Series: S t"), "b.md": mistake(2, "Series: s  t")},
        [("b.md", 4, "series-name")],
    ),
    "an introduction to nothing": (
        {"a.md": mistake(1), "series/nothing.md": "Title: N\n\nText"},
        [("nothing.md", 1, "series-introduction")],
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_reported_once_and_every_page_still_reads(build, name):
    files, expected = MISTAKES[name]
    site = build(files)
    assert site.rules() == expected
    for article in site.generator.articles:
        assert site.soup(article.save_as).h1


def test_slugs_that_meet_part_ways(build):
    names = ["C++", "C#", "?"]
    posts = {
        f"{n}{m}.md": post(f"Slug: s{n}{m}", f"Series: {name}")
        for n, name in enumerate(names)
        for m in "ab"
    }
    site = build(posts)
    slugs = [f"series/{slug}/index.html" for slug in ("c", "c-2", "series")]
    assert set(slugs) <= site.files().keys()


def test_an_address_that_is_taken_is_reported(build):
    files = STORY | {"p.md": post("Slug: p", "save_as: series/index.html", "url: series/")}
    site = build(files, **QUIET)
    assert [rule for _, _, rule in site.rules()] == ["address-taken"]


def test_pages_in_a_series_are_ordered_by_number_then_title(build):
    pages = {f"pages/{name}.md": f"Title: {name}\nSeries: P\n\nText" for name in "cab"}
    pages["pages/c.md"] = pages["pages/c.md"].replace("Series: P", "Series: P\nSeries_index: 1")
    site = build(STORY | pages, **QUIET)
    assert [p.title for p in site.article("pages/a.md").series["all"]] == ["c", "a", "b"]
    context = site.generator.context
    assert [*context["page_series"]] == ["P"]
    assert {*context["series"]} == {"P", "The story"}


def test_a_removed_series_is_gone_from_the_next_run(build, tmp_path):
    build({"a.md": post("Slug: a", "Series: S"), "b.md": post("Slug: b", "Series: S")})
    site = build({"a.md": post("Slug: a"), "b.md": post("Slug: b")})
    assert site.generator.context["article_series"] == {}


def test_another_theme_without_our_templates(build):
    site = build(STORY, THEME="simple", **QUIET)
    assert not [name for name in site.files() if name.startswith("series")]
    assert site.article("1o.md").series["url"] == ""


def test_the_list_of_all_series_has_the_beginning_of_an_introduction(build):
    text = "Title: The story\n\nOn $n^2$ & *more*.\n"
    site = build(STORY | {"series/the-story.md": text}, **QUIET)
    about = site.soup("series/index.html").select_one(".story > p.card-summary")
    assert about.get_text() == "On n² & more."
    home = site.soup("index.html").select(".story > p")
    assert [one.get_text(" ", strip=True) for one in home] == [
        "On n² & more.", "Begin with part 1 : overview 1 Newest: part 3 : overview 3"
    ]  # fmt: skip


def test_a_long_series_is_listed_on_its_page_and_around_each_part(build):
    files = {
        f"{n}.md": post(f"Title: Part {n:02}", f"Slug: p{n}", "Series: Long", f"Part: {n}")
        for n in range(1, 31)
    }
    site = build(files)
    listed = site.soup("p15.html").select(".series-nav .series-parts li")
    numbers = [item.select_one(".part-number").get_text() for item in listed]
    assert numbers == ["", *map(str, range(7, 24)), ""]
    assert listed[0].a["href"].endswith("/series/long/")
    first = site.soup("p1.html").select(".series-nav .series-parts li")
    assert [item.get_text().split()[0] for item in first] == [*map(str, range(1, 10)), "…"]
    assert len(site.soup("series/long/index.html").select(".series-parts li")) == 30
    series = site.article_by_slug("p15").series
    assert (len(series["all_previous"]), len(series["all_next"])) == (14, 15)
    assert series["all_next"] == series["all"][15:]
    whole = build(files, SERIES_SAVE_AS="", SERIES_URL="")
    assert len(whole.soup("p15.html").select(".series-nav .series-parts li")) == 30
