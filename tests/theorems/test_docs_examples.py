"""What docs/theorems.md shows is what comes out."""

import re

import pytest
from conftest import ROOT, post
from tools import not_none

from plugins.theorems.kinds import KINDS

TEXT = (ROOT / "docs/theorems.md").read_text("utf-8")
PAIRS = re.findall(r"^```markdown\n(.*?)^```\n\n```html\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
LABELS = not_none(re.search(r"^```labels\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL))[1]
TABLE = TEXT[TEXT.index("| you write | readers see |") :].partition("\n\n")[0]
ROWS = re.findall(r"^\| (`.*`).*? \| (.*) \|$", TABLE, re.MULTILINE)


def test_there_are_examples():
    assert len(PAIRS) == TEXT.count("```html") == 3
    assert len(ROWS) == TABLE.count("\n") - 1 == 19


@pytest.mark.parametrize(("source", "html"), PAIRS)
def test_an_example_comes_out_as_shown(build, source, html):
    site = build({"a.md": post(body=source)})
    assert site.rules() == []
    shown = site.generator.articles[0]._content
    assert shown.strip() == html.strip()


@pytest.mark.parametrize(("written", "seen"), ROWS)
def test_a_reference_prints_what_the_table_says(build, written, seen):
    forms = re.findall(r"`([^`]+)`", written)
    body = f"{', '.join(forms)}\n\n{LABELS}"
    other = post("Title: Other", "Ignore: link-missing", body=f"{LABELS}\n\nEnd.")
    site = build({"a.md": post("Ignore: link-missing", body=body), "b.md": other})
    assert site.rules() == []
    paragraph = site.soup("a-post.html").select_one(".content p")
    assert " ".join(paragraph.get_text().split()) == seen
    links = paragraph.select("a.ref")
    assert links
    assert all(site.soup("a-post.html").select_one(a["href"]) for a in links)


def test_every_kind_is_named():
    for key in KINDS:
        assert f"`{key}`" in TEXT
