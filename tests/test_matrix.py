"""Settings that break other themes, over content of every kind: no traceback, valid pages."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from conftest import PLUGINS, ROOT, post
from links import check_links
from tools import check_html

LONG = "word " * 60


def article(name, *fields, lang="", body=LONG):
    fields = (f"Title: {name.title()} & co", f"Slug: {name}", *fields)
    return post(*fields, *([f"Lang: {lang}"] if lang else []), body=body)


CONTENT = {
    "overview.md": article("overview", "Paper: p", "Level: overview", "Series: S", "Part: 1",
                           "Tags: gpt, x", body="## A {#a}\n\n" + LONG),
    "math.md": article("math", "Paper: p", "Level: math", "Tags: gpt, gpt2", "Category: theory",
                       body="## A {#a}\n\n$x$ " + LONG + "[^1]\n\n[^1]: Note."),
    "single.md": article("single", "Series: S", "Part: 2", "Tags: gpt", "Modified: 2024-02-02"),
    "single-fr.md": article("single", lang="fr"),
    "only-de.md": article("nur", lang="de"),
    "hidden.md": article("hidden", "Status: hidden", "Tags: gpt"),
    "hidden-fr.md": article("hidden", "Status: hidden", lang="fr"),
    "draft.md": "Title: Draft\nSlug: draft\nStatus: draft\nTags: gpt\n\nNo date.",
    "draft-fr.md": article("draft", "Status: draft", lang="fr"),
    "pages/about.md": "Title: About <us>\n\nText",
    "pages/about-fr.md": "Title: Sur nous\nSlug: about-us\nLang: fr\n\nTexte",
    "pages/hidden.md": "Title: Hidden\nSlug: hp\nStatus: hidden\n\nText",
    "pages/hidden-fr.md": "Title: Hidden\nSlug: hp\nStatus: hidden\nLang: fr\n\nText",
    "pages/draft.md": "Title: Draft\nSlug: dp\nStatus: draft\n\nText",
    "pages/draft-fr.md": "Title: Draft\nSlug: dp\nStatus: draft\nLang: fr\n\nText",
    "rst.rst": "Rest\n####\n\n:date: 2024-03-01\n:tags: gpt\n\nOne\n===\n\nText.\n\n"
    "Two\n===\n\nText.\n",
    "page.html": "<html><head><title>Raw</title><meta name='date' content='2024-03-02'></head>"
    "<body><p>Text</p></body></html>",
}  # fmt: skip

PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
PRETTY = {
    "TAG_URL": "tag/{slug}/", "TAG_SAVE_AS": "tag/{slug}/index.html",
    "CATEGORY_URL": "category/{slug}/", "CATEGORY_SAVE_AS": "category/{slug}/index.html",
    "AUTHOR_URL": "author/{slug}/", "AUTHOR_SAVE_AS": "author/{slug}/index.html",
    "PAGINATION_PATTERNS": PATTERNS,
}  # fmt: skip
NO_FEEDS = dict.fromkeys(
    ["FEED_ALL_ATOM", "CATEGORY_FEED_ATOM", "AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS",
     "TRANSLATION_FEED_ATOM", "PAIR_FEED_ATOM", "SERIES_FEED_ATOM"]
)  # fmt: skip
EVERY_FEED = {
    "FEED_ATOM": "f/a.xml", "FEED_RSS": "f/r.xml", "FEED_ALL_RSS": "f/all.rss.xml",
    "CATEGORY_FEED_ATOM": "f/c-{slug}.xml", "CATEGORY_FEED_RSS": "f/c-{slug}.rss",
    "AUTHOR_FEED_ATOM": "f/au-{slug}.xml", "AUTHOR_FEED_RSS": "f/au-{slug}.rss",
    "TAG_FEED_ATOM": "f/t-{slug}.xml", "TAG_FEED_RSS": "f/t-{slug}.rss",
    "TRANSLATION_FEED_RSS": "f/{lang}.rss", "RSS_FEED_SUMMARY_ONLY": False,
}  # fmt: skip
MENUS = {
    "MENUITEMS": [("A & B", "/#")], "LINKS": [("L <1>", "https://example.org/?a=1&b=2")],
    "SOCIAL": [("S", "https://example.org/s")], "SITESUBTITLE": "Sub <title> & more",
}  # fmt: skip
ARCHIVES = {
    "YEAR_ARCHIVE_SAVE_AS": "y/{date:%Y}/index.html", "YEAR_ARCHIVE_URL": "y/{date:%Y}/",
    "MONTH_ARCHIVE_SAVE_AS": "y/{date:%Y}/{date:%m}/index.html",
    "MONTH_ARCHIVE_URL": "y/{date:%Y}/{date:%m}/",
    "DAY_ARCHIVE_SAVE_AS": "y/{date:%Y}/{date:%m}/{date:%d}/index.html",
    "DAY_ARCHIVE_URL": "y/{date:%Y}/{date:%m}/{date:%d}/",
}  # fmt: skip

MATRIX = {
    "stock settings": {},
    "no author": {"AUTHOR": ...},
    "author None": {"AUTHOR": None},
    "an author": {"AUTHOR": "J. & Doe"},
    "no category pages": {"CATEGORY_SAVE_AS": ""},
    "no tag pages": {"TAG_SAVE_AS": ""},
    "no author pages": {"AUTHOR_SAVE_AS": "", "AUTHOR": "A"},
    "no feeds": NO_FEEDS,
    "every feed": EVERY_FEED | {"AUTHOR": "A"},
    "relative addresses": {"RELATIVE_URLS": True, "SITEURL": ""},
    "no SITEURL": {"SITEURL": ""},
    "SITEURL below the root": {"SITEURL": "https://example.com/blog"},
    "pages of one": {"DEFAULT_PAGINATION": 1} | PRETTY,
    "pages of two with an orphan": {"DEFAULT_PAGINATION": 2, "DEFAULT_ORPHANS": 1} | PRETTY,
    "only the index in pages": {"PAGINATED_TEMPLATES": {"index": 2}} | PRETTY,
    "menus": MENUS,
    "no menus": {"DISPLAY_PAGES_ON_MENU": False, "DISPLAY_CATEGORIES_ON_MENU": False},
    "period archives": ARCHIVES,
    "only the index": {"DIRECT_TEMPLATES": ["index"]},
    "no lists": {"TAGS_SAVE_AS": "", "CATEGORIES_SAVE_AS": "", "AUTHORS_SAVE_AS": "",
                 "ARCHIVES_SAVE_AS": ""},
    "another static folder": {"THEME_STATIC_DIR": "assets"},
    "no style sheet": {"CSS_FILE": "", "DIPTYCH_RULES": {"setting-unknown": "ignore"}},
    "right to left": {"DEFAULT_LANG": "ar"},
    "no future": {"WITH_FUTURE_DATES": False, "SUMMARY_MAX_LENGTH": 5},
    "whole summaries": {"SUMMARY_MAX_LENGTH": None, "SUMMARY_MAX_PARAGRAPHS": None},
    "the plugins off": {"PLUGINS": []},
    "pairs alone": {"PLUGINS": ["plugins.pairs"]},
    "series alone": {"PLUGINS": ["plugins.series"]},
    "the bundle": {"PLUGINS": ["plugins"]},
    "a cached rebuild": {"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True},
}  # fmt: skip

# French and German posts without their halves or parts are no mistake; these are Pelican's words.
EXPECTED = re.compile(r"Feeds generated without SITEURL")


def rename_default_feeds(settings):
    """Stock feeds of an author and a category with one slug would be one file."""
    return {"AUTHOR_FEED_ATOM": None, "AUTHOR_FEED_RSS": None} | settings


@pytest.fixture(scope="module")
def built():
    """Output folders that were checked link by link; the Nu checker takes them in one run."""
    return []


@pytest.mark.parametrize("case", MATRIX)
def test_settings(build, built, case):
    settings = rename_default_feeds(MATRIX[case])
    site = build(CONTENT, **settings)
    assert [w for w in site.warnings if not EXPECTED.search(w)] == []
    siteurl = settings.get("SITEURL", "https://example.com")
    broken = check_links(site.output, siteurl)
    assert broken == [], "\n".join(broken[:10])
    built.append((case.replace(" ", "-"), site.output))


def test_the_pages_of_all_of_them_are_valid(built, tmp_path):
    assert built
    for case, output in built:
        shutil.copytree(output, tmp_path / case)
    assert check_html(tmp_path) == []


def test_an_empty_site_says_what_to_do(build):
    site = build({}, **rename_default_feeds({"SITENAME": "Empty"}))
    assert site.warnings == []
    assert check_links(site.output, "https://example.com") == []
    assert "Put a Markdown file" in site.soup("index.html").main.text


def test_a_tag_gpt_with_two_pages_beside_a_tag_gpt2(build):
    site = build(CONTENT, DEFAULT_PAGINATION=1, **PRETTY)
    assert {"tag/gpt/page/2/index.html", "tag/gpt2/index.html"} <= site.files().keys()


def test_drafts_and_hidden_posts_are_not_to_be_indexed(build):
    site = build(CONTENT)
    for name in ("hidden.html", "drafts/draft.html", "pages/hp.html", "drafts/pages/dp.html"):
        robots = site.soup(name).find("meta", attrs={"name": "robots"})
        assert "noindex" in robots["content"], name
    assert "9999" not in site.html("drafts/draft.html")


@pytest.mark.parametrize("plugins", [PLUGINS, []])
def test_pelican_alone_works_from_the_command_line(tmp_path, plugins):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("Title: A\nDate: 2024-01-01\n\nText", "utf-8")
    command = [sys.executable, "-m", "pelican", "content", "-t", str(ROOT / "theme")]
    command += ["-e", f'PLUGIN_PATHS=["{ROOT}"]', f"PLUGINS={plugins}".replace("'", '"')]
    env = os.environ | {"PYTHONHASHSEED": "1"}
    subprocess.run(command, cwd=tmp_path, env=env, check=True, capture_output=True)
    assert (tmp_path / "output/a.html").is_file()
