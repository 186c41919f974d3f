"""Notes in the margin: at their line, over nothing, reached by keyboard; a list elsewhere."""

import pytest
from chromium import pelican
from conftest import post

pytest_plugins = ["chromium"]

WORDS = "Some words to fill the text with, so that it has a few lines. " * 6
SHORT, LONG = "A short note.", "A note that is rather long. " * 14
BODY = f"""{WORDS} One.[^one] {WORDS}

{WORDS} Two and three on one line.[^two][^three]

{WORDS}

{WORDS}

## A heading

![A picture]({{attach}}x.svg){{.margin}}

{WORDS} Four.[^four]

<pre><code>{"a long line of code " * 9}</code></pre>

{WORDS} Five.[^five]

![Another picture]({{attach}}x.svg){{.margin}}

{WORDS} Six.[^six] {WORDS}

{WORDS}

[^one]: {SHORT}
[^two]: {LONG}
[^three]: With a display: $$\\sum_{{k=1}}^n a_k = \\int_0^1 f(x)\\,dx$$ and the end.
[^four]: {SHORT}
[^five]: {LONG}
[^six]: {SHORT}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="180"></svg>'
# Pairs of boxes that lie upon each other, of which one is a note.
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('.sidenote, .content > :not(.footnote)')]
    .map(one => [one, one.getBoundingClientRect()]);
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return boxes.flatMap(([one, a], i) => boxes.slice(i + 1)
    .filter(([two, b]) => two.matches('.sidenote') && meet(a, b))
    .map(([two]) => `${one.textContent.slice(0, 20)} | ${two.textContent.slice(0, 20)}`));
}"""
# How far below its call each note begins.
OFFSETS = """() => [...document.querySelectorAll('.sidenote')].map((note, i) => Math.round(
  note.getBoundingClientRect().top
  - document.querySelector(`.call-${i + 1}`).getBoundingClientRect().top))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notes")
    (folder / "content").mkdir()
    (folder / "content/a.md").write_text(post("Slug: a", "Date: 2024-01-01", body=BODY))
    (folder / "content/x.svg").write_text(SVG)
    return pelican(folder / "content", folder / "output")


@pytest.fixture
def page(open_page, site):
    return open_page(site, "posts/2024/01/a/")


@pytest.mark.parametrize("width", [1100, 1440])
def test_notes_are_beside_their_lines_and_over_nothing(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate(OVERLAPS) == []
    one, two, three, *_ = page.evaluate(OFFSETS)
    assert abs(one) <= 4
    assert abs(two) <= 4
    assert three > 100  # below the note before it, called in the same line
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not page.locator(".footnote > hr").is_visible()
    text = page.locator(".content > p").first.bounding_box()
    for beside in page.locator(".sidenote, .content img").all():
        box = beside.bounding_box()
        assert box["x"] > text["x"] + text["width"]
        assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("width", [320, 768])
def test_elsewhere_they_are_a_list_after_the_text(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate(OVERLAPS) == []
    last = page.locator(".content > p").last.bounding_box()
    assert page.locator(".sidenote").first.bounding_box()["y"] > last["y"] + last["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".footnote ol").evaluate("e => getComputedStyle(e).listStyleType") != "none"


def test_on_paper_they_are_a_list(page):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(media="print")
    position = page.locator(".sidenote").first.evaluate("e => getComputedStyle(e).position")
    page.emulate_media(media="screen")
    assert position == "static"


def test_keyboard_and_screen_reader_reach_a_note_and_come_back(page):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.locator(".footnote-ref").nth(4).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#fn:five"
    assert page.locator(":target").is_visible()
    page.locator(":target .footnote-backref").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#fnref:five"
    tree = page.locator("main").aria_snapshot()
    assert tree.index("Six.") < tree.index("A note that is rather long")  # after the text, once
    assert page.complaints == []
