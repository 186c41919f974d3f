"""Blocks in a built site: hints, feeds, links in contents, and texts of nothing but beginnings."""

import logging
import re
import subprocess
import sys
import time

import pytest
from conftest import ROOT, post
from fixtures import PLAIN
from markdown import Markdown

from plugins.blocks.containers import take_list

EXTENSIONS = ["extra", "plugins.blocks.markdown", "plugins.core.markdown.fast"]
#: What costs more than a line each time that it is there, if its end is looked for anew.
BEGINNINGS = {
    "brackets": "[" * 8000,
    "pictures": "![" * 3000,
    "links": "[a](" * 3000,
    "fences": "```\n" * 2001,
    "items": "- " * 4000,
    "quotations": "> " * 4000,
    "letters": "a. x\n\n" * 1500,
    "lists": "- a\n\n1. b\n\n" * 1500,
    "tags of Liquid": "{% highlight x %}\n" * 1500,
    "divisions": "<div>\n" * 800,
}


class Heard(logging.Handler):
    def __init__(self):
        super().__init__(0)
        self.lines: list[str] = []

    def emit(self, record):
        self.lines.append(f"{record.levelname} {record.getMessage()}")


def test_a_hint_is_shown_with_its_line_and_is_no_warning(build):
    heard = Heard()
    logging.getLogger().addHandler(heard)
    try:
        site = build({"a.md": post("Slug: a", body="Text.\n\n{% include a.html %}\n")})
    finally:
        logging.getLogger().removeHandler(heard)
    assert site.rules() == [("a.md", 7, "markdown-other")]
    (line,) = [line for line in heard.lines if "markdown-other" in line]
    assert re.match(r"HINT \S*a\.md:7: markdown-other: the tag \{% include a.html %\}", line)


def test_a_hint_is_shown_by_the_plain_log_of_pelican(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text(post(body="{% include a.html %}"), "utf-8")
    conf = f"PATH, TIMEZONE, PLUGIN_PATHS, PLUGINS = 'content', 'UTC', [{str(ROOT)!r}], ['plugins']"
    (tmp_path / "conf.py").write_text(f"{conf}\nTHEME = {str(ROOT / 'theme')!r}", "utf-8")
    command = [sys.executable, "-m", "pelican", "-s", "conf.py", "--log-handler", "plain"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "a.md:4: markdown-other: the tag {% include a.html %}" in done.stderr


def test_contents_have_no_link_in_a_link(build):
    body = (
        "## One, [a](https://a.example)\n\nT\n\n## Two <https://b.example>\n\nT\n\n## Three\n\nT\n"
    )
    page = build({"a.md": post("Slug: a", body=body)}).html("a.html")
    assert not re.search(r"<a\b[^>]*>(?:(?!</a>).)*<a\b", page, re.DOTALL)
    assert page.count("https://a.example") == 1


def test_tasks_alerts_and_notes_are_in_the_feed(build):
    body = "- [x] done\n\n> [!NOTE]\n> Mind.\n\nText.^[A note in it.]\n"
    feed = build({"a.md": post("Slug: a", body=body)}, **{**PLAIN, "FEED_ALL_ATOM": "all.xml"})
    text = feed.html("all.xml")
    assert all(words in text for words in ("☑ done", "Mind.", "A note in it."))


@pytest.mark.parametrize("text", BEGINNINGS.values(), ids=BEGINNINGS)
def test_a_text_of_beginnings_costs_little(text):
    md = Markdown(extensions=EXTENSIONS)
    start = time.process_time()
    md.convert(text)
    assert time.process_time() - start < 5


def test_the_lines_of_a_list():
    found = take_list(["1. a", "", "   b", "2. c", "d", "", "e"], 0)
    assert found is not None
    assert [item.lines for item in found.items] == [["a", "", "b"], ["c", "d"]]
    assert found.end == 5


@pytest.mark.parametrize("marker", ["- x", "1. x", "(a) x\n\n(b) y"])
def test_a_heading_in_an_item_may_be_indented(marker):
    html = Markdown(extensions=EXTENSIONS).convert(f"{marker}\n\n    ## Head {{#h}}\n")
    assert '<h2 id="h">Head</h2>' in html


@pytest.mark.parametrize("info", ['{.python filename="a<b> & c"}', 'js {1} title="a<b> & c"'])
def test_the_name_of_a_file_is_text(build, info):
    site = build({"a.md": post(body=f"```{info}\nx\n```")})
    assert site.soup("a-post.html").select_one(".filename").get_text() == "a<b> & c"


def test_code_at_the_end_of_a_note_that_nothing_calls_is_in_no_paragraph(build):
    site = build({"a.md": post(body="a\n\n[^n]: b\n\n    ```text\n    c\n    ```")})
    assert site.rules() == [("a.md", 6, "note-unused")]
    assert not site.soup("a-post.html").select("p .highlight, p:has(> div)")
    assert "</div>\n&#160;</p>" not in site.html("a-post.html")


def test_the_first_line_of_code_is_code_unless_it_names_a_language(build):
    blocks = ("#!Cap of it\n    x", "#!python\n    x = 1", "#!/bin/sh\n    ls")
    body = "\n\nText.\n\n".join(f"    {block}" for block in blocks)
    codes = build({"a.md": post("Slug: a", body=body)}).soup("a.html").select("pre code")
    assert [code.get_text() for code in codes] == ["#!Cap of it\nx\n", "x = 1\n", "#!/bin/sh\nls\n"]
