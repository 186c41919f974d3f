"""Previews in a real browser: mouse, keyboard, touch, no script. The clock is the test's own."""

import gzip
import re
import subprocess
import sys
from pathlib import Path

import pytest
from chromium import move
from conftest import PLUGINS, ROOT

pytest_plugins = ["chromium"]
playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect

WORDS = "Some words to make the page long enough to scroll. " * 8
FIRST = f"""\
Title: First
Slug: first
Date: 2024-01-01

See @thm-far, @lem-near, @second:thm-other, a note[^1] and [a post]({{filename}}second.md). By
@safran2017.

::: lemma {{#lem-near}}
Near.
:::

{f"{WORDS}{chr(10)}{chr(10)}" * 20}

::: theorem {{#thm-far}}
Far, by @second:thm-other.
:::

::: proof
Long.
:::

[^1]: The note.
"""
BIB = "@article{safran2017, title={Trade-offs}, author={Safran, I and Shamir, O}, year=2017}"
SECOND = """\
Title: Second
Slug: second
Date: 2024-01-02
Summary: What it is about.

::: theorem {#thm-other}
Other, by @lem-inner with $x^2$.
:::

::: lemma {#lem-inner}
Inner, by @thm-other.
:::
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = tmp_path_factory.mktemp("previews")
    (root / "content").mkdir()
    (root / "content" / "first.md").write_text(FIRST)
    (root / "content" / "second.md").write_text(SECOND)
    (root / "content" / "references.bib").write_text(BIB)
    settings = {
        "PATH": "content",
        "THEME": str(ROOT / "theme"),
        "PLUGIN_PATHS": [str(ROOT)],
        "PLUGINS": PLUGINS,
        "RELATIVE_URLS": True,
        "ARTICLE_SAVE_AS": "posts/{slug}/index.html",
        "ARTICLE_URL": "posts/{slug}/",
        "TIMEZONE": "UTC",
    }
    lines = [f"{name} = {value!r}" for name, value in settings.items()]
    (root / "pelicanconf.py").write_text("\n".join(lines))
    # In a process of its own: the plugins of a run stay connected.
    command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-o", "output"]
    subprocess.run(command, cwd=root, capture_output=True, check=True)
    return root / "output"


@pytest.fixture
def open_page(browser, serve, site):
    contexts = []

    def open_(address=None, **options):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        context.set_default_timeout(5000)
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda m: page.complaints.append(m.text) if m.type == "error" else None)
        page.clock.install(time=0)
        page.goto(address or f"{serve(site)}/posts/first/")
        if options.get("java_script_enabled", True):
            move(page)
        page.clock.pause_at(3600_000)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page):
    return open_page()


def link(page, text):
    return page.locator(".post > .content > p > a", has_text=re.compile(f"^{text}")).first


def cards(page, number):
    """Expect so many cards; the last is handed back."""
    expect(page.locator(".preview")).to_have_count(number)
    return page.locator(".preview").last


def rest_on(page, locator):
    locator.hover()
    page.clock.run_for(400)


def scroll(page, distance):
    """Turn the wheel, and wait until the page is still."""
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, distance)
    for _ in range(100):
        page.wait_for_timeout(20)
        if page.evaluate("scrollY") == before + distance:
            return
    pytest.fail("the page does not scroll")


def tab_to(page, locator):
    """Go to a link by keyboard, as Tab does."""
    locator.evaluate("link => link.previousElementSibling?.focus()")
    locator.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(locator).to_be_focused()


def test_resting_shows_the_target_without_its_proof(page):
    link(page, "Theorem 2$").hover()
    page.clock.run_for(399)
    cards(page, 0)
    page.clock.run_for(1)
    card = cards(page, 1)
    expect(card).to_contain_text("Far, by Theorem 1")
    expect(card).not_to_contain_text("Long.")
    expect(page.locator("[id=thm-far]")).to_have_count(1)
    expect(card.locator(".preview-bar")).to_be_hidden()


def test_a_citation_shows_its_entry_without_the_ways_back(page):
    rest_on(page, link(page, "Safran and Shamir"))
    card = cards(page, 1)
    expect(card).to_contain_text("I Safran and O Shamir (2017). Trade-offs.")
    expect(card).not_to_contain_text("Cited in")


def test_passing_over_a_link_shows_nothing(page):
    link(page, "Theorem 2$").hover()
    page.clock.run_for(200)
    page.mouse.move(5, 700)
    page.clock.run_for(1000)
    cards(page, 0)


def test_a_card_stays_while_the_pointer_is_in_it_and_closes_after_it(page):
    rest_on(page, link(page, "Theorem 2$"))
    cards(page, 1).hover(position={"x": 5, "y": 5})
    page.clock.run_for(1000)
    cards(page, 1)
    page.mouse.move(5, 700)
    page.clock.run_for(299)
    cards(page, 1)
    page.clock.run_for(1)
    cards(page, 0)


def test_a_reference_in_a_card_opens_a_second_and_no_third(page):
    rest_on(page, link(page, "Theorem 2$"))
    rest_on(page, cards(page, 1).locator("a.ref"))
    second = cards(page, 2)
    expect(second).to_contain_text("Other, by Lemma 2")
    rest_on(page, second.locator("a.ref"))
    page.clock.run_for(1000)
    cards(page, 2)
    page.keyboard.press("Escape")
    cards(page, 1)
    page.keyboard.press("Escape")
    cards(page, 0)


def test_another_post_is_shown_from_its_fragment_fetched_once(page):
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    for _ in range(2):
        rest_on(page, link(page, "Theorem 1 of"))
        card = cards(page, 1)
        expect(card.locator("math")).to_be_visible()
        page.mouse.move(5, 700)
        page.clock.run_for(300)
        cards(page, 0)
    names = [url.partition("/previews/")[2] for url in fetched if "/previews/" in url]
    assert names == ["second.html"]


def test_links_in_a_fragment_lead_where_they_should(page):
    rest_on(page, link(page, "Theorem 1 of"))
    inner = cards(page, 1).locator("a.ref")
    assert inner.evaluate("a => a.href").endswith("/posts/second/#lem-inner")
    inner.click()
    page.wait_for_url("**/posts/second/#lem-inner")


def test_a_link_to_a_post_shows_its_title_and_summary(page):
    rest_on(page, link(page, "a post"))
    expect(cards(page, 1)).to_contain_text(re.compile(r"Second\s+What it is about\."))


def test_what_is_on_the_screen_is_marked_instead(page):
    near = page.locator("#lem-near")
    rest_on(page, link(page, "Lemma 1"))
    expect(near).to_have_class(re.compile("preview-lit"))
    cards(page, 0)
    page.mouse.move(5, 700)
    page.clock.run_for(300)
    expect(near).not_to_have_class(re.compile("preview-lit"))


def test_nothing_opens_while_the_page_scrolls(page):
    link(page, "Theorem 2$").hover()
    page.clock.run_for(300)
    scroll(page, 150)
    page.clock.run_for(2000)
    cards(page, 0)
    scroll(page, -150)  # brings the link back under a pointer that rests
    page.clock.run_for(2000)
    cards(page, 0)


def test_scrolling_closes_a_card_unless_a_click_has_pinned_it(page):
    rest_on(page, link(page, "Theorem 2$"))
    cards(page, 1)
    page.evaluate("scrollTo(0, 200)")
    cards(page, 0)
    page.evaluate("scrollTo(0, 0)")
    rest_on(page, link(page, "Theorem 1 of"))
    cards(page, 1).locator("p").first.click(position={"x": 5, "y": 5})
    page.mouse.move(5, 700)
    page.evaluate("scrollTo(0, 200)")
    page.clock.run_for(1000)
    cards(page, 1).get_by_role("button", name="Close").click()
    cards(page, 0)


def test_a_click_on_the_link_goes_there_and_leaves_no_card(page):
    rest_on(page, link(page, "Theorem 2$"))
    cards(page, 1)
    link(page, "Theorem 2$").click()
    page.wait_for_url("**/#thm-far")
    page.clock.run_for(1000)
    cards(page, 0)


def test_the_keyboard_opens_enters_and_leaves_a_card(page):
    page.set_viewport_size({"width": 800, "height": 900})  # the note is out of sight
    note = page.locator("a.footnote-ref")
    tab_to(page, note)
    page.clock.run_for(400)
    card = cards(page, 1)
    expect(card).to_contain_text("The note.")
    expect(card).not_to_contain_text("↩")
    assert note.get_attribute("aria-details") == card.get_attribute("id")
    page.keyboard.press("Tab")
    expect(card).to_be_focused()
    expect(page.get_by_role("group", name="Preview: note 1")).to_be_focused()
    page.clock.run_for(1000)
    page.keyboard.press("Tab")
    expect(card.get_by_role("link", name="Go to note 1")).to_be_focused()
    page.keyboard.press("Escape")
    cards(page, 0)
    expect(note).to_be_focused()
    page.clock.run_for(1000)
    cards(page, 0)
    assert note.get_attribute("aria-details") is None


def test_leaving_the_link_by_keyboard_closes_its_card(page):
    page.set_viewport_size({"width": 800, "height": 900})
    tab_to(page, page.locator("a.footnote-ref"))
    page.clock.run_for(400)
    cards(page, 1)
    page.keyboard.press("Shift+Tab")
    page.clock.run_for(300)
    cards(page, 0)


@pytest.fixture
def phone(open_page):
    return open_page(viewport={"width": 375, "height": 700}, has_touch=True, is_mobile=True)


def test_a_tap_opens_a_sheet_with_a_way_there(phone):
    link(phone, "Theorem 2$").tap()
    sheet = cards(phone, 1)
    box = sheet.bounding_box()
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 375, 700)
    for control in sheet.locator(".preview-bar > *").all():
        assert control.bounding_box()["height"] >= 44
    assert phone.url.endswith("/first/")
    expect(sheet).to_be_focused()
    sheet.get_by_role("link", name="Go to Theorem 2").tap()
    phone.wait_for_url("**/#thm-far")
    cards(phone, 0)


def test_the_script_comes_with_the_first_move(browser, serve, site):
    page = browser.new_page()
    answer = page.goto(f"{serve(site)}/posts/first/", wait_until="networkidle")
    # As it was sent: Chromium itself may move the pointer, when something comes under it.
    before, _, later = answer.text().partition('<template id="later">')
    assert ("js/previews" in before, "js/previews" in later) == (False, True)
    link(page, "Theorem 2$").hover()
    cards(page, 1)
    page.close()


def test_a_tap_beside_a_sheet_closes_it(phone):
    link(phone, "Theorem 1 of").tap()
    cards(phone, 1)
    phone.touchscreen.tap(180, 100)
    cards(phone, 0)


def test_a_sheet_opens_a_second_and_closes_back_to_it(phone):
    link(phone, "Theorem 2$").tap()
    cards(phone, 1).locator("a.ref").tap()
    second = cards(phone, 2)
    expect(second).to_contain_text("Other, by")
    second.get_by_role("button", name="Close").last.tap()
    expect(cards(phone, 1)).to_contain_text("Far, by")


def test_a_tap_goes_to_posts_and_to_what_is_on_the_screen(phone):
    link(phone, "Lemma 1").tap()
    phone.wait_for_url("**/#lem-near")
    cards(phone, 0)
    link(phone, "a post").tap()
    phone.wait_for_url("**/second/")


def test_where_a_fragment_is_missing_it_is_a_link(open_page):
    page = open_page()
    page.route("**/previews/**", lambda route: route.fulfill(status=404, body="<p>No.</p>"))
    rest_on(page, link(page, "Theorem 1 of"))
    page.wait_for_load_state("networkidle")
    cards(page, 0)
    phone = open_page(viewport={"width": 375, "height": 700}, has_touch=True, is_mobile=True)
    phone.route("**/previews/**", lambda route: route.fulfill(status=404, body="<p>No.</p>"))
    link(phone, "Theorem 1 of").tap()
    phone.wait_for_url("**/second/#thm-other")


def test_without_script_it_is_a_plain_link(open_page):
    page = open_page(java_script_enabled=False)
    link(page, "Theorem 1 of").click()
    page.wait_for_url("**/second/#thm-other")


def test_from_a_file_the_own_page_is_shown_and_links_lead_on(open_page, site):
    page = open_page((site / "posts" / "first" / "index.html").as_uri())
    rest_on(page, link(page, "Theorem 2$"))
    cards(page, 1)
    link(page, "Theorem 1 of").hover()
    page.clock.run_for(1000)
    cards(page, 0)


def test_nothing_breaks_the_policy(page):
    for text in ("Theorem 2$", "Theorem 1 of"):
        rest_on(page, link(page, text))
        cards(page, 1)
    assert [c for c in page.complaints if "favicon" not in c and "404" not in c] == []


@pytest.mark.parametrize("width", [320, 1280])
def test_cards_stay_on_the_screen(open_page, width):
    page = open_page(viewport={"width": width, "height": 600})
    for text in ("Theorem 2$", "Theorem 1 of", "a post"):
        rest_on(page, link(page, text))
        box = cards(page, 1).bounding_box()
        assert box["x"] >= 8
        assert box["x"] + box["width"] <= width - 8
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 600
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_print_has_no_cards(page):
    rest_on(page, link(page, "Theorem 2$"))
    card = cards(page, 1)
    page.emulate_media(media="print")
    expect(card).to_be_hidden()


def test_nothing_moves_for_those_who_ask_for_that(open_page):
    page = open_page(reduced_motion="reduce")
    rest_on(page, link(page, "Theorem 2$"))
    assert cards(page, 1).evaluate("card => getComputedStyle(card).animationName") == "none"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_with_an_open_card_is_accessible(open_page, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(color_scheme=scheme, reduced_motion="reduce")
    rest_on(page, link(page, "Theorem 2$"))
    rest_on(page, cards(page, 1).locator("a.ref"))
    cards(page, 2)
    page.clock.resume()
    found = axe.run(page).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found] == []


def test_the_script_is_small():
    script = Path(ROOT, "theme", "static", "js", "previews.js").read_bytes()
    assert len(gzip.compress(script, 9)) <= 3072
