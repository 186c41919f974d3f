"""Previews of real sites: what is written, what links to it, and what is kept out."""

import re

import pytest
from conftest import PLUGINS, post
from tools import check_html

MATH = """\
::: lemma {#lem-a}
A lemma.
:::

::: theorem {#thm-main} The bound
By @lem-a, [^1] [here](#lem-a) and ![x](pic.png), in [c]({filename}c.md).
:::

::: proof
Long.
:::

::: remark {#rem-own}
Only @thm-main knows me: @rem-own.
:::

[^1]: A note.
"""


def paper(level, *fields, body):
    fields = (f"Title: The {level}", f"Slug: {level}", *fields)
    return post("Paper: key", f"Level: {level}", *fields, body=body)


def site(**more):
    files = {
        "m.md": paper("math", "Ignore: link-missing", body=MATH),
        "o.md": paper("overview", "Summary: *Short* words.", body="See @key:thm-main."),
        "c.md": post("Title: Another", body="No math."),
    }
    return files | {name.replace("_", "."): text for name, text in more.items()}


def previews(built):
    """Return the labels that are previewed, by the files that have them."""
    names = sorted(name for name in built.files() if name.startswith("previews/"))
    return {
        name.removeprefix("previews/"): [
            one["data-fragment"] for one in built.soup(name).select("[data-fragment]")
        ]
        for name in names
    }


def test_a_preview_is_written_for_what_another_post_refers_to_and_what_that_refers_to(build):
    built = build(site())
    assert built.rules() == []
    assert previews(built) == {
        "another.html": [""],
        "math.html": ["", "fn%3A1", "lem-a", "thm-main"],
        "overview.html": [""],
    }
    link = built.soup("overview.html").select_one("a.ref")
    assert link["data-preview"] == "previews/math.html#thm-main"


def test_a_preview_works_on_any_page(build):
    shown = build(site()).preview("previews/math.html#thm-main")
    assert shown["data-level"] == "math"
    assert shown["lang"] == "en"
    assert shown.select("[id], .proof, .permalink") == []
    ref, note = shown.select_one("a.ref"), shown.select_one("a.footnote-ref")
    assert ref["href"] == "https://example.com/math.html#lem-a"
    assert ref["data-preview"] == "previews/math.html#lem-a"
    assert note["data-preview"] == "previews/math.html#fn%3A1"
    assert shown.img["src"] == "https://example.com/pic.png"
    assert shown.select_one("a[href$='another.html']")["data-preview"] == "previews/another.html"


def test_with_relative_addresses_links_are_right_from_the_preview(build):
    built = build(site(), RELATIVE_URLS=True, SITEURL="")
    shown = built.preview("previews/math.html#thm-main")
    assert shown.select_one("a.ref")["href"] == "../math.html#lem-a"
    assert shown.select_one("a[href$='another.html']")["href"] == "../another.html"
    assert 'data-root="./"' in built.html("overview.html")


def test_the_preview_of_a_post_has_level_series_title_and_summary(build):
    files = site()
    files["o.md"] = paper("overview", "Summary: *Short* words.", "Series: Depth", body="Text.")
    shown = build(files).preview("previews/overview.html")
    assert " ".join(shown.get_text().split()) == (
        "Overview · Depth, part 1 of 1 The overview Short words."
    )
    assert shown.select_one("p em")


def test_posts_linked_by_the_theme_have_previews(build):
    page = build(site()).soup("math.html")
    switch = page.select_one("nav.pair-switch")
    assert [a.get("data-preview") for a in switch.select("a")] == [
        "previews/overview.html",
        None,
    ]


def test_nobody_indexes_a_preview_and_it_is_a_valid_page(build):
    built = build(site())
    assert check_html(built.output) == []
    for name in previews(built):
        page = built.soup(f"previews/{name}")
        assert page.select_one("meta[name=robots]")["content"] == "noindex"
        assert page.select_one("link[rel=canonical]")
        assert page.select("script, style, [style]") == []


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_what_is_not_published_has_no_preview(build, status):
    built = build(
        site(
            d_md=post("Title: Secret", f"Status: {status}", body="::: theorem {#t}\nHush.\n:::"),
            e_md=post("Title: E", "Status: draft", body="@secret:t and [s]({filename}d.md)."),
        )
    )
    assert "secret.html" not in previews(built)
    links = built.soup("drafts/e.html").select(".content a")
    assert [link.get("data-preview") for link in links] == [None, None]


def test_what_only_a_draft_refers_to_has_none_either(build):
    draft = post("Title: D", "Status: draft", body="@key:rem-own and @key:thm-main.")
    built = build(site(d_md=draft))
    assert "rem-own" not in previews(built)["math.html"]
    links = built.soup("drafts/d.html").select("a.ref")
    assert [link.get("data-preview") for link in links] == [
        "previews/math.html",
        "previews/math.html#thm-main",
    ]


def test_labels_of_all_characters_have_previews(build):
    body = '<p id="A.b">1</p>\n\n<p id="a-b">2</p>\n\n<p id="ä">3</p>\n\n<p id="../../x">4</p>'
    links = [f"[{n}]({{filename}}t.md#{n})" for n in ("A.b", "a-b", "%C3%A4", "../../x")]
    built = build(
        {"t.md": post("Title: T", body=body), "l.md": post("Title: L", body=" ".join(links))}
    )
    found = [a["data-preview"] for a in built.soup("l.html").select(".content a")]
    for number, address in enumerate(found, 1):
        assert address.startswith("previews/t.html#")
        assert built.preview(address).get_text().strip() == str(number)


def test_translations_have_previews_of_their_own(build):
    files = {
        "a.md": post("Title: A", "Slug: a", body="One"),
        "a-de.md": post("Title: A", "Slug: a", "Lang: de", body="Eins"),
    }
    assert previews(build(files)) == {"a-de.html": [""], "a.html": [""]}


def test_a_link_to_no_label_previews_the_post(build):
    built = build(site(l_md=post("Title: L", body="[x]({filename}m.md#nothing)")))
    assert built.soup("l.html").select_one(".content a")["data-preview"] == "previews/math.html"


def test_a_rebuild_with_the_cache_gives_the_same(build):
    options = {"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True}
    assert build(site(), **options).files() == build(site(), **options).files()


def test_they_can_be_switched_off(build):
    built = build(site(), PREVIEWS_ENABLED=False)
    assert previews(built) == {}
    assert built.grep("data-preview=") == []
    assert built.grep('previews.js"') == []


def test_without_an_address_only_the_own_page_is_previewed(build):
    built = build(site(), PREVIEWS_SAVE_AS="")
    assert previews(built) == {}
    assert built.grep("data-preview=") == []
    assert re.search(r'js/previews\.js"[^>]* data-root=', built.html("math.html"))


def test_without_the_plugin_the_theme_asks_for_no_script_of_it(build):
    built = build(site(), PLUGINS=[name for name in PLUGINS if "previews" not in name])
    assert built.grep('previews.js"') == []


def test_another_theme_without_the_template_has_none(build):
    built = build(site(), THEME="simple")
    assert built.rules() == []
    assert previews(built) == {}


@pytest.mark.parametrize(
    "setting",
    [
        {"PREVIEWS_SAVE_AS": "previews/{slug}/{label}.html"},
        {"PREVIEWS_SAVE_AS": "previews/all.html"},
        {"PREVIEWS_SAVE_AS": "/previews/{slug}.html"},
        {"PREVIEWS_SAVE_AS": "{date}/{slug}/{label}"},
        {"PREVIEWS_SAVE_AS": None},
        {"PREVIEWS_ENABLED": "yes"},
        {"PREVIEWS_ENABLE": False},
    ],
)
def test_a_wrong_setting_stops_the_build(build, setting):
    with pytest.raises(SystemExit, match="PREVIEWS_"):
        build(site(), **setting)


def test_an_address_that_is_taken_is_reported(build):
    built = build(site(), PREVIEWS_SAVE_AS="{slug}.html", ARTICLE_SAVE_AS="{slug}.html")
    assert ("pelicanconf.py", 0, "address-taken") in [(n, 0, r) for n, _, r in built.rules()]
