"""Feeds in a browser: a style sheet and XHTML for it, and nothing taken from feed readers."""

import shutil
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT, post
from tools import not_none

from plugins.core.feeds import plain
from plugins.foundation.feed_pages import XHTML, instructions, sheet_address

PAPER = {
    "o.md": post("Title: Words & more", "Paper: p", "Level: overview", "Summary: *Short* & so"),
    "m.md": post("Title: Full", "Paper: p", "Level: math", "Date: 2024-01-02", "Series: S"),
    "single.md": post("Title: Lone", "Date: 2023-02-03", "Lang: ar"),
}
H = f"{{{XHTML}}}"
FEEDS = {"FEED_ALL_ATOM": "feeds/all.atom.xml", "FEED_ALL_RSS": "all.rss.xml"}


def words(element):
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize(
    ("feed_url", "siteurl", "address"),
    [
        ("https://a.org/feeds/all.xml", "https://a.org", "../theme/css/feed.css"),
        ("https://a.org/blog/all.xml", "https://a.org/blog", "theme/css/feed.css"),
        ("/feeds/series/s.xml", "", "../../theme/css/feed.css"),
        ("feeds/all.xml", "", "../theme/css/feed.css"),
        ("https://feeds.org/all.xml", "https://a.org", "https://a.org/theme/css/feed.css"),
        ("https://a.org.feeds.org/all.xml", "https://a.org", "https://a.org/theme/css/feed.css"),
        ("https://feeds.org/all.xml", "", "/theme/css/feed.css"),
    ],
)
def test_a_feed_finds_its_style_sheet(feed_url, siteurl, address):
    assert sheet_address({"SITEURL": siteurl}, feed_url, "theme/css/feed.css") == address


def test_a_feed_has_the_style_sheets_of_the_site(build):
    files = PAPER | {"extra/mine.css": ":root { --math: #123456 }"}
    other = "https://a.example/b.css"
    sheets = ["extra/mine.css", "/c.css", other]
    site = build(files, STATIC_PATHS=["extra"], EXTRA_STYLESHEETS=sheets, **FEEDS)
    lines = site.html("feeds/all.atom.xml").splitlines()[2:5]
    named = [line.split('href="')[1].removesuffix('"?>') for line in lines]
    assert named == ["../extra/mine.css", "/c.css", other]


def test_an_address_is_quoted_in_an_instruction():
    assert instructions(["a?b&c"]) == '<?xml-stylesheet type="text/css" href="a?b&amp;c"?>'


def test_an_entry_shows_the_beginning_of_a_post():
    assert plain("<p>A &amp; b</p>\n<p>c</p>") == "A & b c"
    assert plain("word " * 100).endswith("word word…")
    assert plain("字" * 400) == "字" * 299 + "…"
    assert plain("x " + "字" * 400) == "x " + "字" * 297 + "…"
    assert len(plain("word " * 100)) <= 300
    assert plain(None) == ""


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("feeds/all.atom.xml", "../static/css/feed.css"),
        ("all.rss.xml", "static/css/feed.css"),
        ("feeds/math.atom.xml", "../static/css/feed.css"),
        ("feeds/series/s.atom.xml", "../../static/css/feed.css"),
    ],
)
def test_every_feed_names_the_style_sheet_before_its_root(build, name, address):
    own = "https://example.com/extra/mine.css"
    site = build(PAPER, THEME_STATIC_DIR="static", STYLESHEET_URL=own, **FEEDS)
    lines = site.html(name).splitlines()
    assert lines[:3] == [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<?xml-stylesheet type="text/css" href="{address}"?>',
        f'<?xml-stylesheet type="text/css" href="{own}"?>',
    ]
    assert (site.output / name).parent.joinpath(address).resolve().is_file()
    assert ET.fromstring(site.html(name)).findall(f".//{H}h1")


@pytest.mark.parametrize(
    ("name", "entry"), [("feeds/all.atom.xml", "entry"), ("all.rss.xml", "item")]
)
def test_a_browser_gets_what_a_listing_has(build, name, entry):
    site = build(PAPER, DEFAULT_LANG="de", SITENAME="S & T", **FEEDS)
    feed = ET.fromstring(site.html(name))
    note = not_none(feed.find(f".//{H}div"))
    assert note.attrib == {"class": "feed", "lang": "de", "dir": "auto"}
    assert words(note[0]) == "S & T"
    assert words(note[1]).startswith("Das ist ein Feed:")
    entries = [element for element in feed.iter() if element.tag.endswith(entry)]
    cards = [not_none(element.find(f"{H}div")) for element in entries]
    assert [words(card.find(f"{H}p")) for card in cards] == [
        "2024-01-02 · Mathematik", "2024-01-01 · Überblick", "2023-02-03",
    ]  # fmt: skip
    links = [not_none(card.find(f"{H}h2/{H}a")) for card in cards]
    assert [words(link) for link in links] == ["Full", "Words & more", "Lone"]
    assert links[2].attrib["href"].startswith("https://example.com/lone")
    assert words(cards[1].findall(f"{H}p")[1]) == "Short & so"


def test_readers_get_what_they_had(build, tmp_path):
    shutil.copytree(ROOT / "theme", tmp_path / "bare")
    (tmp_path / "bare/static/css/feed.css").unlink()
    feeds = []
    for theme in (ROOT / "theme", tmp_path / "bare"):
        feed = ET.fromstring(build(PAPER, THEME=str(theme), **FEEDS).html("feeds/all.atom.xml"))
        for parent in list(feed.iter()):
            for child in parent.findall(f"{H}div"):
                parent.remove(child)
        feeds.append(ET.tostring(feed))
    assert feeds[0] == feeds[1]


def test_a_theme_without_the_style_sheet_gets_plain_feeds(build, tmp_path):
    shutil.copytree(ROOT / "theme", tmp_path / "bare")
    (tmp_path / "bare/static/css/feed.css").unlink()
    text = build(PAPER, THEME=str(tmp_path / "bare"), **FEEDS).html("feeds/all.atom.xml")
    assert "xhtml" not in text
    assert "xml-stylesheet" not in text


def test_a_feed_without_entries_is_the_same_in_each_build(build):
    files = {"a.md": post("Status: draft")}
    names = [name for name in build(files, **FEEDS).files() if name.endswith(".xml")]
    assert "feeds/all.atom.xml" in names
    texts = [build(files, **FEEDS).files()[name].decode() for name in names if "all" in name]
    assert all("1970" in text for text in texts)
