"""Listings and feeds in a real browser: the filter of levels, and what no width may break."""

import pytest
from chromium import pelican

pytest_plugins = ["chromium"]


def test_the_levels_are_filtered_without_a_script(open_page, demo):
    page = open_page(demo, "", java_script_enabled=False)
    doors = page.locator(".card .doors [data-level]")
    assert visible_levels(doors) == ["overview", "math"] * 5
    page.get_by_role("radio", name="All").focus()
    page.keyboard.press("ArrowRight")
    assert visible_levels(doors) == ["overview"] * 5
    page.keyboard.press("ArrowRight")
    assert visible_levels(doors) == ["math"] * 5
    assert not page.get_by_text("Other posts").is_visible()
    page.emulate_media(media="print")
    assert not page.get_by_role("radio", name="All").is_visible()
    # Paper has what the screen has: nothing that was filtered out comes back unasked.
    assert visible_levels(doors) == ["math"] * 5


def visible_levels(doors) -> list[str]:
    return [door.get_attribute("data-level") for door in doors.all() if door.is_visible()]


@pytest.mark.parametrize("feed", ["feeds/all.atom.xml", "feeds/math.atom.xml"])
def test_a_feed_is_a_page(open_page, demo, feed):
    page = open_page(demo, feed, color_scheme="dark", viewport={"width": 320, "height": 700})
    assert page.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == "rgb(21, 23, 27)"
    shown = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("*")]
            .filter((element) => !element.namespaceURI.endsWith("xhtml"))
            .filter((element) => element.checkVisibility())
            .map((element) => element.localName)"""
    )
    assert set(shown) == {"feed", "entry"}
    # Playwright looks for roles in HTML only; the browser itself knows them.
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    named = [(node["role"]["value"], node.get("name", {}).get("value")) for node in tree]
    assert ("link", "Sawtooth functions and the price of being shallow") in named
    page.locator("h2 a", has_text="Sawtooth functions").click()
    assert page.locator("h1").inner_text() == "Sawtooth functions and the price of being shallow"


AWKWARD = {
    "o": (
        "Title: " + "A title without an end " * 9,
        "Paper: p",
        "Level: overview",
        "Series: " + "S s " * 30,
    ),
    "m": ("Title: " + "Unbroken" * 30, "Paper: p", "Level: math", "Tags: " + "tag" * 30),
    "x": ("Title: x", "Summary: " + "unbroken" * 30, "Requires: p, ar, zh, 1, 2", "Helps: 3"),
    "ar": ("Title: مرحبا بالعالم وهذا عنوان طويل", "Lang: ar", "Slug: ar"),
    "zh": ("Title: " + "神经网络的逼近能力" * 9, "Lang: zh", "Slug: zh"),
    **{f"n{n}": (f"Title: {n}", f"Tags: tag {n}, t{n}") for n in range(150)},
}


@pytest.fixture(scope="module")
def awkward(tmp_path_factory):
    content = tmp_path_factory.mktemp("awkward")
    for number, (name, fields) in enumerate(AWKWARD.items()):
        date = f"Date: {2000 + number % 25}-01-02"
        (content / f"{name}.md").write_text("\n".join([*fields, date, "", "Word.", ""]))
    return pelican(content, tmp_path_factory.mktemp("output"))


LISTINGS = ["", "archives/", "tags/", "search/", "series/", "tags/tag-1/", "archives/2001/", "map/"]


def test_no_listing_scrolls_sideways_whatever_is_in_it(open_page, awkward):
    page = open_page(awkward, "404.html")
    for address in LISTINGS:
        page.goto(page.evaluate("address => new URL(`/${address}`, location).href", address))
        for width in (320, 375, 768, 1280, 1680):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address


ROOMS = """(font) => {
    document.querySelector(".map-drawing").style.fontFamily = font;
    return [...document.querySelectorAll(".map-drawing a")].flatMap((a) => {
        const box = a.querySelector("rect").getBBox();
        return [...a.querySelectorAll("text")].map((text) => text.getBBox()).flatMap((words) => [
            words.x - box.x, box.x + box.width - words.x - words.width,
            words.y - box.y, box.y + box.height - words.y - words.height]);
    });
}"""


def test_the_words_on_the_map_fit_their_boxes(open_page, awkward):
    """Whatever is in them, also in another font than the one that they were measured in."""
    page = open_page(awkward, "map/")
    assert page.complaints == []
    assert page.locator(".map-drawing a").count() == 7
    for font in ("", "Times New Roman, Liberation Serif", "DejaVu Sans Condensed"):
        rooms = page.evaluate(ROOMS, font)
        assert len(rooms) == 4 * page.locator(".map-drawing text").count()
        assert min(rooms) >= 0, font
