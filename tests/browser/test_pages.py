"""The demo in a real browser, under a strict policy: nothing forbidden, nothing in the way."""

import time

import pytest
from chromium import find, pelican

pytest_plugins = ["chromium"]

#: A page of every kind.
PAGES = {
    "home": "index.html",
    "overview": "posts/2024/02/why-*/index.html",
    "math": "posts/2024/02/barrons-*/index.html",
    "figures": "posts/2024/05/the-curve-*/index.html",
    "both": "papers/barron1993/both/index.html",
    "series": "series/*/index.html",
    "page": "about/index.html",
    "archives": "archives/index.html",
    "tags": "tags/index.html",
    "tag": "tags/approximation/index.html",
    "author": "authors/*/index.html",
    "period": "archives/2024/index.html",
    "search": "search/index.html",
    "404": "404.html",
    "all series": "series/index.html",
    "map": "map/index.html",
    "level": "math/index.html",
}
INLINE = r"So $x_{N} \le \sqrt{N}$ holds."
DISPLAY = r"$$\sum_{k=1}^{N} k = \frac{n}{2}$$"
MANY = "Title: Many\nDate: 2024-01-01\n\n" + "\n\n".join(
    (INLINE if n % 4 else DISPLAY).replace("N", str(n)) for n in range(1, 53)
)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    content = tmp_path_factory.mktemp("many")
    (content / "many.md").write_text(MANY)
    return pelican(content, tmp_path_factory.mktemp("output"))


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_obeys_the_policy_and_is_accessible(open_page, demo, kind):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    for scheme, width in (("light", 1280), ("dark", 375)):
        page = open_page(
            demo,
            find(demo, PAGES[kind]),
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
        )
        found = Axe().run(page)
        assert found.response["violations"] == [], found.generate_report()
        assert page.complaints == []
        assert len(page.hosts) == 1
        assert page.locator("[style]").count() == 0
        data = page.locator('script[type="application/ld+json"]')
        assert data.count() == (kind not in {"both", "search", "404"})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_scrolls_sideways_on_the_smallest_phone(open_page, demo, kind):
    page = open_page(demo, find(demo, PAGES[kind]), viewport={"width": 320, "height": 600})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


SHIFTS = """
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shift += entry.value;
    }).observe({type: "layout-shift", buffered: true});
"""


def test_formulas_need_no_script_and_nothing_jumps(open_page, many):
    address = find(many, "posts/*/*/*/index.html")
    plain = open_page(many, address, java_script_enabled=False)
    assert plain.locator("math").count() == 52
    assert plain.locator(".display").count() == 13
    page = open_page(many, address, before=SHIFTS)
    assert page.locator(".display").first.bounding_box() == (
        plain.locator(".display").first.bounding_box()
    )
    assert page.evaluate("window.shift") == 0
    assert page.evaluate("document.fonts.check('16px \"Diptych Math\"', '√')")
    preloaded = page.locator("link[rel=preload][as=font]").last.get_attribute("href")
    fetched = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    (math,) = (name for name in fetched if "diptych-math" in name)
    assert math.endswith(preloaded)


@pytest.mark.parametrize("kind", ["overview", "math"])
@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_jumps_when_the_fonts_of_text_come_late(open_page, demo, kind, width):
    came = []

    def wait(route) -> None:
        time.sleep(0.3)
        came.append(route.request.url)
        route.continue_()

    options = {"viewport": {"width": width, "height": 900}}
    address = find(demo, PAGES[kind])
    late = open_page(demo, address, before=SHIFTS, routes={"**/stix-two-text-*": wait}, **options)
    late.evaluate("document.fonts.ready")
    assert len(came) >= 2
    assert late.evaluate("window.shift") == 0
    # What replaces the font meanwhile is as wide and as high.
    usual = open_page(demo, address, **options)
    boxes = [page.locator("h1").bounding_box() for page in (late, usual)]
    assert boxes[0] == pytest.approx(boxes[1], abs=2)


def test_the_font_of_text_is_the_theme_s(open_page, demo):
    page = open_page(demo, find(demo, PAGES["overview"]))
    drawn = fonts_of(page, ".content p")
    assert {(font["familyName"], font["isCustomFont"]) for font in drawn} == {
        ("STIX Two Text", True)
    }


def fonts_of(page, selector):
    """Return the fonts that an element's text is drawn in."""
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})
    return session.send("CSS.getPlatformFontsForNode", node)["fonts"]


@pytest.fixture
def page(open_page, many):
    return open_page(many, find(many, "posts/*/*/*/index.html"))


def copied(page, keys="Control+C"):
    """Press keys; return what goes to the clipboard, by its type."""
    page.evaluate(
        """() => addEventListener("copy", (event) => {
            const data = event.clipboardData;
            window.clip = Object.fromEntries([...data.types].map((t) => [t, data.getData(t)]));
        })"""
    )
    page.keyboard.press(keys)
    return page.evaluate("window.clip ?? {}")


def test_a_display_has_a_button_that_copies_its_tex(page):
    display = page.locator(".display").first
    button = page.get_by_role("button", name="Copy TeX").first
    assert button.evaluate("e => getComputedStyle(e).opacity") == "0"
    display.focus()
    page.keyboard.press("Tab")
    assert button.evaluate("e => getComputedStyle(e).opacity") == "1"
    before, box = button.bounding_box(), page.locator("math").nth(3).bounding_box()
    assert before["y"] + before["height"] <= box["y"] + 1
    page.evaluate(
        """() => addEventListener("copy", (event) => {
            setTimeout(() => {}, 0);
        }, true)"""
    )
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Copied").count() == 1
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == r"\sum_{k=1}^{4} k = \frac{n}{2}"
    page.get_by_role("button", name="Copied").wait_for(state="detached")


def test_what_is_copied_has_the_tex_of_its_formulas(page):
    page.keyboard.press("Control+A")
    text = copied(page)["text/plain"]
    assert r"So $x_{1} \le \sqrt{1}$ holds." in text
    assert "\n$$\n\\sum_{k=1}^{4} k = \\frac{n}{2}\n$$\n" in text
    assert "Copy TeX" not in text


def test_a_selection_that_cuts_a_formula_copies_all_of_it(page):
    page.evaluate(
        """() => {
            const [from, to] = document.querySelectorAll(".content p");
            getSelection().setBaseAndExtent(from.querySelector("msqrt"), 0, to.firstChild, 2);
        }"""
    )
    clip = copied(page)
    assert clip["text/plain"] == "$x_{1} \\le \\sqrt{1}$ holds.\n\nSo"
    assert clip["text/html"].count("<math") == 1


def test_a_selection_without_formulas_is_left_to_the_browser(page):
    page.evaluate(
        """() => {
            const text = document.querySelector(".content p").firstChild;
            getSelection().setBaseAndExtent(text, 0, text, 2);
        }"""
    )
    assert copied(page) == {}


def test_a_refused_copy_says_nothing_and_leaves_the_next_one_alone(page):
    page.evaluate("document.execCommand = () => false")
    page.get_by_role("button", name="Copy TeX").first.evaluate("button => button.click()")
    assert page.get_by_role("button", name="Copied").count() == 0
    test_a_selection_without_formulas_is_left_to_the_browser(page)


def test_a_selection_of_the_document_itself_can_be_copied(page):
    page.evaluate("getSelection().setBaseAndExtent(document, 0, document, 2)")
    page.evaluate(
        """() => {
            const clipboardData = new DataTransfer();
            const copy = new ClipboardEvent("copy", { clipboardData, bubbles: true });
            document.body.dispatchEvent(copy);
            window.text = clipboardData.getData("text/plain");
        }"""
    )
    assert page.complaints == []
    assert "$x_{1} " in page.evaluate("window.text")
