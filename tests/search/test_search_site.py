"""The index that Pagefind makes of a real site."""

import gzip
import json
import re
import sys

import pytest
from conftest import PLUGINS, post
from tools import check_html

from plugins.core.settings import SettingError

SEARCHED = {
    "PLUGINS": [*PLUGINS, "plugins.search"],
    "DIRECT_TEMPLATES": ["index", "archives", "search"],
}
FIELDS = ("Paper: p", "Series: S: [a]", "Ignore: series-alone")
DISPLAY = r"$$\begin{aligned} a &= \sqrt{b} \\ &\le c \end{aligned}$$"
PAPER = {
    "o.md": post(
        *FIELDS,
        *("Title: In words", "Level: overview", "Tags: Big Nets, x", "Summary: A *short* word."),
        body="## One {#one}\n\nPlain words. It costs $n^2$ steps.",
    ),
    "m.md": post(
        *FIELDS,
        *("Title: In full $x_1$", "Level: math", "Date: 2024-03-02"),
        body=f"## One {{#one}}\n\n{DISPLAY} and `<i>`",
    ),
}
KEPT_OUT = {
    "draft.md": post("Title: Draft", "Status: draft", body="Unripe"),
    "hidden.md": post("Title: Hidden", "Status: hidden", body="Unripe"),
    "pages/hidden.md": "Title: Hidden page\nStatus: hidden\n\nUnripe\n",
}


def fragments(site):
    """What the index has of each page, by address."""
    found = {}
    for path in sorted(site.output.glob("pagefind/fragment/*")):
        data = gzip.decompress(path.read_bytes())
        page = json.loads(data[data.index(b"{") :])
        found[page["meta"]["url"]] = page
    return found


def indexed(site):
    return [name for name in site.files() if name.startswith("pagefind/")]


def test_the_index_has_published_posts_and_pages_with_their_formulas_as_text(build):
    about = {"pages/about.md": "Title: About\n\nWho I am.\n"}
    site = build(PAPER | KEPT_OUT | about, **SEARCHED)
    pages = fragments(site)
    assert sorted(pages) == ["in-full-x-1.html", "in-words.html", "pages/about.html"]
    words, full = pages["in-words.html"], pages["in-full-x-1.html"]
    assert words["content"] == "In words. A short word. One. Plain words. It costs n² steps."
    assert words["meta"] == {
        "title": "In words", "url": "in-words.html", "level": "overview", "series": "S: [a]",
        "lang": "en",
    }  # fmt: skip
    assert words["filters"] == {
        "level": ["overview"], "series": ["S: [a]"], "tag": ["big-nets", "x"], "language": ["en"],
    }  # fmt: skip
    assert full["meta"]["title"] == "In full x₁"
    assert full["content"] == "In full x₁ One. a = √b ≤ c and <i>"
    assert full["filters"]["level"] == ["math"]
    assert pages["pages/about.html"]["filters"] == {"language": ["en"]}
    assert [a["id"] for a in words["anchors"]] == ["one"]
    assert site.warnings == []


def test_the_pages_themselves_carry_nothing_for_the_index(build):
    with_index = build(PAPER, **SEARCHED).html("in-words.html")
    assert "pagefind" not in with_index
    # The link to the search knows the script that opens it over the page.
    without = build(PAPER, **SEARCHED, SEARCH_INDEX="").html("in-words.html")
    assert re.sub(r' data-box="[^"]*"', "", with_index) == without


def test_what_a_former_build_has_indexed_is_gone(build):
    build(PAPER, **SEARCHED)
    site = build({"m.md": post("Title: Other")}, **SEARCHED)
    assert sorted(fragments(site)) == ["in-words.html", "other.html"]
    kinds = [name.split(".")[-1] for name in indexed(site)]
    assert [kinds.count(kind) for kind in ("pf_fragment", "pf_index", "pf_meta")] == [2, 1, 1]


def test_pagefinds_own_interface_is_left_out(build):
    names = indexed(build(PAPER, **SEARCHED))
    scripts = [name for name in names if name.endswith((".js", ".css"))]
    assert scripts == ["pagefind/pagefind-worker.js", "pagefind/pagefind.js"]


@pytest.mark.parametrize("siteurl", ["", "https://example.com/blog"])
def test_the_search_page_offers_the_choices_that_there_are(build, siteurl):
    german = {"de.md": post("Title: Auf Deutsch", "Slug: de", "Lang: de")}
    site = build(PAPER | german, **SEARCHED, SITEURL=siteurl)
    form = site.soup("search.html").form
    assert (form["data-root"], form["data-index"]) == (f"{siteurl}/", f"{siteurl}/pagefind/")
    assert form.has_attr("hidden")
    choices = {
        select["name"]: [(o["value"], o.get_text()) for o in select.select("option")]
        for select in form.select("select")
    }
    assert choices == {
        "level": [("", "All"), ("overview", "Overview"), ("math", "Mathematics")],
        "series": [("", "All"), ("S: [a]", "S: [a]")],
        "tag": [("", "All"), ("big-nets", "Big Nets"), ("x", "x")],
        "language": [("", "All"), ("de", "de"), ("en", "en")],
        "sort": [("", "Best first"), ("date", "Newest first")],
    }
    assert check_html(site.output) == []


def test_a_site_of_single_posts_has_nothing_to_choose(build):
    form = build({"a.md": post()}, **SEARCHED).soup("search.html").form
    assert [select["name"] for select in form.select("select")] == ["sort"]


def test_without_a_script_the_page_has_the_archives_and_all_titles(build):
    page = build(PAPER, **SEARCHED).soup("search.html")
    assert "needs JavaScript" in page.select_one("#search-off").get_text()
    assert "Archives" in [link.get_text() for link in page.select(".ways a")]
    assert [t.get_text() for t in page.select("#search-titles .part-title")] == ["In words"]


@pytest.mark.parametrize(
    "settings",
    [
        {"SEARCH_INDEX": ""},
        {"DIRECT_TEMPLATES": ["index"]},
        {"SEARCH_SAVE_AS": ""},
        {"PLUGINS": PLUGINS},
    ],
)
def test_no_index_where_none_is_wanted(build, settings):
    assert indexed(build(PAPER, **SEARCHED | settings)) == []


def test_a_site_without_pagefind_is_whole_and_says_so(build, monkeypatch):
    monkeypatch.setitem(sys.modules, "pagefind.service", None)
    site = build(PAPER, **SEARCHED)
    assert site.warnings == []
    assert "no search engine of its own" in site.soup("search.html").get_text()
    assert indexed(site) == []
    assert "pip install 'pagefind[bin]'" in site.generator.settings["SEARCH_MISSING"]


def test_a_pagefind_that_cannot_run_is_reported(build, monkeypatch, tmp_path):
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "none"))
    assert build(PAPER, **SEARCHED).rules() == [("pelicanconf.py", 1, "search-index")]


def test_the_message_of_a_pagefind_that_fails_is_reported(build, monkeypatch, tmp_path):
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho No room left. >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(broken))
    site = build(PAPER, **SEARCHED)
    assert [rule for _, _, rule in site.rules()] == ["search-index"]
    assert "No room left." in site.warnings[0]


@pytest.mark.parametrize("folder", ["../pagefind", ".", "/", "a/../b", None])
def test_a_folder_that_cannot_be_stops_the_build(build, folder):
    with pytest.raises(SettingError, match="a folder of the output"):
        build(PAPER, **SEARCHED, SEARCH_INDEX=folder)
