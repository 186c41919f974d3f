"""What is measured on the demo's pages: first lines of text, left edges, letters of figures."""

import pytest
from chromium import find

pytest_plugins = ["chromium"]

FIRST_LINE = """() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(".content > p, .content p"));
    return range.getClientRects()[0].top;
}"""
#: The left edges of what is text and in nothing else, and of nothing that is hidden.
EDGES = """() => {
    const found = new Set();
    for (const one of document.querySelectorAll("main :is(h1, h2, h3, p)")) {
        if (one.closest("li, dd, td, .sidenote, .correction, details, figure, .theorem")) continue;
        if (one.closest(".footnote")) continue;
        if (one.closest(".visually-hidden, .pair-section-line, [popover]")) continue;
        const range = document.createRange();
        range.selectNodeContents(one);
        const lefts = [...range.getClientRects()].filter((r) => r.width > 1).map((r) => r.left);
        if (lefts.length) found.add(Math.round(Math.min(...lefts)));
    }
    return [...found];
}"""
#: Of each figure, how large its smallest letters are on the screen, and whether letters are cut.
LETTERS = """() => [...document.querySelectorAll("svg.drawing")].map((svg) => {
    const scale = svg.getScreenCTM().a;
    const box = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")];
    return [
        Math.min(...texts.map((one) => parseFloat(getComputedStyle(one).fontSize) * scale)),
        texts.map((one) => one.getBoundingClientRect())
            .every((r) => r.left >= box.left - 1 && r.right <= box.right + 1),
        box.left >= 0 && box.right <= innerWidth,
    ];
})"""


@pytest.mark.parametrize(("width", "height", "most"), [(1280, 900, 560), (390, 844, 640)])
def test_the_first_line_of_each_post_is_on_the_first_screen(open_page, demo, width, height, most):
    page = open_page(demo, "", viewport={"width": width, "height": height})
    root = page.url
    posts = sorted(
        one.parent.relative_to(demo).as_posix() for one in demo.glob("posts/*/*/*/*.html")
    )
    assert len(posts) > 10
    tops = {}
    for post in posts:
        page.goto(f"{root}{post}/")
        page.evaluate("document.fonts.ready")
        tops[post] = page.evaluate(FIRST_LINE)
    assert {post: top for post, top in tops.items() if top > most} == {}


@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
def test_text_has_one_left_edge_on_each_page(open_page, demo, width):
    page = open_page(demo, "", viewport={"width": width, "height": 900})
    root, edges = page.url, {}
    for pattern in ("index.html", "posts/*/*/barr*/index.html", "papers/*/index.html",
                    "papers/*/proofs/*/index.html", "series/*/index.html", "map/index.html",
                    "tags/depth/index.html", "archives/index.html", "about/index.html",
                    "404.html", "corrections/index.html"):  # fmt: skip
        address = find(demo, pattern)
        page.goto(f"{root}{address}")
        edges[address] = page.evaluate(EDGES)
    assert {len(found) for found in edges.values()} == {1}, edges
    lefts = [found[0] for found in edges.values()]
    assert max(lefts) - min(lefts) <= 1, edges


@pytest.mark.parametrize("width", [320, 360])
def test_the_letters_of_figures_can_be_read_on_a_phone(open_page, demo, width):
    page = open_page(demo, "", viewport={"width": width, "height": 700})
    root, count = page.url, 0
    for half in demo.glob("posts/*/*/*/index.html"):
        page.goto(f"{root}{half.parent.relative_to(demo).as_posix()}/")
        for size, is_whole, is_within in page.evaluate(LETTERS):
            assert size >= 11, half
            assert is_whole, half
            assert is_within, half
            count += 1
    assert count > 10
