"""Introductions to tags, categories and authors."""

import pytest
from conftest import post
from tools import check_html

POSTS = {
    "a.md": post("Title: A", "Tags: Deep Nets, x", "Category: theory", "Authors: Ada"),
    "b.md": post("Title: B", "Tags: deep nets", "Category: theory", "Authors: Ada"),
}
TAG = "Title: Deep nets\n\nNets of *many* layers, $n^2$ & more.\n\nA second paragraph.\n"


def test_an_introduction_is_on_the_page_of_its_term_and_in_the_list(build):
    files = {
        "tags/deep-nets.md": TAG,
        "categories/theory.md": "Title: T\nSummary: In short.\n\nAll of it.\n",
        "authors/ada.md": "Title: Ada\n\nCounts.\n",
    }
    site = build(POSTS | files, DIRECT_TEMPLATES=["index", "tags", "categories", "authors"])
    assert site.warnings == []
    page = site.soup("tag/deep-nets.html")
    assert page.select_one(".content em").get_text() == "many"
    assert page.select(".content math")
    about = page.select_one('meta[name="description"]')["content"]
    assert about == "Nets of many layers, n² & more."
    rows = {row.a.get_text(): row for row in site.soup("tags.html").select(".archive li")}
    assert [row.select_one(".soft").get_text() for row in rows.values()] == ["2", "1"]
    assert rows["Deep Nets"].p.get_text() == "Nets of many layers, n² & more."
    assert rows["x"].p is None
    assert site.soup("categories.html").select_one(".archive p").get_text() == "In short."
    assert "Counts." in site.soup("author/ada.html").select_one(".content").get_text()
    assert not (site.output / "pages").exists()
    assert check_html(site.output) == []


def test_only_the_first_page_of_a_term_has_its_introduction(build):
    site = build(POSTS | {"tags/deep-nets.md": TAG}, DEFAULT_PAGINATION=1)
    assert site.soup("tag/deep-nets.html").select(".listing > .content")
    assert not site.soup("tag/deep-nets2.html").select(".listing > .content")


@pytest.mark.parametrize(
    ("files", "rules"),
    [
        ({"tags/dep-nets.md": TAG}, [("dep-nets.md", 1, "term-introduction")]),
        ({"tags/deep-nets.md": TAG, "tags/deep-nets.rst": "T\n#\n\nText\n"},
         [("deep-nets.rst", 1, "term-introduction")]),
        ({"tags/x.md": "Title: X\nStatus: draft\n\nSecret\n"}, []),
        ({"tags/raw.md": TAG, "c.md": post("Status: draft", "Title: C", "Tags: raw")}, []),
    ],
)  # fmt: skip
def test_an_introduction_that_fits_no_term_is_reported(build, files, rules):
    site = build(POSTS | files)
    assert site.rules() == rules
    assert site.grep("Secret") == []
    if rules and "dep-nets" in rules[0][0]:
        assert 'no tag has the slug "dep-nets"' in site.warnings[0]
        assert 'did you mean "deep-nets"?' in site.warnings[0]


def test_links_in_an_introduction_lead_to_posts(build):
    site = build(POSTS | {"tags/x.md": "Title: X\n\n[Begin]({filename}../a.md).\n"})
    link = site.soup("tag/x.html").select_one(".content a")
    assert link["href"] == "https://example.com/a.html"


def test_a_folder_can_be_another_or_none(build):
    folders = {"TERM_INTRODUCTIONS": {"tag": "about/tags"}}
    site = build(POSTS | {"about/tags/x.md": TAG, "authors/post.md": post("Title: P")}, **folders)
    assert site.soup("tag/x.html").select(".listing > .content")
    assert (site.output / "p.html").is_file()
