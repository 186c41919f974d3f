"""Posts under every kind of header, through real Pelican runs."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, post
from pelican import Pelican
from pelican.settings import read_settings

INTRO = ROOT / "tests/data/posts/2023-06-16-intro.md"
EXTRA_AND_SMARTY: dict[str, Any] = {
    "MARKDOWN": {
        "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.smarty": {}}
    }
}


def test_the_users_post_comes_out_right(build):
    site = build({INTRO.name: INTRO.read_text("utf-8")}, **EXTRA_AND_SMARTY)
    article = site.article(INTRO.name)
    assert (article.title, article.slug) == ("Introduction + Welcome!", "intro")
    assert article.date == datetime(2023, 6, 16, tzinfo=UTC)
    assert [tag.name for tag in article.tags] == ["intro"]
    page = site.soup("posts/2023/06/intro/index.html")
    assert page.h1.text == "Introduction + Welcome!"
    assert [h.text for h in page.select(".content h2")] == [
        "Why am I doing this?",
        "But what will you be posting, exactly?",
    ]
    assert "my blog — but the TLDR" in page.text
    assert page.find("a", string="let me know")["href"] == "mailto:csl2183@columbia.edu"
    assert site.rules() == [(INTRO.name, 23, "frontmatter-email")]


def test_the_demo_settings_build_the_users_post(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / INTRO.name).write_bytes(INTRO.read_bytes())
    override = {"PATH": str(tmp_path / "content"), "OUTPUT_PATH": str(tmp_path / "output")}
    Pelican(read_settings(str(ROOT / "pelicanconf.py"), override=override)).run()
    html = (tmp_path / "output/posts/2023/06/intro/index.html").read_text("utf-8")
    assert "my blog &mdash; but" in html


HEADERS = {
    "plain": "Title: A & B\nDate: {date}\nTags: x, y\nCategory: c\nAuthor: A\nSummary: *S*\n\nBody",
    "yaml": (
        "---\ntitle: A & B # no comment\ndate: {date}\ntags: [x, y]\ncategory: c\n"
        "author: A\nsummary: '*S*'\n---\nBody"
    ),
}


@pytest.mark.parametrize("syntax", HEADERS)
@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2024-01-02", datetime(2024, 1, 2, tzinfo=UTC)),
        ("2024-01-02 9:05", datetime(2024, 1, 2, 9, 5, tzinfo=UTC)),
        (
            "2024-01-02T09:05:00+02:00",
            datetime(2024, 1, 2, 9, 5, tzinfo=timezone(timedelta(hours=2))),
        ),
        ("2024-01-02 23:00:00 -0500", datetime(2024, 1, 3, 4, tzinfo=UTC)),
    ],
)
def test_both_syntaxes_say_the_same(build, syntax, date, moment):
    site = build({"a.md": HEADERS[syntax].format(date=date)})
    article = site.article("a.md")
    assert article.date == moment
    assert article.title == "A &amp; B"
    assert (article.slug, str(article.category), str(article.author)) == ("a-b", "c", "A")
    assert [tag.name for tag in article.tags] == ["x", "y"]
    assert article.summary == "<p><em>S</em></p>"
    assert site.warnings == []


def test_the_name_of_a_file_gives_date_and_slug_and_the_header_wins(build):
    site = build(
        {
            "2023-06-16-one.md": "Title: A\n\nText.",
            "2023-06-17-two.md": "Title: B\nDate: 2024-01-01\nSlug: three\n\nText.",
            "2023-02-31-four.md": "Title: C\n\nText.",
        }
    )
    one, two = site.article("2023-06-16-one.md"), site.article("2023-06-17-two.md")
    assert (one.slug, one.date.date().isoformat()) == ("one", "2023-06-16")
    assert (two.slug, two.date.date().isoformat()) == ("three", "2024-01-01")
    assert site.rules() == [("2023-02-31-four.md", 1, "frontmatter-date")]


def test_a_title_with_a_colon_needs_no_quotes(build):
    site = build({"a.md": "---\ntitle: A: B\ndate: 2024-01-01\nslug: a\n---\nBody"})
    assert site.rules() == [("a.md", 2, "frontmatter-quotes")]
    assert site.soup("a.html").h1.text.strip() == "A: B"
    ignored = "---\ntitle: A: B\ndate: 2024-01-01\nignore: frontmatter-quotes\n---\nBody"
    assert build({"a.md": ignored}).rules() == []


def test_a_body_is_no_header(build):
    site = build({"a.md": "---\ntitle: A\ndate: 2024-01-01\n---\nNote: this is text.\n"})
    assert "Note: this is text." in site.html("a.html")


def test_broken_yaml_is_reported_and_the_post_kept_as_a_draft(build):
    header = "title: A: B\ntags: [a\ndate: 2024-01-01\nstatus: published"
    site = build({"a.md": f"---\n{header}\n---\nBody"})
    assert site.rules() == [("a.md", 2, "frontmatter-yaml")]
    assert "mapping values are not allowed" in site.warnings[0]
    assert "Body" in site.html("drafts/a-b.html")
    assert not site.generator.articles


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("Title: A\n\nNo date", "frontmatter-date", 1),
        ("Title: A\nDate: tomorrow-ish\n\nText", "frontmatter-date", 2),
        ("Title: A\nDate: 2024-01-01\nStatus: done\n\nText", "frontmatter-status", 3),
    ],
)
def test_an_unfinished_post_is_a_draft_not_lost(build, text, rule, line):
    site = build({"a.md": text})
    assert site.rules() == [("a.md", line, rule)]
    assert [article.status for article in site.generator.drafts] == ["draft"]


def test_a_missing_title_is_the_files_name(build):
    site = build({"2024-01-01-on-depth.md": "Text.\n"})
    assert site.soup("on-depth.html").h1.text == "On depth"
    assert [rule for _, _, rule in site.rules()] == ["frontmatter-title"]


@pytest.mark.parametrize(
    "field", ["content: x", "settings: x", "metadata: x", "get_content: x", "translations: x"]
)
def test_a_field_cannot_overwrite_a_part_of_pelican(build, field):
    site = build({"a.md": f"---\ntitle: A\ndate: 2024-01-01\n{field}\n---\nText."})
    assert "Text." in site.html("a.html")
    assert [rule for _, _, rule in site.rules()] == ["frontmatter-field"]


def test_bytes_that_are_no_utf8_are_reported(build, tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_bytes(b"Title: A\nDate: 2024-01-01\n\ncaf\xe9\n")
    site = build({})
    assert site.rules() == [("a.md", 4, "frontmatter-encoding")]
    assert "café" in site.html("drafts/a.html")


def test_metadata_is_escaped(build):
    evil = "<script>alert('x')</script> & \"q\""
    yaml = evil.replace("'", "''")
    header = f"---\ntitle: '{yaml}'\ndate: 2024-01-01\ntags: ['{yaml}']\ncategory: '{yaml}'\n"
    site = build(
        {
            "a.md": f"{header}author: 'J {yaml}'\nseries: '{yaml}'\nlevel: math\n"
            f"paper: '{yaml}'\n---\nA",
            "b.md": f"{header}series: '{yaml}'\nslug: b\ndescription: '{yaml}'\n---\nB",
        },
        TAG_FEED_ATOM="feeds/tags/{slug}.xml",
    )
    for name, data in site.files().items():
        assert b"<script>" not in data, name
    assert site.soup("b.html").h1.text == evil


@pytest.mark.parametrize("name", ["2024-02-29-leap.md", "2024-2-29-leap.md"])
def test_the_29th_of_february(build, name):
    site = build({name: "Title: A\n\nx"})
    assert site.article(name).date == datetime(2024, 2, 29, tzinfo=UTC)
    assert site.warnings == []


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ("Status: Skip", None),
        ("hidden: true", "hidden"),
        ("visible: False", "hidden"),
        ("unlisted: yes", "hidden"),
        ("published: true", "published"),
    ],
)
def test_ways_to_say_a_status(build, fields, status):
    site = build({"a.md": post("Slug: a", fields, body="ZEBRA")})
    assert site.warnings == []
    found = site.generator.context["generated_content"].get("a.md")
    assert (found and found.status) == status


def test_published_true_wins_over_a_default_of_draft(build):
    site = build({"a.md": post("published: true")}, DEFAULT_METADATA={"status": "draft"})
    assert [article.status for article in site.generator.articles] == ["published"]


def test_a_folder_of_drafts(build):
    assert build({"_drafts/a.md": post()}).generator.drafts


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("Timezone: Nope/Zone", 3),
        ("_content: x", 3),
        ("_context: x", 3),
        ("__class__: x", 3),
        ("override_save_as: ../../y.html", 3),
        ("Lang: en us", 3),
        ("Slug: hello world", 3),
        ("Excerpt: a\nSummary: b", 4),
    ],
)
def test_a_header_that_would_harm_is_reported_and_the_post_stays(build, header, line):
    site = build({"a.md": post(*header.split("\n"), body="ZEBRA")})
    assert site.rules() == [("a.md", line, "frontmatter-field")]
    assert [n for n in site.grep("ZEBRA") if n.endswith(".html") and "/" not in n]


def test_control_characters_are_left_out(build):
    site = build({"a.md": post("Title: A\x00B", "Slug: a", body="one\n\x0ctwo")})
    assert site.rules() == [("a.md", 2, "frontmatter-field")]
    assert "two" in site.html("a.html")


def test_control_characters_by_way_of_an_escape(build):
    site = build({"a.md": '---\ndate: 2024-01-01\ntitle: "The \\beta"\nslug: a\n---\nx'})
    assert site.rules() == [("a.md", 3, "frontmatter-field")]
    assert site.soup("a.html").h1.text == "The eta"


def test_control_characters_of_other_readers(build):
    site = build({"a.rst": "R\x07x\n###\n\n:date: 2024-01-01\n\nText\n"})
    assert [rule for _, _, rule in site.rules()] == ["frontmatter-field"]


@pytest.mark.parametrize("name", ["a.rst", "_drafts/b.rst", "c.rst"])
def test_other_readers_keep_drafts_too(build, name):
    field = {"a.rst": ":published: false\n", "c.rst": ":unlisted: true\n"}.get(name, "")
    site = build({name: f"ZEBRA\n#####\n\n:date: 2024-01-01\n{field}\nText\n"})
    assert len(site.grep("ZEBRA")) == 1
    assert not site.generator.articles


@pytest.mark.parametrize("field", ["Default_template: v", "default_status: x"])
def test_default_fields_of_pelican_are_not_overwritten(build, field):
    assert build({"a.md": post(field)}).rules() == [("a.md", 3, "frontmatter-field")]


@pytest.mark.parametrize("old", ["/" + "q" * 300, "/theme/css/main.css", "/images/i.png"])
def test_redirects_that_cannot_be(build, old):
    files = {"a.md": post("Slug: a", f"redirect_from: {old}"), "images/i.png": "x"}
    site = build(files)
    assert site.rules() == [("a.md", 4, "redirect")]
    assert (site.output / "theme/css/main.css").is_file()
    assert (site.output / "images/i.png").is_file()


@pytest.mark.parametrize("bomb", ["a: " + "[" * 60000, "a: " + "- " * 60000, "a: " + "{a: " * 999])
def test_deep_headers_do_not_crash(build, bomb):
    site = build({"a.md": f"---\ntitle: A\ndate: 2024-01-01\n{bomb}\n---\nx"})
    assert [(name, line) for name, line, _ in site.rules()] == [("a.md", 4)]


def test_any_setting_may_have_any_keys(build):
    settings = {"FOO": {1: 2, "b": 3, None: {4}}, "CACHE_CONTENT": True}
    assert build({"a.md": post()}, **settings).warnings == []


def test_text_between_two_rules_is_no_header(build):
    site = build({"2024-01-01-a.md": "---\nJust a text\n---\nMore"})
    assert "Just a text" in site.html("a.html")


def test_an_email_in_a_summary_is_reported(build):
    site = build({"a.md": post("Summary: [me](me@example.org)")})
    assert site.rules() == [("a.md", 3, "frontmatter-email")]


def test_redirect_pages(build):
    site = build(
        {
            "new.md": post("Slug: new", "Aliases: /old/, /older.html"),
            "other.md": post("Title: O & P", "Slug: o", "redirect_from: /new.html"),
            "draft.md": post("Slug: d", "Status: draft", "redirect_from: /secret/"),
            "pages/p.md": "Title: P\nredirect_from: /q/\n\nText",
        }
    )
    old = site.soup("old/index.html")
    assert old.find("link", rel="canonical")["href"] == "https://example.com/new.html"
    assert old.find("meta", attrs={"http-equiv": "refresh"})["content"].endswith("/new.html")
    assert old.a["href"] == "https://example.com/new.html"
    assert site.soup("q/index.html").a["href"] == "https://example.com/pages/p.html"
    assert "older.html" in site.files()
    assert site.grep("secret") == []
    assert site.rules() == [("other.md", 4, "redirect")]
    assert "http-equiv" not in site.html("new.html")


def test_redirects_in_relative_sites(build):
    site = build({"new.md": post("Slug: new", "Aliases: /a/b/")}, SITEURL="", RELATIVE_URLS=True)
    assert site.soup("a/b/index.html").a["href"] == "../../new.html"


@pytest.mark.parametrize("caching", ["reader", "generator"])
def test_a_rebuild_from_the_cache_gives_the_same_bytes_and_problems(build, caching):
    files = {
        "a.md": "---\ntitle: A\ndate: 2024-01-01\ntags: [x]\n---\n[me](me@example.org)\n",
        "b.md": "Title: B\nDate: 2024-01-02\nTags: x\nStatus: done\n\nText\n",
    }
    cache = {"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True, "CONTENT_CACHING_LAYER": caching}
    first = build(files, **cache)
    bytes_, rules = first.files(), first.rules()
    again = build({}, **cache)
    assert again.files() == bytes_
    assert (
        again.rules()
        == rules
        == [
            ("a.md", 6, "frontmatter-email"),
            ("b.md", 4, "frontmatter-status"),
        ]
    )


def test_a_cached_post_follows_a_change_of_settings(build):
    cache = {"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True}
    build({"a.md": post("Slug: a", body="one -- two")}, **cache)
    again = build({}, **cache, **SMARTY)
    assert "one &ndash; two" in again.html("a.html")


def test_a_second_run_of_one_pelican_reports_its_problems_again(make_settings, caplog):
    settings = make_settings()
    Path(settings["PATH"], "a.md").write_text("Title: A\n\nText", encoding="utf-8")
    pelican = Pelican(settings)
    pelican.run()
    first = {p: p.read_bytes() for p in Path(settings["OUTPUT_PATH"]).rglob("*.html")}
    pelican.run()
    assert {p: p.read_bytes() for p in Path(settings["OUTPUT_PATH"]).rglob("*.html")} == first
    reported = [r.getMessage() for r in caplog.records if "frontmatter-date" in r.getMessage()]
    assert len(reported) == 2


SMARTY: dict[str, Any] = {"MARKDOWN": {"extension_configs": {"markdown.extensions.smarty": {}}}}


def test_titles_have_the_quotes_of_the_text(build):
    title = "Barron's \"bound\" -- where $f'(x)--g$ isn't <b>"
    site = build({"a.md": post(f"Title: {title}", "Slug: a")}, **SMARTY)
    shown = site.soup("a.html").h1
    assert shown.select("math")
    assert (
        site.soup("a.html")
        .title.get_text()
        .startswith("Barron’s “bound” – where f′(x) − −g isn’t <b>")
    )
    plain = build({"a.md": post("Title: Barron's bound", "Slug: a")})
    assert plain.soup("a.html").h1.get_text() == "Barron's bound"


def test_the_address_of_a_title_stays_with_other_quotes(build):
    posts = {"a.md": post("Title: Don't -- stop..."), "b.md": post("Title: \"A\"--'b'")}
    straight = {a.url for a in build(posts).generator.articles}
    assert {a.url for a in build(posts, **SMARTY).generator.articles} == straight
