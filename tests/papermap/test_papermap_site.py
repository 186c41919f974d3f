"""The map in real sites: what is on it, what is not, where it is linked from."""

import sys

import pytest
from conftest import post
from links import check_links
from tools import check_html

BIB = "\n".join(
    f"@article{{{key}, title={{{title}}}, author={{{names}}}, year={{{year}}}}}"
    for key, title, names, year in (
        ("barron", "Universal bounds for $x^2$", "Barron, A.", 1993),
        ("telgarsky", "Benefits of depth", "Telgarsky, M. and Doe, J.", 2016),
        ("safran", "Trade-offs", "Safran, I. and Shamir, O. and Roe, J.", 2017),
        ("alone", "A paper alone", "Alone, A.", 2020),
    )
)


def pair(key, *fields):
    header = (f"Paper: {key}", *fields)
    return {
        f"{key}-o.md": post(f"Title: {key} in words", f"Slug: {key}-o", "Level: overview", *header),
        f"{key}-m.md": post(f"Title: {key} in full", f"Slug: {key}-m", "Level: math", *header),
    }


SITE = {
    "references.bib": BIB,
    **pair("barron", "Series: Depth", "Part: 1"),
    **pair("telgarsky", "Series: Depth", "Part: 2", "Requires: barron", "Helps: sets"),
    **pair("safran", "Requires: telgarsky"),
    **pair("alone"),
    "sets.md": post("Title: Sets", "Slug: sets"),
    "other.md": post("Title: Other news", "Slug: other"),
}


def words(soup):
    boxes = soup.select(".map-drawing a")
    return {" ".join(t.get_text() for t in a.select("text")): a["href"] for a in boxes}


def test_the_papers_and_what_takes_part(build):
    site = build(SITE)
    assert site.warnings == []
    soup = site.soup("map/index.html")
    assert words(soup) == {
        "Universal bounds for x² Barron 1993": "https://example.com/papers/barron/",
        "Benefits of depth Telgarsky and Doe 2016": "https://example.com/papers/telgarsky/",
        "Trade-offs Safran et al. 2017": "https://example.com/papers/safran/",
        "A paper alone Alone 2020": "https://example.com/papers/alone/",
        "Sets": "https://example.com/sets.html",
    }
    assert len(soup.select(".map-requires path")) == 2
    assert len(soup.select(".map-helps path")) == 1
    assert [a.get_text(strip=True) for a in soup.select(".map-legend a")] == ["Depth"]
    assert not soup.select("main script, main [style]")
    assert check_links(site.output, "https://example.com") == []
    assert check_html(site.output) == []


def test_the_list_says_the_same_in_order(build):
    soup = build(SITE).soup("map/index.html")
    rows = [li.get_text(" ", strip=True) for li in soup.select(".map-list > li")]
    at = {row.split(" ")[0]: number for number, row in enumerate(rows)}
    assert at["Universal"] < at["Benefits"] < at["Trade-offs"]
    assert rows[at["Benefits"]] == (
        "Benefits of depth Telgarsky and Doe 2016 Builds on Universal bounds for x²"
        " Sets (helpful) Leads to Trade-offs"
    )


def test_the_page_of_a_paper_shows_what_is_around_it(build):
    site = build(SITE)
    soup = site.soup("papers/telgarsky/index.html")
    assert {a.split(" ")[0] for a in words(soup)} == {"Universal", "Benefits", "Trade-offs", "Sets"}
    (here,) = soup.select(".map-drawing [aria-current]")
    assert here["href"].endswith("/papers/telgarsky/")
    found = [(a.get_text(), a["href"]) for a in soup.select("#builds-on + p a, #leads-to + p a")]
    assert found == [
        ("barron in words", "https://example.com/papers/barron/"),
        ("Sets", "https://example.com/sets.html"),
        ("safran in words", "https://example.com/papers/safran/"),
    ]
    alone = site.soup("papers/alone/index.html")
    assert not alone.select(".map-drawing, #builds-on, #leads-to, #on-the-map")


def test_the_menu_leads_to_a_map_where_there_is_one(build):
    assert build(SITE).soup("index.html").select('.site-nav [href$="/map/"]')


def test_no_map_of_nothing(build):
    site = build({"references.bib": BIB, **pair("barron"), **pair("alone")})
    assert not (site.output / "map").exists()
    assert site.grep("/map/") == []


def test_a_series_alone_makes_a_map(build):
    site = build({"a.md": post("Slug: a", "Series: S"), "b.md": post("Slug: b", "Series: S")})
    soup = site.soup("map/index.html")
    assert len(soup.select(".map-drawing a")) == 2
    assert len(soup.select(".map-drawing .map-story")) == 1
    assert not soup.select(".map-requires, .map-helps")


def test_no_word_of_a_draft(build):
    site = build(SITE | {
        "silent.md": post("Title: Silent", "Slug: silent", "Status: draft",
                          "Requires: sets, barron", "Series: Depth"),
        "unseen.md": post("Title: Unseen", "Slug: unseen", "Status: hidden", "Requires: sets"),
    }, DRAFT_SAVE_AS="")  # fmt: skip
    assert len(site.soup("map/index.html").select(".map-drawing a")) == 5
    assert site.grep("Silent") == []
    assert "Unseen" not in site.html("map/index.html")


def test_a_paper_is_there_once_in_all_its_languages(build):
    site = build(SITE | {
        "b-de.md": post("Title: Schranken", "Slug: barron-o", "Lang: de", "Paper: barron",
                        "Level: overview"),
        "sets-de.md": post("Title: Mengen", "Slug: sets", "Lang: de"),
    }, DIPTYCH_RULES={"pair-language": "ignore"})  # fmt: skip
    assert len(site.soup("map/index.html").select(".map-drawing a")) == 5
    assert "Mengen" not in site.html("map/index.html")


def test_a_map_in_arabic_runs_from_right_to_left(build):
    soup = build(SITE, DEFAULT_LANG="ar").soup("map/index.html")
    at = {a["href"].split("/")[-2]: float(a.rect["x"]) for a in soup.select(".map-drawing a")}
    assert at["barron"] > at["telgarsky"] > at["safran"]
    assert soup.select_one("#map-name").text == "خريطة الأوراق"


def test_relative_addresses(build):
    site = build(SITE, RELATIVE_URLS=True, SITEURL="")
    soup = site.soup("papers/telgarsky/index.html")
    assert words(soup)["Sets"] == "../../sets.html"
    assert words(site.soup("map/index.html"))["Sets"] == "../sets.html"


def test_without_its_library_the_map_is_a_list(build, monkeypatch):
    monkeypatch.setitem(sys.modules, "fast_sugiyama", None)
    site = build(SITE)
    assert [rule for _, _, rule in site.rules()] == ["map-layout"]
    assert "pip install fast-sugiyama" in site.warnings[0]
    soup = site.soup("map/index.html")
    assert len(soup.select(".map-list > li")) == 5
    assert not soup.select(".map-drawing")
    assert check_html(site.output) == []


def test_the_address_of_the_map(build):
    site = build(SITE, MAP_URL="atlas/", MAP_SAVE_AS="atlas/index.html")
    assert site.soup("atlas/index.html").select(".map-drawing")
    off = build(SITE, MAP_SAVE_AS="", DELETE_OUTPUT_DIRECTORY=True)
    assert [name for name in off.grep("map-drawing") if name.endswith(".html")] == []


def test_an_address_that_is_taken(build):
    page = {"pages/x.md": "Title: Map\nsave_as: map/index.html\nurl: map/\n\nMine.\n"}
    site = build(SITE | page)
    assert [rule for _, _, rule in site.rules()] == ["address-taken"]
    assert "Mine." in site.html("map/index.html")


def test_two_builds_are_the_same_to_the_byte(build):
    first = build(SITE).html("map/index.html")
    assert build(SITE).html("map/index.html") == first


@pytest.mark.parametrize("setting", [{"MAP_URL": 3}, {"MAP_SAVE_AS": "/x"}, {"MAP_SAVEAS": "x"}])
def test_a_wrong_setting_ends_the_build(build, setting):
    with pytest.raises(SystemExit, match="MAP_"):
        build(SITE, **setting)
