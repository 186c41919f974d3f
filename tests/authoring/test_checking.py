"""What a check finds in finished pages, and in which line of the author's file."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from conftest import ROOT

from plugins.authoring.adding import PostHeader
from plugins.authoring.checking.arxiv_versions import (
    KnownPaper,
    PaperState,
    ask_arxiv,
    compare,
    list_papers,
)
from plugins.authoring.checking.contrast import contrast, find_faint
from plugins.authoring.checking.doubles import suggested_names, without_doubles
from plugins.authoring.checking.findings import (
    Finding,
    find_broken_links,
    find_in_page,
    find_large_images,
    outside_links,
)
from plugins.authoring.checking.outside import find_dead_links
from plugins.authoring.checking.page_facts import read_page
from plugins.authoring.checking.placing import Placer
from plugins.authoring.checking.reading import list_files, read_pages
from plugins.authoring.checking.unused import find_unread, find_unused_entries, find_unused_labels
from plugins.authoring.checking.visible_markup import find_markup
from plugins.authoring.remarks import Remark
from plugins.core.rules import RULES

SITE = "https://blog.example/sub"


def page(body: str, name: str = "a/index.html", head: str = ""):
    return read_page(name, f"<html><head>{head}</head><body><main>{body}</main></body></html>")


def rules(body: str) -> list[tuple[str, str]]:
    described = '<meta name="description" content="x">'
    found = find_in_page(page(f"<h1>Title</h1>{body}", head=described))
    return [(one.rule, one.near) for one in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Good <a href='/x'>text</a> for $5 and {braces}, a*b*c.</p><h2>A</h2><h3>B</h3>", []),
        ('<p id="x"></p><p id="x"></p>', [("page-id", "x")]),
        ('<img src="/i/plot.png">', [("page-alt", "plot.png")]),
        ('<img src="/i/plot.png" alt="">', []),
        ("<h3>Deep</h3>", [("page-heading", "Deep")]),
        (r"<p>Let \begin{align} x</p>", [("page-markup", r"\begin{align")]),
        (r"<p>Let $x_1$ be</p>", [("page-markup", "$x_1$")]),
        ("<p>{% include x.html %}</p>", [("page-markup", "{% include x.html %}")]),
        ("<p>{{ site.url }}</p>", [("page-markup", "{{ site.url }}")]),
        ("<p>a [link](there.md) b</p>", [("page-markup", "[link](there.md)")]),
        ("<p>## Heading</p>", [("page-markup", "## Heading")]),
        ("<p>::: note</p>", [("page-markup", "::: note")]),
        (r"<p><code>\begin{x} {{ y }}</code></p><pre>**a**</pre><math>$x_1$</math>", []),
    ],
)
def test_a_page_by_itself(body, expected):
    assert rules(body) == expected


def test_unclosed_markup_of_others_is_read():
    body = "<div><p><b>x<code>{{ y }}</p></div><p>{{ z }}</p><img src=a.png>"
    assert rules(body) == [("page-alt", "a.png"), ("page-markup", "{{ z }}")]


def test_a_page_without_description_or_main_heading():
    found = {one.rule: one.text for one in find_in_page(page("<h2>A</h2>"))}
    assert found.keys() == {"page-description", "page-heading"}
    hidden = page("<h2>A</h2>", head='<meta name="robots" content="noindex">')
    assert not list(find_in_page(hidden))


def test_markup_of_a_long_text_is_found_in_time():
    parts = ("$a ", "{{ ", "[", "**a ", "\\begin{", "{#", "|--")
    start = time.monotonic()
    assert len(list(find_markup("\n\n".join(part * 50_000 for part in parts)))) < 5
    assert time.monotonic() - start < 20


def test_links_that_lead_nowhere():
    body = """<a href="/sub/b/">good</a> <a href="../b/#here">good</a> <a href="../b/#gone">1</a>
    <a href="/sub/c/">2</a> <a href="/elsewhere/">of another site</a> <a href="#top">good</a>
    <a href="https://blog.example/sub/b/index.html">good</a> <a href="mailto:a@b.example">good</a>
    <img src="/sub/i/a%20b.png" srcset="/sub/i/none.png 2x" alt=""> <a href="http://[">odd</a>
    <a href="../b/#:~:text=x">good</a>"""
    pages = {one.name: one for one in (page(body), page('<p id="here">', "b/index.html"))}
    files = dict.fromkeys([*pages, "i/a b.png"], 1)
    found = [(one.rule, one.near) for one in find_broken_links(pages, files, SITE)]
    assert found == [("page-fragment", "gone"), ("page-link", "c"), ("page-image", "none.png")]


def test_large_pictures_and_outside_links():
    files = {"a.png": 10**6, "b.png": 10, "c.js": 10**6}
    assert [found.page for found in find_large_images(files)] == ["a.png"]
    one = page(
        '<a href="https://other.example/x#y">x</a> <a href="https://blog.example/sub/">y</a>'
    )
    assert outside_links([one], SITE) == {"https://other.example/x": "a/index.html"}


def test_findings_have_the_line_of_their_source(tmp_path):
    source = tmp_path / "a.md"
    source.write_text("Title: A\n\nSee [x](/gone/) and\n![y](/plot.png)\n")
    said = [Remark("warning", 'no file "plot.png"', str(source), 4, "link-missing")]
    placer = Placer({"a/index.html": str(source)}, RULES | {"page-id": "ignore"}, said)
    found = placer.place(
        [
            Finding("page-link", "tags/index.html", "nothing", "gone"),
            Finding("page-link", "a/index.html", "nothing", "gone"),
            Finding("page-image", "a/index.html", "nothing there", "plot.png"),
            Finding("page-id", "a/index.html", "twice", "Title"),
            Finding("page-link", "a/index.html", "of the theme", "theme.css"),
            Finding("page-link", "b/index.html", "of the theme", "theme.css"),
            Finding("page-description", "tags/index.html", "no description"),
        ]
    )
    assert [(one.path, one.line, one.text) for one in found] == [
        (str(source), 3, "nothing"),
        ("", 0, "/a/index.html and 1 more: of the theme"),
    ]


def test_pages_are_read_by_all_processors_alike(tmp_path):
    for number in range(50):
        (tmp_path / f"{number}.html").write_text(f"<main><h1 id='x{number}'>A</h1></main>")
    names = sorted(list_files(tmp_path))
    assert [one.name for one in read_pages(tmp_path, names).values()] == names


def test_what_nothing_uses(tmp_path):
    bib = tmp_path / "r.bib"
    bib.write_text("@string{x = {y}}\n@article{a2020,\n}\n@book{b:2021,\n}\n@misc{c2022,\n}\n")
    texts = ["Paper: a2020", "as [@b:2021, §3] says"]
    (entry,) = find_unused_entries([bib], texts, "hint")
    assert (entry.line, entry.text) == (6, 'no post has the entry "c2022"')
    labels = [
        {"label": "thm-a", "kind": "theorem", "place": "m.md:4", "uses": []},
        {"label": "thm-b", "kind": "theorem", "place": "m.md:8", "uses": ["m.md:9"]},
        {"label": "sec", "kind": "section", "place": "m.md:1", "uses": []},
        {"label": "thm-b", "kind": "theorem", "place": "o.md:2", "uses": []},
        {"label": "thm-a", "kind": "theorem", "place": "o.md:9", "uses": []},
    ]
    assert not list(find_unused_labels(labels, tmp_path, "hint"))  # nobody has written them
    text = "::: lemma {informal-of=thm-a}\n:::\n\n::: theorem {#thm-a}\n\\label{eq:b}\n"
    (tmp_path / "m.md").write_text(text)
    (label,) = find_unused_labels(labels, tmp_path, "hint")
    assert (label.path, label.line) == (str(tmp_path / "m.md"), 4)
    equation = {"label": "eq-b", "kind": "equation", "place": "m.md", "uses": []}
    assert [one.line for one in find_unused_labels([equation], tmp_path, "hint")] == [5]
    unknown = Remark(
        "error", 'no label "thm-aa"', label.path, 1, "ref-unknown", 'did you mean "thm-a"?'
    )
    meant = suggested_names([unknown])
    assert not list(find_unused_labels(labels, tmp_path, "hint", meant))
    assert not list(find_unused_labels(labels, tmp_path, "ignore"))


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("", []),
        ("--overview: light-dark(#6b2d5c, #e3a6d2); --math: light-dark(#0b5d51, #8fd6c7);", []),
        ("--math: light-dark(#0b6, #8ce0ba);", [("--math is #0b6", "2.2", "darker")]),
        ("--ink: light-dark(#111111, #444444);", [("--ink is #444444", "1.7", "lighter")]),
        (
            "--paper: #808080;",
            [
                *(("--ink", "4.3", "darker"), ("--soft", "1.8", "darker")),
                *(("--overview", "2.0", "darker"), ("--math", "2.2", "darker")),
                *(("--ink", "3.0", "lighter"), ("--soft", "1.6", "lighter")),
                *(("--overview", "1.9", "lighter"), ("--math", "2.0", "lighter")),
            ],
        ),
    ],
)
def test_colours_that_are_hard_to_read(tmp_path, css, expected):
    sheet = tmp_path / "mine.css"
    sheet.write_text(f"/* Mine. */\n:root {{ {css} }}\n", "utf-8")
    found = list(find_faint(ROOT / "theme", [sheet], "hint"))
    said = [(one.text, one.hint) for one in found]
    for (text, hint), (name, number, better) in zip(said, expected, strict=True):
        assert text.startswith(name)
        assert f" {number} to #" in text
        assert hint == f"choose a {better} one"
    if len(found) == 1:
        assert (found[0].path, found[0].line) == (str(sheet), 2)
    assert list(find_faint(ROOT / "theme", [sheet], "ignore")) == []


def test_the_contrast_of_black_and_white_is_21():
    assert contrast("#fff", "#000000") == pytest.approx(21)


def test_what_nothing_reads(tmp_path):
    for name in ("a.md", "b.MD", "c.txt", "d.qmd", "e.png", "f.txt"):
        (tmp_path / name).touch()
    found = find_unread(tmp_path, {str(tmp_path / "f.txt")}, "hint")
    assert [one.path.rpartition("/")[2] for one in found] == ["b.MD", "c.txt", "d.qmd"]
    assert not list(find_unread(tmp_path, (), "ignore"))


def test_one_mistake_is_said_once():
    def said(level: str, rule: str, text: str, line: int = 3) -> Remark:
        return Remark(level, text, "/m.md", line, rule)

    tag = '{% include x.html a="b" %}'
    shown = said("warning", "page-markup", f'Liquid is visible in the page: "{tag}"')
    hint = said("hint", "markdown-other", f"the tag {tag} of Liquid is not read here")
    assert without_doubles([hint, shown]) == [shown]
    (advised,) = without_doubles([replace(hint, hint="write HTML"), shown])
    assert (advised.rule, advised.hint) == ("page-markup", "write HTML")
    other = said("hint", "markdown-other", "the wiki link [[x]] is not read here")
    assert without_doubles([other, shown]) == [other, shown]
    label = said("warning", "page-markup", 'Markdown is visible in the page: "{#tbl-a}"')
    caption = said("warning", "ref-caption", 'the caption "tbl-a" belongs to no table')
    assert without_doubles([caption, label]) == [caption]
    lemma = said("hint", "lemma-unused", "nothing refers to Lemma 2")
    unused = said("hint", "label-unused", 'nothing refers to the label "lem-a"')
    assert without_doubles([lemma, unused]) == [lemma]


@pytest.mark.parametrize("text", ["\\begin{x} a \\end{x}", "{% if a %} b {% endif %}"])
def test_what_ends_something_is_said_with_its_beginning(text):
    assert len(list(find_markup(text))) == 1


def test_the_line_is_found_whatever_quotation_marks_the_page_has(tmp_path):
    path = tmp_path / "m.md"
    path.write_text('Title: M\n\n{% include x src="y" %}\n')
    finding = Finding("page-markup", "m.html", "Liquid", "{% include x src=”y” %}")
    (remark,) = Placer({"m.html": str(path)}, RULES, []).place([finding])
    assert remark.line == 3


# ---------------------------------------------------------------- outside

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"
xmlns:arxiv="http://arxiv.org/schemas/atom">
<entry><id>http://arxiv.org/abs/1602.04485v2</id><updated>2016-05-24T00:00:00Z</updated></entry>
<entry><id>http://arxiv.org/abs/math/0309136v1</id><updated>2003-09-09T00:00:00Z</updated>
<arxiv:comment>This paper has been Withdrawn</arxiv:comment></entry></feed>"""


class Answers(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        code = {"/gone": 404, "/busy": 503, "/no-head": 405 if self.command == "HEAD" else 200}
        self.send_response(code.get(self.path, 200))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(ATOM.encode())

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def server() -> Iterator[str]:
    Answers.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()


def test_dead_links_are_found_once_and_answers_are_kept(tmp_path):
    cache, said = tmp_path / "cache/outside.json", list[str]()
    with server() as here:
        links = {f"{here}/{name}": "a.html" for name in ("good", "gone", "busy", "no-head")}
        for _ in range(2):
            found = list(find_dead_links(links, cache, said.append, 0))
            assert [(one.page, one.near) for one in found] == [("a.html", f"{here}/gone")]
            assert "404" in found[0].text
        assert len(said) == 1
        assert len([one for one in Answers.asked if "good" in one]) == 1
    assert json.loads(cache.read_text()).keys() == links.keys()
    (dead,) = find_dead_links({f"{here}/other": "a.html"}, cache, said.append, 0)
    assert "refused" in dead.text


def test_papers_that_have_changed_on_arxiv(tmp_path):
    bib = tmp_path / "r.bib"
    bib.write_text(
        "@misc{t2016,\n eprint = {1602.04485v1},\n}\n@misc{x2003, url={https://arxiv.org/abs/math/0309136}}\n"
        "@misc{unread, eprint={2001.00001}}\n"
    )
    posts = [
        PostHeader(tmp_path / f"{key}.md", {"paper": key, "date": "2024-01-01"})
        for key in ("t2016", "x2003")
    ]
    first, second = list_papers(bib, posts)
    assert (first.number, first.version, first.line) == ("1602.04485", 1, 1)
    assert (second.number, second.day, second.line) == ("math/0309136", "2024-01-01", 4)
    with server() as here:
        states = ask_arxiv([first.number, second.number], here)
    assert states["1602.04485"] == PaperState(2, "2016-05-24", False)
    (newer,) = compare(first, states["1602.04485"], RULES)
    assert newer.rule == "paper-newer"
    (withdrawn,) = compare(second, states["math/0309136"], RULES)
    assert withdrawn.rule == "paper-withdrawn"
    read_since = KnownPaper("1602.04485", 0, "r.bib", 1, "2024-01-01")
    assert not list(compare(read_since, states["1602.04485"], RULES))
