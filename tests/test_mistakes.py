"""Every mistake with statements, figures, labels and references: reported, and shown.

Each file in a folder ``mistakes`` has one, and says in its header which line is reported, by which
rule, and with which words.
"""

from pathlib import Path

import pytest
from conftest import post
from tools import check_html

FILES = {
    path.name: path.read_text("utf-8") for path in Path(__file__).parent.glob("*/mistakes/*.md")
}
#: What is wrong there cannot be seen by a reader: a word that is no option, a citation.
INVISIBLE = {"unknown-option.md", "unclaimed-key.md", "caption-of-nothing.md"}


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_mistake_is_reported_with_its_line_and_shown(build, name):
    site = build({name: FILES[name]})
    expected = next(row for row in FILES[name].splitlines() if row.startswith("Expect:"))
    _, line, rule, *words = expected.split(maxsplit=3)
    assert (name, int(line), rule) in site.rules()
    reported = next(w for w in site.warnings if f"{name}:{line}: {rule}: " in w)
    assert "".join(words) in reported
    page = site.soup(name.replace(".md", ".html"))
    shown = page.select(".content span.ref[title]")
    assert bool(shown) is (name not in INVISIBLE)
    assert all(mark.get_text() == "?" and mark["title"] for mark in shown)
    assert "Last words." in page.select_one(".content").get_text()
    html = site.html(name.replace(".md", ".html"))
    assert "\x02" not in html
    assert "data-ref" not in html


def test_the_pages_with_mistakes_are_valid(build):
    assert check_html(build(FILES).output) == []


def test_a_post_may_ignore_a_mistake(build):
    site = build({"a.md": post("Ignore: ref-unknown", body="By @thm-x.")})
    assert site.rules() == []
