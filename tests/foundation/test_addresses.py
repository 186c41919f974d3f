"""Addresses: one for each content, none of the site's own pages, no draft at a public one."""

import pytest
from conftest import post

from plugins.core.pages import next_to, shorten


@pytest.mark.parametrize(
    ("save_as", "aside"),
    [
        ("a.html", "a-2.html"),
        ("b/a/index.html", "b/a-2/index.html"),
        ("index.html", "index-2.html"),
    ],
)
def test_next_to(save_as, aside):
    assert next_to(save_as, 2) == aside


def test_shorten():
    assert shorten("a/b.html") == "a/b.html"
    assert len(shorten("ä" * 300 + "/index.html").split("/")[0].encode()) <= 240
    assert shorten("a" * 300 + ".html").endswith("a.html")


@pytest.mark.parametrize(
    ("fields", "line", "moved"),
    [
        (["Slug: archives"], 3, "archives-2.html"),
        (["permalink: /"], 3, "index-2.html"),
        (["permalink: /index.html"], 3, "index-2.html"),
        (["permalink: /tag/t.html", "Tags: t"], 3, "tag/t-2.html"),
        (["permalink: /feeds/all.atom.xml"], 3, "feeds/all.atom-2.xml"),
        ([f"Title: {'x' * 300}"], 2, f"{'x' * 240}.html"),
    ],
)
def test_no_content_takes_the_place_of_a_page_of_the_site(build, fields, line, moved):
    site = build({"a.md": post(*fields, body="ZEBRA")})
    assert site.rules() == [("a.md", line, "address-taken")]
    assert "ZEBRA" in site.html(moved)
    assert site.soup("index.html").select(".card")


@pytest.mark.parametrize(
    ("fields", "moved"),
    [
        (["Slug: index2"], "index2-2.html"),
        (["permalink: /tag/t2.html"], "tag/t2-2.html"),
        (["permalink: /theme/css/main.css"], "theme/css/main.css-2/index.html"),
        (["permalink: /images/i.png"], "images/i.png-2/index.html"),
    ],
)
def test_nor_of_a_further_page_of_a_list_nor_of_a_file(build, fields, moved):
    files = {f"{n}.md": post(f"Slug: {n}", "Tags: t") for n in "bc"} | {"images/i.png": "x"}
    site = build(files | {"a.md": post(*fields)}, DEFAULT_PAGINATION=1)
    assert site.rules() == [("a.md", 3, "address-taken")]


def test_save_as_may_replace_the_home_page(build):
    site = build(
        {"pages/home.md": "Title: Home\nSave_as: index.html\nURL:\n\nZEBRA", "a.md": post()}
    )
    assert site.warnings == []
    assert "ZEBRA" in site.html("index.html")
    assert site.article("pages/home.md").url == ""


def test_two_permalinks_that_are_one(build):
    files = {"a.md": post("permalink: /a/b/"), "b.md": post("Slug: b", "permalink: /a/./b//")}
    site = build(files)
    assert site.rules() == [("b.md", 4, "address-taken")]
    assert {"a/b/index.html", "a/b-2/index.html"} <= site.files().keys()


def test_an_address_below_that_of_a_file(build):
    files = {
        "a.md": post("permalink: /b.html"),
        "b.md": post("permalink: /b.html/c/"),
        "c.md": post("permalink: /index.html/c/"),
        "d.md": post("permalink: /posts/d/"),
        "e.md": post("Save_as: posts", "URL: posts"),
        "f.md": post("Save_as: index.html/x.html", "URL: index.html/x.html"),
    }
    site = build(files)
    moved = {"b.html-2/c/index.html", "index.html-2/c/index.html", "posts-2"}
    assert {"b.html", "posts/d/index.html", *moved} <= site.files().keys()
    assert [(name, rule) for name, _, rule in site.rules()] == [
        *((f"{name}.md", "address-taken") for name in "bce"),
        ("pelicanconf.py", "address-taken"),
    ]


def test_an_author_and_a_category_of_one_name_have_one_feed(build):
    site = build({"a.md": post("Category: same", "Author: same")})
    feeds = {"CATEGORY_FEED_ATOM": "feeds/{slug}.xml", "AUTHOR_FEED_ATOM": "feeds/{slug}.xml"}
    site = build({"a.md": post("Category: same", "Author: same")}, **feeds)
    assert site.rules() == [("pelicanconf.py", 1, "address-taken")]
    assert "feeds/same.xml" in site.files()


@pytest.mark.parametrize("tag", ["<img src=x onerror=alert(1)>" * 20, "[" * 300, "\u00fc" * 300])
def test_terms_whose_slugs_are_too_long(build, tag):
    site = build({"a.md": post("Slug: a", f"Tags: {tag}", f"Author: {tag}", f"Series: {tag}")})
    assert {rule for _, _, rule in site.rules()} <= {"address-taken", "series-alone"}
    assert len(site.grep("tag/")) > 0
    assert "<img src=x" not in site.html("a.html")


def test_three_posts_of_one_title_are_no_translations(build):
    site = build({f"{n}.md": post("Title: Same") for n in "abc"})
    assert site.rules() == [
        ("b.md", 2, "address-taken"),
        ("c.md", 2, "address-taken"),
    ]
    assert all(site.article(f"{n}.md").translations == [] for n in "abc")


def test_one_slug_in_two_months_is_nobodys_mistake(build):
    settings = dict.fromkeys(("ARTICLE_URL", "ARTICLE_SAVE_AS"), "{date:%Y/%m}/{slug}.html")
    site = build(
        {f"{n}.md": post("Slug: notes", f"Date: 2024-0{n}-01") for n in (1, 2)}, **settings
    )
    assert site.warnings == []
    assert site.article("1.md").translations == []
    assert {"2024/01/notes.html", "2024/02/notes.html"} <= site.files().keys()


@pytest.mark.parametrize("field", ["Slug: ../../x", "Save_as: ../../x.html", "URL: ../x.html"])
def test_an_address_outside_of_the_site_is_left_out(build, field):
    site = build({"a.md": post(field, body="ZEBRA")})
    assert site.rules() == [("a.md", 3, "frontmatter-field")]
    assert site.grep("ZEBRA")


def test_a_title_without_letters_has_the_slug_of_its_file(build):
    settings = {"PAGE_SAVE_AS": "{slug}/index.html"}
    site = build({"pages/party.md": "Title: 🎉\n\nx", "q.md": post("Title: ???")}, **settings)
    assert {"party/index.html", "q.html"} <= site.files().keys()


def test_terms_without_letters_and_long_ones_have_addresses_of_their_own(build):
    tags = ["..", "/", "\N{PARTY POPPER}", "x" * 300, "deep"]
    fields = (f"Tags: {', '.join(tags)}", "Category: ?", "Authors: \N{PARTY POPPER}")
    site = build({"a.md": post("Slug: a", *fields)}, TAG_SAVE_AS="tag/{slug}/index.html")
    slugs = {path.parent.name for path in site.output.glob("tag/*/index.html")}
    (long,) = (slug for slug in slugs if slug.startswith("x" * 100))
    assert slugs == {"full-stop-full-stop", "solidus", "party-popper", long, "deep"}
    assert "category/question-mark.html" in site.files()
    assert "author/party-popper.html" in site.files()
    assert site.rules() == [("a.md", 4, "address-taken")]
