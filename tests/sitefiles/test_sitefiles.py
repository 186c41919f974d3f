"""sitemap.xml, robots.txt and CITATION.cff: what is in them, and what is not."""

from datetime import UTC, datetime
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
import yaml
from conftest import PLUGINS, post

from plugins.core.settings import SettingError
from plugins.sitefiles.citation import make_citation
from plugins.sitefiles.sitemap import (
    Listed,
    address_of,
    ascii_url,
    make_listed,
    render_text,
    render_xml,
    select,
)

WITH = [*PLUGINS, "plugins.sitefiles"]
SITE = "https://example.com"
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
CONTENT = {
    "o.md": post("Title: O", "Slug: o", "Paper: p", "Level: overview", "Tags: gpt",
                 "Modified: 2024-02-02", "redirect_from: /old/"),
    "m.md": post("Title: M", "Slug: m", "Paper: p", "Level: math", "Tags: gpt"),
    "one.md": post("Title: One", "Slug: one", "permalink: /é & x/"),
    "t.md": post("Title: T", "Slug: t"),
    "t-de.md": post("Title: T", "Slug: t", "Lang: de"),
    "draft.md": post("Title: Secret", "Slug: draft", "Status: draft"),
    "hidden.md": post("Title: Unseen", "Slug: hidden", "Status: hidden"),
    "pages/about.md": "Title: About\n\nText",
}  # fmt: skip


def page(head):
    return f'<html><head>{head}</head><body><link rel="canonical" href="{SITE}/x"></body>'


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ("", "default"),
        (f'<link rel="canonical" href="{SITE}/a/">', "a/"),
        (f'<link rel="canonical" href="{SITE}/">', ""),
        (f'<link rel="canonical" href="{SITE}/a?b&amp;c">', "a?b&c"),
        ('<link rel="canonical" href="https://b.org/">', None),
        ('<meta name="robots" content="noindex">', None),
        ('<meta name="robots" content="nofollow, noindex">', None),
    ],
)
def test_a_page_says_where_it_is_to_be_found(head, address):
    assert address_of(page(head), SITE, "default") == address


def test_an_address_is_ascii():
    assert ascii_url("é & x/%C3") == "%C3%A9%20&%20x/%C3"


def test_a_page_has_the_time_of_its_last_change():
    day, later = datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 2, tzinfo=UTC)
    assert make_listed("a", SimpleNamespace(date=day)).modified == day
    assert make_listed("a", SimpleNamespace(date=day, modified=later)).modified == later
    assert make_listed("a", None).modified is None


def test_what_is_not_known_is_left_out_and_everything_is_escaped():
    day = datetime(2024, 1, 1, 12, tzinfo=UTC)
    pages = [Listed("a/?x&y"), Listed("b", day, (("en", "b"), ("de", "b&de")))]
    assert render_xml(pages, SITE).splitlines() == [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<urlset xmlns="{NS["s"]}" xmlns:xhtml="{NS["x"]}">',
        "  <url>",
        f"    <loc>{SITE}/a/?x&amp;y</loc>",
        "  </url>",
        "  <url>",
        f"    <loc>{SITE}/b</loc>",
        "    <lastmod>2024-01-01T12:00:00+00:00</lastmod>",
        f'    <xhtml:link rel="alternate" hreflang="en" href="{SITE}/b" />',
        f'    <xhtml:link rel="alternate" hreflang="de" href="{SITE}/b&amp;de" />',
        "  </url>",
        "</urlset>",
    ]
    assert render_text(pages, SITE) == f"{SITE}/a/?x&y\n{SITE}/b\n"


def test_pages_are_in_the_order_of_their_addresses_but_for_what_a_pattern_finds():
    pages = [Listed(url) for url in ("b", "search/x", "a")]
    assert [page.url for page in select(pages, ["^search/"])] == ["a", "b"]


@pytest.mark.parametrize(
    "value", [[], {"format": "json"}, {"exclude": ["("]}, {"exclude": [5]}, "x"]
)
def test_a_wrong_setting_stops_the_build(build, value):
    with pytest.raises(SettingError, match="SITEMAP"):
        build({"a.md": post()}, PLUGINS=WITH, SITEMAP=value)


def test_the_sitemap_may_be_a_text(build):
    site = build({"a.md": post("Slug: a")}, PLUGINS=WITH, SITEMAP={"format": "txt"})
    assert f"{SITE}/a.html" in site.html("sitemap.txt").splitlines()
    assert "sitemap.xml" not in site.files()


@pytest.fixture
def sitemap(build):
    site = build(CONTENT, PLUGINS=WITH, SITEMAP={"exclude": ["^search"]},
                 DIRECT_TEMPLATES=["index", "tags", "archives", "search", "404"],
                 DEFAULT_PAGINATION=2)  # fmt: skip
    root = ET.fromstring(site.html("sitemap.xml"))
    urls = {url.findtext("s:loc", None, NS): url for url in root.findall("s:url", NS)}
    assert len(urls) == len(root.findall("s:url", NS))
    return site, urls


def test_the_sitemap_has_every_page_that_is_to_be_found_once(sitemap):
    site, urls = sitemap
    assert all(url.startswith(f"{SITE}/") for url in urls)
    names = {url.removeprefix(f"{SITE}/") for url in urls}
    assert {"", "o.html", "m.html", "t.html", "t-de.html", "pages/about.html"} < names
    assert {"tags.html", "archives.html", "tag/gpt.html", "index2.html"} < names
    assert "%C3%A9%20&%20x/" in names
    words = ("draft", "hidden", "search", "404", "old", "both", "previews")
    assert [name for name in names if any(word in name for word in words)] == []
    canonical = {
        link["href"]
        for name in site.files()
        if name.endswith(".html") and "search" not in name
        for soup in [site.soup(name)]
        for link in soup.find_all("link", rel="canonical")
        if not soup.find("meta", attrs={"name": "robots"})
    }
    assert canonical == urls.keys()


def test_the_sitemap_has_the_last_change_of_posts_and_translations(sitemap):
    _, urls = sitemap
    times = {url: urls[url].findtext("s:lastmod", None, NS) for url in urls}
    assert times[f"{SITE}/o.html"] == "2024-02-02T00:00:00+00:00"
    assert times[f"{SITE}/m.html"] == "2024-01-01T00:00:00+00:00"
    assert times[f"{SITE}/"] is None
    assert {child.tag.partition("}")[2] for url in urls.values() for child in url} == {
        "loc", "lastmod", "link",
    }  # fmt: skip
    links = urls[f"{SITE}/t.html"].findall("x:link", NS)
    assert {(link.get("hreflang"), link.get("href")) for link in links} == {
        ("en", f"{SITE}/t.html"),
        ("de", f"{SITE}/t-de.html"),
    }


def test_two_builds_have_one_sitemap(build):
    settings = {"PLUGINS": WITH, "SITENAME": "A: b"}
    names = ("sitemap.xml", "robots.txt", "CITATION.cff")
    first = [build(CONTENT, **settings).html(name) for name in names]
    assert [build({}, **settings).html(name) for name in names] == first
    assert first[1] == f"User-agent: *\nDisallow:\n\nSitemap: {SITE}/sitemap.xml\n"
    assert yaml.safe_load(first[2])["title"] == "A: b"


def test_a_file_of_the_authors_own_wins(build):
    names = ("robots.txt", "CITATION.cff", "sitemap.xml")
    places = {f"extra/{name}": {"path": name} for name in names}
    settings = {"STATIC_PATHS": ["extra"], "EXTRA_PATH_METADATA": places, "PLUGINS": WITH}
    site = build(dict.fromkeys(places, "mine"), **settings)
    assert [site.html(name) for name in names] == ["mine"] * 3


def test_a_theme_that_says_nothing_of_drafts_gives_none_away(build):
    site = build(CONTENT, PLUGINS=["plugins.sitefiles"], THEME="simple")
    assert f"{SITE}/o.html" in site.html("sitemap.xml")
    assert not {"draft", "hidden"} & {*site.html("sitemap.xml").replace("/", ".").split(".")}


@pytest.mark.parametrize(
    "settings",
    [{"SITEURL": ""},
     {"SITEFILES_SITEMAP": False, "SITEFILES_ROBOTS": False, "SITEFILES_CITATION": False}],
)  # fmt: skip
def test_no_file_without_an_address_or_where_none_is_wanted(build, settings):
    names = build({"a.md": post()}, PLUGINS=WITH, **settings).files()
    assert names.keys().isdisjoint({"sitemap.xml", "robots.txt", "CITATION.cff"})


def test_a_citation_is_what_the_format_asks_for():
    settings = {"SITENAME": 'A <b>site</b>: "x" & #1', "AUTHOR": "Ada: L", "SITEURL": SITE,
                "SITESUBTITLE": "- no list"}  # fmt: skip
    text = make_citation(settings, "Cite: it", "CC-BY-4.0", datetime(2024, 3, 1, tzinfo=UTC).date())
    said = yaml.safe_load(text)
    blog = said.pop("preferred-citation")
    assert said == {
        "cff-version": "1.2.0",
        "message": "Cite: it",
        "type": "dataset",
        "title": 'A site: "x" & #1',
        "authors": [{"name": "Ada: L"}],
        "url": f"{SITE}/",
        "abstract": "- no list",
        "license": "CC-BY-4.0",
        "date-released": datetime(2024, 3, 1, tzinfo=UTC).date(),
    }
    assert blog["type"] == "blog"
    assert blog["year"] == 2024
    assert {"title", "authors"} < blog.keys()
    assert "*id" not in text


def test_a_citation_of_a_site_that_says_little():
    said = yaml.safe_load(make_citation({"SITENAME": "S", "SITEURL": SITE}, "m", "", None))
    assert said["authors"] == [{"name": "S"}]
    assert said.keys().isdisjoint({"license", "abstract", "date-released"})


def test_a_file_that_cannot_be_read_does_not_end_the_build(build):
    plugins = [*PLUGINS, *(f"plugins.{name}" for name in ("fonts", "cards", "sitefiles"))]
    files = {"a.md": post("Slug: a"), "b.rst": "Too long a title\n#####\n\n:date: 2024-01-01\n"}
    site = build(files, PLUGINS=plugins)
    (warning,) = site.warnings
    assert "b.rst:2: file-unreadable:" in warning
    assert "Title underline too short" in warning
    assert {"a.html", "sitemap.xml", "CITATION.cff"} <= site.files().keys()
