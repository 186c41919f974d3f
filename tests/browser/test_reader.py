"""What a reader does on a page: its colours, its contents, the change of level, its code, paper."""

import pytest
from chromium import find, pelican
from conftest import ROOT

pytest_plugins = ["chromium"]

DARK, LIGHT = "rgb(21, 23, 27)", "rgb(251, 250, 247)"
GROUND = "getComputedStyle(document.documentElement).backgroundColor"
MATH = "posts/2024/05/*/index.html"


@pytest.fixture(scope="module")
def sink(tmp_path_factory):
    """A site with everything that a post can have."""
    return pelican(ROOT / "tests/data/kitchen-sink", tmp_path_factory.mktemp("sink"))


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 375), ("light", 768)])
def test_everything_that_a_post_can_have_is_accessible(open_page, sink, scheme, width):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    page = open_page(
        sink, find(sink, MATH), color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()
    assert page.complaints == []
    assert page.locator("[style]").count() == 0


@pytest.mark.parametrize("width", [320, 375, 768, 1024, 1280, 1680])
def test_nothing_scrolls_sideways_and_a_line_has_65_characters_at_most(open_page, sink, width):
    page = open_page(sink, find(sink, MATH), viewport={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    text = page.locator(".content > p").first
    em = text.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert text.bounding_box()["width"] <= 28.8 * em


def test_colours_follow_the_system_until_a_reader_chooses(open_page, demo):
    page = open_page(demo, "", color_scheme="dark", java_script_enabled=True)
    assert page.evaluate(GROUND) == DARK
    page.keyboard.press("Tab")
    page.locator(".scheme-button").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.locator("#scheme :checked").get_attribute("value") == "light"
    assert page.evaluate(GROUND) == LIGHT
    page.keyboard.press("Escape")
    assert not page.locator("#scheme").is_visible()


def test_colours_are_remembered_before_the_first_paint(open_page, demo):
    # What the body sees when it begins: nothing is painted before.
    watch = """
        new MutationObserver((_, self) => {
          if (!document.body) return;
          window.early = getComputedStyle(document.documentElement).colorScheme;
          self.disconnect();
        }).observe(document, {childList: true, subtree: true});
    """
    page = open_page(demo, "", color_scheme="light", before=watch)
    assert page.evaluate("early") == "light dark"
    page.locator(".scheme-button").click()
    page.get_by_label("Dark").check()
    page.reload()
    assert page.evaluate("early") == "dark"
    assert page.evaluate(GROUND) == DARK
    assert page.locator("#scheme :checked").get_attribute("value") == "dark"
    page.locator(".scheme-button").click()
    page.get_by_label("As the system").check()
    assert page.evaluate(GROUND) == LIGHT


def test_colours_change_without_script(open_page, demo):
    page = open_page(demo, "", color_scheme="light", java_script_enabled=False)
    page.locator(".scheme-button").click()
    page.get_by_label("Dark").check()
    assert page.locator("html").evaluate("one => getComputedStyle(one).backgroundColor") == DARK


def test_the_contents_mark_the_section_that_is_read(open_page, sink):
    page = open_page(sink, find(sink, MATH))
    current = page.locator(".toc [aria-current]")
    assert current.count() == 0
    for section in ("tables", "lists"):
        page.evaluate(f"document.getElementById('{section}').scrollIntoView()")
        page.wait_for_function(
            "id => document.querySelector('.toc [aria-current]')?.hash === '#' + id", arg=section
        )
    assert current.count() == 1
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function(
        "() => document.querySelector('.toc [aria-current]')?.hash === '#figures'"
    )


def test_the_contents_are_beside_the_text_or_are_folded_above_it(open_page, sink):
    address = find(sink, MATH)
    wide = open_page(sink, address, java_script_enabled=False)
    text, contents = wide.locator(".content"), wide.locator(".toc nav")
    assert contents.is_visible()
    box = contents.bounding_box()
    assert box["x"] + box["width"] <= text.bounding_box()["x"]
    assert wide.locator(".pair-switch-small").is_visible()
    phone = open_page(
        sink, address, java_script_enabled=False, viewport={"width": 375, "height": 700}
    )
    assert not phone.locator(".toc nav").is_visible()
    assert not phone.locator(".pair-switch-small").is_visible()
    phone.locator(".toc summary").click()
    assert phone.locator(".toc nav").is_visible()
    assert phone.locator(".toc a").first.bounding_box()["height"] >= 44


def test_changing_the_level_keeps_the_section(open_page, sink):
    page = open_page(sink, find(sink, MATH))
    other = page.locator(".pair-switch-small a:not([aria-current])")
    page.evaluate("document.getElementById('lists').scrollIntoView()")
    other.click()
    page.wait_for_url("**/everything-that-a-post-can-have-in-words/#lists")


def test_items_with_letters_in_brackets_have_their_letters(open_page, demo):
    page = open_page(demo, find(demo, "posts/*/*/sawtooth-*/index.html"))
    styles = "all => all.map((one) => getComputedStyle(one).listStyleType)"
    found = page.locator("ol.in-brackets[type=a]").evaluate_all(styles)
    assert found == ["letter-in-brackets"] * len(found) != []


def test_code_is_copied_by_a_button(open_page, sink):
    page = open_page(sink, find(sink, MATH), permissions=["clipboard-read", "clipboard-write"])
    button = page.locator(".copy-code").first
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.copy-code').textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()").startswith("def step(weights")
    long = page.locator("pre").nth(1)
    assert long.get_attribute("tabindex") == "0"


def test_paper_has_proofs_open_and_nothing_cut(open_page, sink):
    page = open_page(sink, find(sink, MATH))
    page.locator(".proof summary").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 627, "height": 970})  # A4 without its margins
    assert page.locator(".proof-body").is_visible()
    for hidden in (".site-nav", ".aside", ".scheme-button", ".pair-section-line", ".copy-code"):
        assert not page.locator(hidden).first.is_visible()
    assert page.locator(".pair-switch [aria-current]").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 627
    for box in page.locator(".display, .content table, pre").all():
        assert box.evaluate("one => one.scrollWidth - one.clientWidth") <= 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("[style]:not([style=''])").count() == 0
