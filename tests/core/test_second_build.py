"""A build in which nothing has changed makes the HTML of no post before pages are rendered."""

import pytest
from conftest import PLUGINS, post
from depth import MATH, OVERVIEW, paper

from plugins.core.memory.html import Html
from plugins.core.running import Running

BIB = """
@article{telgarsky2016, author={Matus Telgarsky}, title={Benefits of $x$}, year={2016}}
@book{knuth, author={Donald Knuth}, title={Books}, year={1968}}
"""
MORE = """
See [@knuth], @telgarsky2016/overview:thm-1 and [this](#more), a note[^1] and ![dot](dot.png).
A link [there]({filename}math.md#sec-end), one to a [draft]({filename}draft.md), [@nobody2020].

## More {#more}

Text by @knuth.

## The end {#sec-end}

[^1]: A note with $y$.
"""
SITE = {
    "references.bib": BIB,
    "math.md": paper("math", body=MATH + MORE),
    "overview.md": paper(
        "overview", "Corrections: 2024-05-01 error @more: It was $2$.", body=OVERVIEW + MORE
    ),
    "single.md": post("Title: On its own", "Requires: telgarsky2016", body=f"Words.\n{MORE}"),
    "draft.md": post("Title: Not yet", "Status: draft", body=MORE),
    "pages/about.md": post("Title: About", body=MORE),
}
SETTINGS = {
    "REPORT_TO": "https://github.com/some/where",
    "PLUGINS": [*PLUGINS, "plugins.fonts"],
}


@pytest.fixture
def made(monkeypatch):
    """The functions that ran on the HTML of posts while the steps of a stage ran."""
    stages, found = [], []
    run, make = Running.run, Html._make

    def run_and_remember(self, stage, *arguments):
        stages.append(stage)
        run(self, stage, *arguments)
        stages.pop()

    def make_and_remember(self):
        if {*stages} & {"contents", "articles", "pages_read", "steps"}:
            found.append(self.notes.path)
        return make(self)

    monkeypatch.setattr(Running, "run", run_and_remember)
    monkeypatch.setattr(Html, "_make", make_and_remember)
    return found


def test_steps_need_no_html(build, made):
    first = build(SITE, **SETTINGS)
    assert made
    made.clear()
    second = build({}, **SETTINGS)
    assert made == []
    assert second.files() == first.files()
    assert second.rules() == first.rules()


@pytest.mark.parametrize(
    ("name", "old", "new", "needs"),
    [
        ("overview.md", "Folding helps", "Folding", {"math.md", "overview.md", "single.md"}),
        ("single.md", "Text by", "A text by", {"single.md"}),
        ("references.bib", "title={Books}", "title={Some books}", None),
    ],
)
def test_after_a_change_they_need_that_of_a_few(build, made, tmp_path, name, old, new, needs):
    build(SITE, **SETTINGS)
    made.clear()
    changed = {**SITE, name: SITE[name].replace(old, new)}
    second = build(changed, **SETTINGS)
    assert made
    assert needs is None or {path.rpartition("content/")[2] for path in made} <= needs
    anew = build(changed, **SETTINGS, CACHE_PATH=str(tmp_path / "other"))
    assert second.files() == anew.files()
    assert second.rules() == anew.rules()
