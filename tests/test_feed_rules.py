"""Feeds by the rules of Atom (RFC 4287), RSS 2.0 and the feed validator."""

import re
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import feedparser
import pytest
from conftest import post

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://example.com"
FEEDS = {
    "FEED_ALL_ATOM": "feeds/all.atom.xml",
    "FEED_ALL_RSS": "feeds/all.rss.xml",
    "CATEGORY_FEED_ATOM": "feeds/categories/{slug}.atom.xml",
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
}
BODY = """\
See [the other](%s) and $x<y$ & ![a](pic.png).

## A section {#sec}

[up](#sec)[^1]

[^1]: n
"""
POSTS = {
    "o.md": post(
        "Title: Words & <i>more</i>, $x<y$", "Slug: o", "Paper: p", "Level: overview",
        "Series: S", "Author: Ada & Bob", body=BODY % "{filename}m.md",
    ),
    "m.md": post(
        "Title: Full", "Slug: m", "Paper: p", "Level: math", "Series: S",
        "Date: 2024-01-02", "Modified: 2024-05-06", body=BODY % "{filename}o.md",
    ),
    "draft.md": post("Title: Xdraft", "Slug: xdraft", "Status: draft"),
}  # fmt: skip
#: What the validator refuses or warns of within the HTML of an entry.
UNWANTED = re.compile(r"<(script|style|iframe|object|embed|form|meta|link)\b|\son\w+=|\sstyle=")


@pytest.fixture
def feeds(build):
    site = build(POSTS, AUTHOR="Ada", **FEEDS)
    found = {name: data for name, data in site.files().items() if name.startswith("feeds/")}
    assert len(found) >= 5
    return found


def parsed(data):
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_each_feed_is_one_that_readers_know(feeds):
    for name, data in feeds.items():
        feed = parsed(data)
        assert feed.version == ("rss20" if "rss" in name else "atom10"), name
        assert feed.entries, name
        assert feed.feed.title, name
        assert feed.feed.link.startswith(f"{SITE}/"), name
        assert b"xdraft" not in data.lower(), name


def test_an_atom_feed_names_itself_and_when_it_changed(feeds):
    for name, data in feeds.items():
        if "atom" in name:
            root = ET.fromstring(data)
            own = [e.get("href") for e in root.findall(f"{ATOM}link") if e.get("rel") == "self"]
            assert own == [f"{SITE}/{name}"]
            assert [len(root.findall(f"{ATOM}{tag}")) for tag in ("id", "title", "updated")] == [
                *(1, 1, 1),
            ], name
            changes = [entry.findtext(f"{ATOM}updated") for entry in root.iter(f"{ATOM}entry")]
            assert root.findtext(f"{ATOM}updated") == max(changes), name


def test_each_entry_is_whole_and_its_id_its_own(feeds):
    for name, data in feeds.items():
        entries = parsed(data).entries
        assert len({entry.id for entry in entries}) == len(entries), name
        for entry in entries:
            assert entry.title, name
            assert entry.link.startswith(f"{SITE}/"), name
            assert entry.published_parsed, name
            assert re.match(r"tag:[^,]+,\d{4}-\d\d-\d\d:|https://", entry.id), entry.id
            assert entry.author, name
            if "atom" in name:
                assert entry.updated_parsed >= entry.published_parsed, name


def test_what_an_entry_links_to_is_absolute_and_runs_nothing(feeds):
    for name, data in feeds.items():
        assert f'href="{SITE}/'.encode() in data, name
        for entry in parsed(data).entries:
            html = entry.summary + "".join(part.value for part in entry.get("content", ()))
            assert html, name
            links = re.findall(r'\s(?:href|src)="([^"]*)"', html)
            assert not UNWANTED.search(html), (name, UNWANTED.search(html))
            for link in links:
                # A fragment is looked up within the entry, by readers that show it whole.
                assert link.startswith("#") or urljoin("x:", link) == link, (name, link)
