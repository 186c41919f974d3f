"""Plugins in use by others, the real ones: what they bring is shown, with ours on and off."""

import pytest
from conftest import PLUGINS, post
from tools import check_html

OTHERS = ["neighbors", "related_posts", "tag_cloud", "share_post", "readtime"]
BODY = "word " * 500
FILES = {
    "a.md": post("Title: First", "Slug: a", "Date: 2024-01-01", "Tags: x, y", body=BODY),
    "b.md": post('Title: Second & "more"', "Slug: b", "Date: 2024-01-02", "Tags: x", body=BODY),
    "c.md": post("Title: Third", "Slug: c", "Date: 2024-01-03", "Tags: x", body=BODY),
    "draft.md": post("Title: Secret", "Slug: secret", "Status: draft", "Tags: x", body=BODY),
}
# What each alone puts on the page of b, or on that of all tags.
SHOWN = {
    "neighbors": ("b.html", '.series-prev a[href$="/a.html"][rel="prev"]'),
    "related_posts": ("b.html", '.related a[href$="/a.html"]'),
    "tag_cloud": ("tags.html", "ul.cloud > li.cloud-1"),
    "share_post": ("b.html", '.share a[href^="mailto:?subject=Second"]'),
    "readtime": ("b.html", '.byline:-soup-contains("2\xa0min")'),
}


def others(*names):
    return [f"pelican.plugins.{name}" for name in names]


@pytest.mark.parametrize("name", OTHERS)
def test_each_alone_shows_what_it_brings_and_no_other_does(build, name):
    site = build(FILES, PLUGINS=others(name))
    found = [one for one, (page, place) in SHOWN.items() if site.soup(page).select(place)]
    assert found == [name]
    assert site.warnings == []


def test_all_together_with_ours_make_valid_pages_without_drafts(build):
    site = build(FILES, PLUGINS=[*others(*OTHERS), *PLUGINS])
    for name in set(OTHERS) - {"readtime"}:  # ours has the minutes
        page, place = SHOWN[name]
        assert site.soup(page).select(place), name
    check_html(site.output)
    assert "Secret" not in "".join(site.html(f"{name}.html") for name in "abc")


def test_the_other_half_is_neither_a_neighbour_nor_related(build):
    pair = ("Paper: p", "Tags: x")
    files = {
        **FILES,
        "o.md": post("Title: O", "Slug: o", "Date: 2024-01-04", "Level: overview", *pair),
        "m.md": post("Title: M", "Slug: m", "Date: 2024-01-05", "Level: math", *pair),
    }
    site = build(files, PLUGINS=[*others("neighbors", "related_posts"), *PLUGINS])
    after = site.soup("m.html").select(".after a")
    assert {link["href"].rpartition("/")[2] for link in after} == {"a.html", "b.html", "c.html"}


def test_nothing_of_another_host_until_a_setting_says_so(build):
    site = build(FILES)
    assert not site.soup("b.html").select('script[src*="//"]:not([src^="https://example.com/"])')
    site = build(
        FILES | {"off.md": post("Slug: off", "Comments: off")},
        GISCUS_REPO="me/blog", PLAUSIBLE_DOMAIN="me.org", EXTRA_SCRIPTS="extra/mine.js",
        EXTRA_STYLESHEETS=["extra/mine.css", "https://other.org/x.css"], SITE_LOGO="images/l.svg",
    )  # fmt: skip
    page = site.soup("b.html")
    loaded = [script["src"] for script in page.select("script[src]")]
    assert "https://plausible.io/js/script.js" in loaded
    assert "https://example.com/extra/mine.js" in loaded
    assert not [address for address in loaded if "giscus" in address]
    assert page.select_one(".comments button[hidden]")["data-data-repo"] == "me/blog"
    assert not site.soup("off.html").select(".comments")
    styles = [link["href"] for link in page.select('link[rel="stylesheet"]')]
    assert styles[-2:] == ["https://example.com/extra/mine.css", "https://other.org/x.css"]
    assert page.select_one(".site-name img")["alt"] == "A Pelican Blog"
