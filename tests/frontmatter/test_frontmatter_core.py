"""The header of a post, from source text to fields. No Pelican here."""

import pytest

from plugins.frontmatter.core import parse_header


@pytest.mark.parametrize(
    ("source", "fields", "body"),
    [
        ("Title: A\nTags: x, y\n\nBody", {"Title": "A", "Tags": "x, y"}, "\nBody"),
        ("Title: A: B # not a comment\n\nBody", {"Title": "A: B # not a comment"}, "\nBody"),
        ('Title: "A"\n\n', {"Title": '"A"'}, "\n"),
        ("Tags: a\n    b\n\nBody", {"Tags": ["a", "b"]}, "\nBody"),
        ("Tags: a\n  b\n\nBody", {"Tags": ["a", "b"]}, "\nBody"),
        ("\n\nTitle: A\n\nBody", {"Title": "A"}, "\nBody"),
        ("Title: A\nNo field here\n", {"Title": "A"}, "No field here\n"),
        ("Just text.\n", {}, "Just text.\n"),
        ("", {}, ""),
        ("---\n\nA rule, then text", {}, "---\n\nA rule, then text"),
        ("Title: A", {"Title": "A"}, ""),
        ("Title: A\r\nDate: 1\r\n\r\nBody", {"Title": "A", "Date": "1"}, "\nBody"),
    ],
)
def test_plain_headers(source, fields, body):
    header = parse_header(source)
    assert (header.fields, header.body, header.faults) == (fields, body, [])


@pytest.mark.parametrize(
    ("yaml", "fields"),
    [
        ("title: 'A: B'", {"title": "A: B"}),
        ("title: No", {"title": "No"}),
        ("title: 1984", {"title": "1984"}),
        ("version: 1.10", {"version": "1.10"}),
        ("date: 2023-06-16 9:30", {"date": "2023-06-16 9:30"}),
        ("date: 2023-06-16T09:30:00+02:00 # local", {"date": "2023-06-16T09:30:00+02:00"}),
        ("tags:\n  - a\n  - b, c", {"tags": ["a", "b, c"]}),
        ("tags: [a, 'b']", {"tags": ["a", "b"]}),
        ("authors:\n  - name: A\n    url: u", {"authors": [{"name": "A", "url": "u"}]}),
        ("summary: >\n  one\n  two", {"summary": "one two"}),
        ("# a comment only", {}),
        ("empty:", {"empty": ""}),
        ("title: Ünï ∑", {"title": "Ünï ∑"}),
    ],
)
def test_yaml_headers_are_taken_as_typed(yaml, fields):
    header = parse_header(f"---\n{yaml}\n---\nBody")
    assert (header.fields, header.body, header.faults) == (fields, "Body", [])


def test_lines_are_those_of_the_file():
    header = parse_header("\n---\ntitle: A\n\n# why\nlevel: math\n...\nBody")
    assert header.lines == {"title": 3, "level": 6}


@pytest.mark.parametrize(
    ("yaml", "line", "reason"),
    [
        ("title: A: B\ndate: 2024-01-01\ntags: [a", 2, "mapping values are not allowed"),
        ("title: A: B\n  C\ndate: 2024-01-01", 2, "mapping values are not allowed"),
        ("title: A\ntags: [a, b\ndate: 2024-01-01", 3, "expected ',' or ']'"),
        ("title: A\n\tdate: x", 3, "found"),
        ("- a\n- b", 1, "no fields"),
        ("a: &x [*x]", 1, "refers to itself"),
    ],
)
def test_broken_yaml_gives_line_and_reason_and_saves_what_it_can(yaml, line, reason):
    header = parse_header(f"---\n{yaml}\n---\nBody")
    (fault,) = header.faults
    assert header.broken
    assert (fault.rule, fault.line) == ("frontmatter-yaml", line)
    assert reason in fault.text
    assert header.body == "Body"
    if yaml.startswith("title: A"):
        assert header.fields["title"].startswith("A")


def test_a_header_that_never_ends():
    header = parse_header("---\nTitle: A\n\nBody")
    assert header.broken
    assert header.fields == {"Title": "A"}
    assert header.faults[0].line == 1


@pytest.mark.parametrize(
    ("source", "value", "line"),
    [
        ("Tags: a\nTags: b\n\n", "a", 2),  # as Pelican does
        ("---\ntags: a\nTags: b\n---\n", "b", 3),  # as Jekyll does
        ("---\nauthors: [a]\nauthors:\n- name: b\n---\n", [{"name": "b"}], 3),
    ],
)
def test_a_field_twice(source, value, line):
    header = parse_header(source)
    assert [*header.fields.values()] == [value]
    assert [(f.rule, f.line) for f in header.faults] == [("frontmatter-field", line)]


TOML = """\
+++
title = "It's a \\"title\\""
date = 2024-01-01T10:00:00Z
draft = false
weight = 3
tags = ["a", "b"]
[params]
math = true
[author]
name = "Jane"
+++
Body
"""


@pytest.mark.parametrize(
    "value",
    [
        *("Depth: why it helps", "@home", "*Depth* pays", "[Draft] Depth", '"Depth" pays', "`a`"),
        *("100%: all", "%x", "& more", "- - a", "it's: a 'b'", "a: b: c", "{x} y", "'Depth"),
    ],
)
def test_a_value_that_is_no_yaml_is_the_text_that_it_is(value):
    header = parse_header(f"---\ndate: 2024-01-01\ntitle: {value}\ntags:\n  - a: b\n---\nBody")
    assert header.fields == {"date": "2024-01-01", "title": value, "tags": [{"a": "b"}]}
    assert not header.broken
    assert {(fault.rule, fault.line) for fault in header.faults} <= {("frontmatter-quotes", 3)}


def test_toml():
    header = parse_header(TOML)
    assert header.body == "Body\n"
    assert header.faults == []
    assert header.fields == {
        "title": 'It\'s a "title"',
        "date": "2024-01-01 10:00:00+00:00",
        "draft": "false",
        "weight": "3",
        "tags": ["a", "b"],
        "math": "true",
        "author": {"name": "Jane"},
    }
    assert header.lines["tags"] == 6
    assert parse_header("+++\n[taxonomies]\ntags = ['x']\n+++\n").fields == {"tags": ["x"]}


@pytest.mark.parametrize(
    ("source", "line", "title"),
    [
        ("+++\ntitle = 'A'\nx = [1\n+++\nBody", 3, "A"),
        ("+++\ntitle = 'A'\ntitle = 'B'\n+++\nBody", 3, "B"),
        ("+++\ntitle = 'A'\nx = " + "[" * 5000 + "\n+++\nBody", 2, "A"),
        ("+++\ntitle = 'A'\nx = " + "9" * 5000 + "\n+++\nBody", 2, "A"),
        ("+++\ntitle = 'A'\n\nBody", 1, "A"),
    ],
)
def test_broken_toml_gives_a_line_and_saves_what_it_can(source, line, title):
    header = parse_header(source)
    assert header.broken
    assert ("frontmatter-yaml", line) in [(f.rule, f.line) for f in header.faults]
    assert header.fields["title"] == title
    assert header.body.strip() == "Body"


def test_json():
    text = '{\n  "title": "It\'s: \\"A\\"",\n  "date": "2024-01-01",\n  "tags": ["a", "b"],\n'
    text += '  "draft": false, "weight": 3, "x": null,\n  "author": {"name": "Jane"}\n}\n\nBody\n'
    header = parse_header(f"\n{text}")
    assert header.fields == {
        "title": 'It\'s: "A"',
        "date": "2024-01-01",
        "tags": ["a", "b"],
        "draft": "false",
        "weight": "3",
        "author": {"name": "Jane"},
    }
    assert (header.body, header.faults) == ("\nBody\n", [])
    assert (header.lines["title"], header.lines["author"]) == (3, 7)
    assert parse_header('{"title": "A"} Body').body == " Body"


@pytest.mark.parametrize(
    ("source", "line", "title"),
    [
        ('{\n"title": "A",\n"x": [1\n}\nBody', 3, "A"),
        ('{\n  "title": "A"\n  "x": 1\n}\nBody', 2, "A"),
        ('{"title": ' + "[" * 50000, 1, None),
        ('{"title": "A"', 1, None),
    ],
)
def test_broken_json_gives_a_line_and_saves_what_it_can(source, line, title):
    header = parse_header(source)
    assert header.broken
    assert [(f.rule, f.line) for f in header.faults] == [("frontmatter-yaml", line)]
    assert header.fields.get("title") == title
    assert header.body.strip() == ("Body" if title else source)


@pytest.mark.parametrize("text", ["{% raw %}", "{: .a}", "{x}", "{", "{'a': 1}", '{"a"}'])
def test_a_brace_is_no_header(text):
    assert parse_header(text).fields == {}
    assert parse_header(text).body == text


def test_a_line_of_plus_is_no_header():
    assert parse_header("+++\nSome text.\n").body == "+++\nSome text.\n"
