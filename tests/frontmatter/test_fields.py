"""What header fields mean, whichever engine's words they use. No Pelican here."""

import pytest

from plugins.core.dates import date_fault, doubtful_day, how_to_write
from plugins.frontmatter.compat.permalinks import parse_permalink
from plugins.frontmatter.core import parse_header
from plugins.frontmatter.fields import interpret
from plugins.frontmatter.reader import title_from
from plugins.frontmatter.titles import without_tags


def read(yaml, reserved=()):
    return interpret(parse_header(f"---\n{yaml}\n---\n"), reserved)


@pytest.mark.parametrize(
    ("yaml", "values"),
    [
        ("tags: a, b; c", {"tags": ["a, b", "c"]}),
        ("tags: [a, 'b, c', a]", {"tags": ["a", "b, c"]}),
        ("tag: x", {"tags": ["x"]}),
        ("tags: formatting math", {"tags": ["formatting", "math"]}),
        ("tags: two words, three", {"tags": ["two words", "three"]}),
        ("_styles: >\n  .a {}", {}),
        ("tags: []", {}),
        ("categories: [a, b]\ntags: c", {"category": "a", "tags": ["c", "b"]}),
        ("category: [a]", {"category": "a"}),
        ("category: [a, b]\ntags: c", {"category": "a", "tags": ["c", "b"]}),
        ("categories: a, b", {"category": "a", "tags": ["b"]}),
        ("categories: machine learning", {"category": "machine learning"}),
        ("author: [A, B]", {"authors": ["A", "B"]}),
        ("author: {name: A}", {"author": "A"}),
        ("authors:\n- name: A\n- B", {"authors": ["A", "B"]}),
        ("published: false", {"status": "draft"}),
        ("published: true", {"status": "published"}),
        ("draft: yes", {"status": "draft"}),
        ("status: published\npublished: false", {"status": "draft"}),
        ("status: skip\ndraft: true", {"status": "skip"}),
        ("excerpt: A", {"summary": "A"}),
        ("lang: EN", {"lang": "en"}),
        ("last-modified-at: 2024-01-01", {"modified": "2024-01-01"}),
        ("Aliases: [/a/, /b/]", {"redirect_from": ["/a/", "/b/"]}),
        ("redirect_from: /a/", {"redirect_from": ["/a/"]}),
        (
            "permalink: /p/x/",
            {"url": "p/x/", "save_as": "p/x/index.html", "permalink": "/p/x/"},
        ),
        ("permalink: /p/x/\nstatus: draft", {"status": "draft"}),
        ("title: [a, b]", {"title": "a b"}),
        ("custom: {a: [b]}", {"custom": {"a": ["b"]}}),
    ],
)
def test_interpret(yaml, values):
    meaning = read(yaml)
    assert meaning.values == values
    assert meaning.faults == []


@pytest.mark.parametrize(
    ("yaml", "rule", "line", "values"),
    [
        ("a: b\ndate: someday", "frontmatter-date", 3, {"a": "b"}),
        ("date: 2024-02-30", "frontmatter-date", 2, {}),
        ("date: 2023-06", "frontmatter-date", 2, {}),
        ("date: '9:30'", "frontmatter-date", 2, {}),
        ("status: publised", "frontmatter-status", 2, {"status": "draft"}),
        ("published: maybe", "frontmatter-status", 2, {"status": "draft"}),
        ("permalink: /../x/", "frontmatter-field", 2, {}),
        ("permalink: /:year/:title/", "frontmatter-field", 2, {}),
        ("slug: [a, b]", "frontmatter-field", 2, {"slug": "a"}),
        ("lang: english", "frontmatter-field", 2, {}),
        ("date: 03/04/2024", "frontmatter-day", 2, {"date": "03/04/2024"}),
        ("settings: a", "frontmatter-field", 2, {}),
    ],
)
def test_what_cannot_be_meant_is_reported(yaml, rule, line, values):
    meaning = read(yaml, reserved={"settings"})
    assert meaning.values == values
    assert [(fault.rule, fault.line) for fault in meaning.faults] == [(rule, line)]


@pytest.mark.parametrize(
    "text",
    [
        *("2023-06-16", "2023-06-16 9:05", "2023-06-16T09:30:00Z", "2023-06-16 09:30:00 -0500"),
        *("16 June 2023", "20230616", "2023_06_16", "2024-02-29"),
    ],
)
def test_full_dates(text):
    assert date_fault(text) == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("03/04/2024", "2024-03-04"),
        ("3.4.24 9:30", "2024-03-04"),
        *(("13/04/2024", ""), ("04/13/2024", ""), ("04/04/2024", ""), ("2024-03-04", "")),
        *(("3 April 2024", ""), ("20240304", "")),
    ],
)
def test_a_date_may_be_two_days(text, day):
    assert doubtful_day(text) == day


def test_each_reader_wants_a_date_its_own_way():
    assert how_to_write("a/b.md") == "Date: YYYY-MM-DD"
    assert how_to_write("a.rst") == ":date: YYYY-MM-DD"
    assert "<meta" in how_to_write("a.HTML")


def test_a_broken_header_makes_a_draft_without_an_address():
    meaning = read("title: A: B\npermalink: /x/\ntags: [a")
    assert meaning.values == {"title": "A: B", "tags": ["[a"], "status": "draft"}


@pytest.mark.parametrize(
    ("permalink", "url", "save_as"),
    [
        ("/posts/2023/06/intro/", "posts/2023/06/intro/", "posts/2023/06/intro/index.html"),
        ("/a.html", "a.html", "a.html"),
        ("a/b", "a/b", "a/b/index.html"),
        ("/", "", "index.html"),
        ("https://example.com/x/?q#f", "x/", "x/index.html"),
        ("/caf%C3%A9/", "caf%C3%A9/", "café/index.html"),
    ],
)
def test_parse_permalink(permalink, url, save_as):
    assert parse_permalink(permalink) == (url, save_as)


@pytest.mark.parametrize(
    ("stem", "title"),
    [("2023-06-16-my-post", "My post"), ("my_post", "My post"), ("2023-06-16", "2023-06-16")],
)
def test_title_from(stem, title):
    assert title_from(stem) == title


@pytest.mark.parametrize(
    ("yaml", "values"),
    [
        ("author: Jane Doe, Al Poe, and Bo Roe", {"authors": ["Jane Doe", "Al Poe", "Bo Roe"]}),
        ("author: Jane Doe and John Roe", {"authors": ["Jane Doe", "John Roe"]}),
        ("author: A, B & C", {"author": "A, B & C"}),
        ("author: Ann, Bob, and Cid", {"authors": ["Ann", "Bob", "Cid"]}),
        ("authors: Ann, Bob and Cid", {"authors": ["Ann", "Bob", "Cid"]}),
        ("authors: Doe, Jane; and Roe, John", {"authors": ["Doe, Jane", "Roe, John"]}),
        ("author: Doe, Jane", {"author": "Doe, Jane"}),
        ("author: Simon and Garfunkel", {"author": "Simon and Garfunkel"}),
        ("author: Department of Research and Development", {
            "author": "Department of Research and Development"}),
        ("author: <img src=x onerror=alert(1)>", {"author": "<img src=x onerror=alert(1)>"}),
        ("author: <b>Jane</b> Doe", {"author": "Jane Doe"}),
        (
            "author: <a href='https://a.org/'>Jane</a>, <a href='javascript:x'>Bob</a>",
            {"authors": ["Jane", "Bob"], "author_addresses": {"Jane": "https://a.org/"}},
        ),
        (
            "author: Tom Poe, [Ann](https://a.org/?a&b)",
            {"authors": ["Tom Poe", "Ann"], "author_addresses": {"Ann": "https://a.org/?a&b"}},
        ),
        ("author: '[Bob](javascript:x)'", {"author": "Bob"}),
        (
            "authors: [{name: <i>Ann</i>, url: https://a.org/, affiliations: {name: X}}, Bob Roe]",
            {"authors": ["Ann", "Bob Roe"], "author_addresses": {"Ann": "https://a.org/"}},
        ),
    ],
)  # fmt: skip
def test_authors(yaml, values):
    meaning = read(yaml)
    assert (meaning.values, meaning.faults) == (values, [])


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Models with <br> learning", "Models with learning"),
        ("On <i>p</i>-values and H<sub>2</sub>O", "On p-values and H2O"),
        ('<a href="x"><b>A</b></a>', "A"),
        ("The <b> tag, a < b > c", "The <b> tag, a < b > c"),
        ("The `<br>` tag and <script>x</script>", "The `<br>` tag and <script>x</script>"),
    ],
)
def test_titles_without_tags(title, text):
    assert without_tags(title) == text
