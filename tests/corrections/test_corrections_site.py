"""Corrections in whole sites: in the post, in the list, in the feeds, and out of the cache."""

import subprocess
import time
from xml.etree import ElementTree as etree

import pytest
from conftest import PLUGINS, post
from tools import check_html, require

ATOM = "{http://www.w3.org/2005/Atom}"
BODY = """## Intro {#intro}

Some words.

::: theorem {#thm-main} Main
The constant is two.
:::
"""
LINE = "2024-05-01 error @thm-main: It was $2$, see @intro and [here](#intro). (reported by J <D>)"
BIB = "@book{doe, author={Doe, Jane}, title={Title}, year={2001}, publisher={P}}"


def with_corrections(*lines, fields=(), body=BODY):
    return post("Corrections: " + "\n    ".join(lines), *fields, body=body)


def yaml(*items, body=BODY):
    rows = "\n".join(f"  - {item}" for item in items)
    return f"---\ntitle: A post\ndate: 2024-01-01\ncorrections:\n{rows}\n---\n{body}"


def entries(site, name):
    return etree.fromstring(site.html(name)).findall(f"{ATOM}entry")


@pytest.mark.parametrize(
    "source",
    [
        with_corrections(LINE, "2024-04-01 typo: *Teh*"),
        with_corrections("", LINE, "2024-04-01 typo: *Teh*"),
        yaml(f'"{LINE}"', '"2024-04-01 typo: *Teh*"'),
        yaml(
            '{date: 2024-05-01, severity: error, target: thm-main, reported by: "J <D>",'
            ' text: "It was $2$, see @intro and [here](#intro)."}',
            '{date: 2024-04-01, severity: typo, text: "*Teh*"}',
        ),
    ],
)
def test_an_error_is_first_the_others_last_and_the_statement_is_marked(build, source):
    site = build({"a.md": source})
    assert site.warnings == []
    page = site.soup("a-post.html")
    content = page.select_one(".content")
    aside = content.find(True)
    assert (aside.name, aside["class"][0]) == ("div", "correction")
    assert aside.select_one("a[href='#thm-main']").text == "Theorem 1"
    # What opens is a button: no link may be in it; and it is the name of the whole.
    assert not aside.select("summary a")
    assert "Theorem 1" in aside.summary.text
    assert aside.summary["id"] == aside["aria-labelledby"]
    assert aside.time["datetime"] == "2024-05-01"
    assert "reported by J <D>" in aside.text
    assert aside.math
    assert [link.text for link in aside.select("a[href='#intro']")] == ["Section “Intro”", "here"]
    last = content.select(".corrections > h2 + ul > li")
    assert [row.em.text for row in last] == ["Teh"]
    mark = page.select_one("#thm-main > .corrected:last-child a")
    # Within what is folded: a link to it opens it.
    assert mark["href"] == f"#{aside.select_one('details > summary ~ div')['id']}"
    assert mark.text == "Corrected on May 1, 2024"
    assert check_html(site.output) == []


def test_several_corrections_of_one_place_have_one_line(build):
    older, newer = "2024-05-01 error @intro: A.", "2024-05-02 typo @intro: B."
    site = build({"a.md": with_corrections(older, "2024-05-01 typo @intro: C.", newer)})
    (line,) = site.soup("a-post.html").select(".corrected")
    assert line.text == "Corrected on May 2, 2024 · Corrected on May 1, 2024 · Typo"
    assert len({link["href"] for link in line.select("a")}) == 3


def test_a_post_was_modified_by_its_newest_correction(build):
    site = build({
        "a.md": with_corrections(LINE, "2024-04-01: x"),
        "b.md": with_corrections(LINE, fields=("Title: B", "Modified: 2024-06-01")),
        "c.md": with_corrections("2023-05-01: x", "y", fields=("Title: C",)),
    })  # fmt: skip
    assert site.article_by_slug("a-post").modified.month == 5
    assert site.article_by_slug("b").modified.month == 6
    assert not hasattr(site.article_by_slug("c"), "modified")
    updated = {e.find(f"{ATOM}title").text: e.find(f"{ATOM}updated").text
               for e in entries(site, "feeds/all.atom.xml")}  # fmt: skip
    assert updated["A post"].startswith("2024-05-01")
    assert updated["B"].startswith("2024-06-01")
    byline = site.soup("a-post.html").select_one(".post-header .byline")
    assert "corrected May 1, 2024" in byline.text


def test_readers_of_the_feed_see_the_error(build):
    site = build({"a.md": with_corrections(LINE)}, REPORT_TO="mailto:a@e.org")
    (entry,) = entries(site, "feeds/all.atom.xml")
    content = entry.find(f"{ATOM}content").text
    assert content.lstrip().startswith('<div class="correction')
    assert "It was" in content
    assert "mailto:" not in content


def test_the_list_has_all_of_them_the_newest_first_and_a_feed(build):
    pair = ("Paper: doe", "Level: math")
    site = build({
        "references.bib": BIB,
        "a.md": with_corrections(LINE, "2024-04-01 typo: Citing [@doe].", fields=pair),
        "b.md": with_corrections("2024-04-15 clarification: Clear.",
                                 fields=("Title: Überblick", "Lang: de", "Slug: b")),
    }, DIPTYCH_RULES={"pair-missing-half": "ignore"})  # fmt: skip
    assert site.warnings == []
    page = site.soup("corrections/index.html")
    rows = page.select(".correction")
    assert [row.time["datetime"] for row in rows] == ["2024-05-01", "2024-04-15", "2024-04-01"]
    assert [row.strong.text for row in rows] == ["Error", "Klarstellung", "Typo"]
    assert rows[0].select_one(".paper-line").text.split(" · ") == [" Mathematics", "Title"]
    assert rows[0].select_one("a.ref")["href"] == "https://example.com/a-post.html#thm-main"
    assert rows[1]["lang"] == "de"
    assert not page.select("main .correction [id]")
    feed = entries(site, "feeds/corrections.atom.xml")
    titles = [entry.find(f"{ATOM}title").text for entry in feed]
    assert titles == ["Error: A post", "Klarstellung: Überblick", "Typo: A post"]
    ids = [entry.find(f"{ATOM}id").text for entry in feed]
    assert len({*ids}) == 3
    link = feed[0].find(f"{ATOM}link").get("href")
    assert link == "https://example.com/a-post.html#correction-2024-05-01"
    assert page.select_one('head link[href="https://example.com/feeds/corrections.atom.xml"]')
    assert page.select_one(".site-footer a[aria-current]").text == "Corrections"
    listed = site.soup("papers/doe/index.html").select("h2#corrections ~ ul .correction")
    assert [row.strong.text for row in listed] == ["Error", "Typo"]
    assert check_html(site.output) == []


def test_without_corrections_there_is_neither_page_nor_feed_nor_link(build):
    site = build({"a.md": post(body=BODY)})
    assert site.grep("corrections") == ["theme/js/previews.js"]  # which knows where a post ends


def test_nothing_of_drafts_and_hidden_posts_is_listed(build):
    site = build({
        "a.md": with_corrections(LINE),
        "b.md": with_corrections("2024-06-01: Secret", fields=("Title: B", "Status: draft")),
        "c.md": with_corrections("2024-06-02: Secret", fields=("Title: C", "Status: hidden")),
    })  # fmt: skip
    assert sorted(site.grep("Secret")) == ["c.html", "drafts/b.html"]


def test_faults_are_reported_with_their_lines_and_nothing_is_lost(build):
    site = build({"a.md": with_corrections(
        "2024-05-32 eror @thm-mian: One", "@thm-main:", "2024-05-01 Two", "Three @thm-nix [@nix]",
        "Four $\\frac{1$", body=f"$$\na\n$$\n\n```\nb\n```\n\n{BODY}",
    )})  # fmt: skip
    assert site.rules() == [
        ("a.md", 3, "correction-date"),
        ("a.md", 3, "correction-severity"),
        ("a.md", 3, "ref-unknown"),
        ("a.md", 4, "correction-text"),
        ("a.md", 5, "correction-field"),
        ("a.md", 6, "ref-unclaimed"),
        ("a.md", 6, "ref-unknown"),
        ("a.md", 7, "math-tex"),
    ]
    text = site.soup("a-post.html").select_one(".corrections").text
    for word in ("? 2024-05-32", "? eror", "One", "Two", "Three ?", "Four"):
        assert word in text
    assert check_html(site.output) == []


def test_the_lines_of_yaml_are_reported(build):
    site = build({"a.md": yaml('"2024-05-32: One"', "{text: Two, severity: bad}")})
    assert site.rules() == [("a.md", 5, "correction-date"), ("a.md", 6, "correction-severity")]


def test_a_post_can_ignore_what_is_wrong(build):
    fields = ("Ignore: correction-severity",)
    assert build({"a.md": with_corrections("bad @thm-main: x", fields=fields)}).warnings == []


def test_a_target_in_another_post_is_a_link_to_it(build):
    site = build({
        "a.md": post(body=BODY),
        "b.md": with_corrections("@a-post:thm-main: x", fields=("Title: B",)),
    })  # fmt: skip
    link = site.soup("b.html").select_one(".correction a.ref")
    assert link["href"] == "https://example.com/a-post.html#thm-main"
    assert link.text == "Theorem 1 of A post"


def test_a_section_is_marked_too_and_has_no_counterpart_by_it(build):
    site = build({"a.md": with_corrections("2024-05-01 typo @intro: x")})
    heading = site.soup("a-post.html").select_one("#intro")
    assert heading.find_next_sibling().a["href"] == "#correction-2024-05-01"


@pytest.mark.parametrize(
    "end", ["<div>\nopen", "::: theorem\nopen", "```\nopen", "- a\n\n    b", "~~~ python\nopen"]
)
def test_no_correction_is_lost_in_what_nothing_closes(build, end):
    site = build({"a.md": with_corrections("*x* first", "second", body=f"Text.\n\n{end}")})
    rows = site.soup("a-post.html").select(".corrections > ul > li")
    assert [row.get_text().split()[-1] for row in rows] == ["first", "second"]
    assert "\x02" not in site.html("a-post.html")


def test_a_summary_that_is_cut_has_no_corrections_in_it(build):
    site = build({"a.md": with_corrections(LINE)})
    assert "It was" not in site.article_by_slug("a-post").metadata["summary"]


def test_other_formats_have_corrections_as_they_are_written(build):
    rst = "A post\n######\n\n:date: 2024-01-01\n:corrections: 2024-05-01 error: *It* was < 2.\n\n"
    site = build({"a.rst": rst + "Text\n"})
    assert site.warnings == []
    assert "It was < 2." in site.soup("a-post.html").select_one("div.correction").text


@pytest.mark.parametrize("without", ["crossrefs", "frontmatter", "languages", "texmath"])
def test_it_does_without_the_other_plugins(build, without):
    needing = ["citations", "informal", "papers", "previews"] if without == "crossrefs" else []
    gone = {without, *needing}
    plugins = [name for name in PLUGINS if name.removeprefix("plugins.") not in gone]
    line = "2024-05-01 error @thm-main: It was two."
    site = build({"a.md": with_corrections(line, "@nix: x")}, PLUGINS=plugins)
    rule = "correction-target" if without == "crossrefs" else "ref-unknown"
    assert site.rules() == [("a.md", 4, rule)]
    aside = site.soup("a-post.html").select_one("div.correction")
    assert aside.select_one("a[href='#thm-main']")
    assert site.soup("a-post.html").select_one("#thm-main .corrected a")


CACHED = {"LOAD_CONTENT_CACHE": True, "CACHE_CONTENT": True}


@pytest.mark.parametrize("layer", ["reader", "generator"])
def test_a_correction_edited_in_shows_everywhere_with_the_cache_on(build, tmp_path, layer):
    cached = {**CACHED, "CONTENT_CACHING_LAYER": layer}
    other = with_corrections("2024-03-01 typo: Old", fields=("Title: B",))
    build({"a.md": post(body=BODY), "b.md": other}, **cached)
    site = build({"a.md": with_corrections("2024-05-01 error @thm-main: New")}, **cached)
    again = build({}, **cached)
    for name in ("a-post.html", "corrections/index.html", "feeds/corrections.atom.xml"):
        assert "New" in site.html(name)
    assert site.html("corrections/index.html").count("</time>") == 2
    updated = entries(site, "feeds/all.atom.xml")[0].find(f"{ATOM}updated").text
    assert updated.startswith("2024-05-01")
    (tmp_path / "cache").rename(tmp_path / "cache-before")
    clean = build({})
    assert site.files() == again.files() == clean.files()


def test_reports_name_the_place_and_the_revision(build):
    to = {"REPORT_TO": "https://github.com/o/r", "REPOSITORY_URL": "https://github.com/o/r"}
    body = (
        f"## On $x^2$[^a] {{#sec}}\n\n{BODY}\n::: lemma\nx\n:::\n\n"
        "## References {#references}\n\nx\n\n[^a]: A note."
    )
    site = build({"a.md": post("Modified: 2024-02-03", body=body)}, **to)
    page = site.soup("a-post.html")
    links = page.select(".content a.report")
    assert [link["aria-label"] for link in links] == [
        "Report a mistake in On x²", "Report a mistake in Intro", "Report a mistake in Theorem 1",
        "Report a mistake in Lemma 2",
    ]  # fmt: skip
    assert "title=Mistake%20in%20Theorem%201&body=https%3A%2F%2Fexample.com" in links[2]["href"]
    assert "%23thm-main%0A%0A%3E%20Theorem%201%20%28Main%29%0A%0ARev" in links[2]["href"]
    assert links[2]["href"].endswith("%202024-02-03")
    assert page.select_one(".post-footer a.report").text == "Report a mistake"
    changes = page.find("a", string="View changes")["href"]
    assert changes == "https://github.com/o/r/commits/main/content/a.md"
    assert check_html(site.output) == []


def test_without_the_settings_there_are_no_links(build):
    site = build({"a.md": post("Report_url: x", "History_url: y", body=BODY)})
    html = site.html("a-post.html")
    assert "report" not in html
    assert "View changes" not in html


def test_drafts_have_no_address_to_report(build):
    site = build({"a.md": post("Status: draft", body=BODY)}, REPORT_TO="mailto:a@e.org")
    assert "mailto:" not in site.html("drafts/a-post.html")


def test_the_revision_is_the_last_commit_of_the_file_wherever_the_repository_begins(
    build, tmp_path
):
    git = [require("git"), "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@e.org"]

    def run(*words):
        done = subprocess.run([*git, *words], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    (tmp_path / "content/é x").mkdir(parents=True)
    (tmp_path / "content/é x/a.md").write_text(post(body=BODY), "utf-8")
    run("init", "-q")
    run("add", "content")
    run("commit", "-qm", "First")
    first = run("rev-parse", "--short=10", "HEAD")
    (tmp_path / "other.txt").write_text("x")
    run("add", "other.txt")
    run("commit", "-qm", "Second")
    site = build({"b.md": post("Title: B", body=BODY)}, REPORT_TO="mailto:a@e.org",
                 REPOSITORY_URL="https://codeberg.org/o/r")  # fmt: skip
    assert f"%20{first}" in site.soup("a-post.html").select_one(".report")["href"]
    assert "%202024-01-01" in site.soup("b.html").select_one(".report")["href"]
    history = site.article_by_slug("a-post").history_url
    assert history.endswith("/o/r/commits/branch/main/content/%C3%A9%20x/a.md")


def test_the_order_of_one_day_is_that_of_the_site_wherever_it_is_built(build, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    lines = ("2024-06-04T14:30+02:00 typo: Earlier", "2024-06-04T13:00 typo: Later")
    site = build({"a.md": with_corrections(*lines)})
    monkeypatch.undo()
    time.tzset()
    texts = [one.div.get_text() for one in site.soup("a-post.html").select("li.correction")]
    assert texts == ["Later", "Earlier"]


@pytest.mark.parametrize("field", ["{date: 2024-05-01, text: x}", "2024-05-01 error: x"])
def test_without_the_plugin_the_theme_shows_none(build, field):
    plugins = [name for name in PLUGINS if name != "plugins.corrections"]
    site = build({"a.md": yaml(f'"{field}"' if field[0] != "{" else field)}, PLUGINS=plugins)
    assert site.warnings == []
    assert "2024-05-01" not in site.html("a-post.html")


def test_html_in_a_header_is_text(build):
    text = "<script>x</script> $a<b>c$ `<i>` <https://example.org> <b onclick='y'>z</b> <!-- w"
    site = build({"a.md": with_corrections(f"2024-05-01 typo: {text}", body="Words.")})
    for page in ("a-post.html", "corrections/index.html"):
        shown = site.soup(page).select_one(".correction")
        assert "<script>x</script>" in shown.text
        assert "<b onclick='y'>z</b> <!-- w" in shown.text
        assert shown.code.text == "<i>"
        assert shown.select_one("a[href='https://example.org']")
        assert shown.math
        assert not shown.select("script, b")
    assert check_html(site.output) == []
