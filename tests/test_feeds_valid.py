"""The demo's feeds by the rules of RFC 4287 and of the feed validator, read by feedparser."""

import re
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

import feedparser
import pytest
from conftest import post
from test_demo import SITEURL, pelican

from plugins.foundation.feed_rules import lead_to

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
RELATIVE = re.compile(r"""\s(?:href|src|cite|poster|data)=["'](?!https?:|mailto:)[^"']*""")
DANGEROUS = re.compile(r"<(?:script|iframe|object|embed|form|style|link|meta)\b|\son\w+=|\sstyle=")
RSS = "feeds/all.rss.xml"


@pytest.fixture(scope="module")
def feeds(tmp_path_factory):
    """Every feed of the demo, and an RSS one: its bytes by its name."""
    output = tmp_path_factory.mktemp("feeds")
    files, _ = pelican(
        output, "-e", f'SITEURL="{SITEURL}"', f'FEED_ALL_RSS="{RSS}"', "RSS_FEED_SUMMARY_ONLY=false"
    )
    found = {n: data for n, data in files.items() if re.match(r"feeds/.*\.xml$", n)}
    assert {RSS, "feeds/all.atom.xml", "feeds/math.atom.xml"} < found.keys()
    return found


@pytest.fixture(scope="module")
def parsed(feeds):
    """The feeds as a reader has them, by name."""
    return {name: feedparser.parse(data) for name, data in feeds.items()}


def test_every_feed_is_well_formed_and_says_what_it_is(parsed):
    for name, feed in parsed.items():
        assert not feed.bozo, (name, feed.get("bozo_exception"))
        assert feed.version == ("rss20" if name == RSS else "atom10")
        assert feed.feed.title.startswith("Diptych"), name
        assert feed.feed.language == "en", name
        own = [link.href for link in feed.feed.links if link.rel == "self"]
        assert own == [f"{SITEURL}/{name}"]


def test_no_two_feeds_have_one_id_and_no_two_entries_of_a_feed(parsed):
    atom = [feed for name, feed in parsed.items() if name != RSS]
    ids = [feed.feed.id for feed in atom]
    assert len(ids) == len({*ids})
    for name, feed in parsed.items():
        entries = [entry.id for entry in feed.entries]
        assert entries, name
        assert len(entries) == len({*entries}), name
        assert all(re.match(r"https?:|tag:|urn:", one) for one in [*ids, *entries])


def test_dates_are_whole_and_updated_is_not_before_published(feeds):
    for name, data in feeds.items():
        root = ET.fromstring(data)
        for entry in root.iter(f"{ATOM}entry"):
            published, updated = (entry.findtext(ATOM + n, "") for n in ("published", "updated"))
            assert RFC3339.fullmatch(published), name
            assert RFC3339.fullmatch(updated), name
            assert updated >= published, name
        if name != RSS:
            newest = max(
                entry.findtext(f"{ATOM}updated", "") for entry in root.iter(f"{ATOM}entry")
            )
            assert root.findtext(f"{ATOM}updated") == newest
        for date in [*root.iter("pubDate"), *root.iter("lastBuildDate")]:
            assert parsedate_to_datetime(date.text or "").tzinfo


def test_entries_have_what_is_required(parsed):
    for name, feed in parsed.items():
        for entry in feed.entries:
            assert entry.title, name
            assert entry.link.startswith(f"{SITEURL}/posts/"), name
            assert entry.author, name
            assert entry.get("summary") or entry.get("content"), name


def test_content_is_safe_and_its_addresses_are_whole(feeds):
    for name, data in feeds.items():
        root = ET.fromstring(data)
        kinds = ("content", "summary") if name != RSS else ("description",)
        prefix = "" if name == RSS else ATOM
        texts = [e.text or "" for kind in kinds for e in root.iter(prefix + kind)]
        assert any(texts), name
        for html in texts:
            assert RELATIVE.findall(html) == [], name
            assert DANGEROUS.findall(html) == [], name


def test_a_link_within_a_post_leads_to_the_post():
    html = '<a class="x" href="#n">1</a> <a href="/b#n">2</a> <code>href="#n"</code>'
    assert lead_to("L", html) == (
        '<a class="x" href="L#n">1</a> <a href="/b#n">2</a> <code>href="#n"</code>'
    )


def test_a_feed_without_an_author_names_the_site_and_languages_are_marked(build):
    posts = {
        "a.md": post("Title: A", "Slug: a"),
        "b.md": post("Title: B", "Slug: b", "Lang: de"),
    }
    feed = {"FEED_ALL_ATOM": "all.xml", "FEED_ALL_RSS": "all.rss", "AUTHOR": ...}
    site = build(posts, SITENAME="S & T", **feed)
    root = ET.fromstring(site.html("all.xml"))
    assert root.get(LANG) == "en"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "S & T"
    langs = {e.findtext(f"{ATOM}title"): e.get(LANG) for e in root.iter(f"{ATOM}entry")}
    assert langs == {"A": None, "B": "de"}
    rss = ET.fromstring(site.html("all.rss"))
    assert rss.findtext("channel/description") == "S & T"


def test_a_feed_in_one_language_is_in_that_language(build):
    site = build({"b.md": post("Lang: de")}, FEED_ALL_ATOM="all.xml")
    root = ET.fromstring(site.html("all.xml"))
    assert root.get(LANG) == "de"
    assert all(LANG not in entry.attrib for entry in root.iter(f"{ATOM}entry"))
