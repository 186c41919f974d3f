"""Pages of ``invoke devserver`` in a real browser: they reload, keep one's place, show problems."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from live_program import SETTINGS, LiveProgram, post, start_built, write

pytest_plugins = ["chromium"]
playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect

WORDS = "Some words to make the page long enough to scroll. " * 8
LONG = "\n\n".join(f"Paragraph {number}. {WORDS}" for number in range(60))
SITE = f"""{SETTINGS}
THEME = "mine"
PLUGIN_PATHS = ["{ROOT}"]
PLUGINS = ["plugins.pairs"]
"""
BASE = """<!DOCTYPE html><html><head><title>x</title>
<link rel="stylesheet" href="/theme/css/main.css">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'"></head>
<body>{% block content %}{% endblock %}</body></html>
"""
ARTICLE = '{% extends "base.html" %}{% block content %}{{ article.content }}{% endblock %}'


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveProgram]:
    folder = tmp_path_factory.mktemp("live")
    write(folder / "pelicanconf.py", SITE)
    write(folder / "mine/templates/base.html", BASE)
    write(folder / "mine/templates/article.html", ARTICLE)
    write(folder / "mine/static/css/main.css", "p { color: black }")
    write(folder / "content/first.md", post(body=LONG))
    write(folder / "content/later.md", post("Later", "Not yet.", "Status: draft"))
    program = start_built(folder)
    yield program
    assert program.end() == 0


@pytest.fixture
def page(browser: Any, live: LiveProgram) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 900, "height": 600})
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(f"http://127.0.0.1:{live.port}/first.html")
    yield page
    context.close()
    assert page.complaints == []


def height(page: Any, start: str) -> float:
    """How far a paragraph is from the top of the window."""
    found = page.locator("p", has_text=re.compile(rf"^{re.escape(start)}"))
    return float(found.evaluate("element => element.getBoundingClientRect().top"))


def scroll_to(page: Any, start: str) -> None:
    found = page.locator("p", has_text=re.compile(rf"^{re.escape(start)}"))
    found.evaluate("element => element.scrollIntoView({ behavior: 'instant' })")
    page.mouse.wheel(0, -30)
    page.wait_for_timeout(200)


def strip(page: Any) -> Any:
    return page.locator("diptych-strip [role=status]")


def test_a_reload_keeps_the_place(live, page):
    scroll_to(page, "Paragraph 30.")
    before = height(page, "Paragraph 31.")
    live.write("content/first.md", post(body=f"New at the top.\n\n{WORDS}\n\n{LONG}"))
    expect(page.get_by_text("New at the top")).to_be_attached()
    page.wait_for_load_state("networkidle")
    assert height(page, "Paragraph 31.") == pytest.approx(before, abs=1.5)
    # The paragraph that is edited is the one in view.
    text = f"New at the top.\n\n{WORDS}\n\n{LONG}".replace("Paragraph 30.", f"Edited. {WORDS}")
    live.write("content/first.md", post(body=text))
    expect(page.get_by_text("Edited")).to_be_attached()
    page.wait_for_load_state("networkidle")
    assert height(page, "Paragraph 31.") == pytest.approx(before, abs=1.5)


def test_another_post_leaves_the_page_alone(live, page):
    page.evaluate("window.mine = 1")
    live.write("content/other.md", post("Other", "<em>&lt;b&gt;</em>", "Pair: x", "Level: <i>x"))
    expect(strip(page)).to_contain_text("1 in other files")
    page.get_by_text("1 in other files").click()
    expect(strip(page)).to_contain_text('content/other.md:4: pair-level: there is no level "<i>x"')
    assert page.evaluate("window.mine") == 1
    (live.folder / "content/other.md").unlink()
    expect(strip(page)).to_be_empty()


def test_a_style_sheet_is_taken_without_a_reload(live, page):
    page.evaluate("window.mine = 1")
    live.write("mine/static/css/main.css", "p { color: rgb(1, 2, 3) }")
    expect(page.locator("p").first).to_have_css("color", "rgb(1, 2, 3)")
    assert page.evaluate("window.mine") == 1
    assert page.locator("link[rel=stylesheet]").count() == 1


def test_the_strip_shows_the_problems_of_the_page(live, page):
    live.write("content/first.md", post("First", LONG, "Pair: x", "Level: maths"))
    row = strip(page).locator("li")
    expect(row).to_contain_text('content/first.md:4: pair-level: there is no level "maths"')
    expect(row).to_contain_text('did you mean "math"?')
    page.get_by_role("button", name="Close").click()
    expect(strip(page)).to_be_empty()
    live.write("content/first.md", post().replace("2024-01-02", "soon"))
    expect(row.filter(has_text="frontmatter-date")).to_contain_text('"soon" is no date')
    expect(page.locator("p").first).to_contain_text("Paragraph 0.")
    page.emulate_media(media="print")
    expect(page.locator("diptych-strip")).to_be_hidden()
    page.emulate_media(media="screen")
    live.write("content/first.md", post(body=LONG))
    expect(strip(page)).to_be_empty()


def test_broken_settings_are_shown_over_the_last_good_page(live, page):
    live.write("pelicanconf.py", SITE + "SITENAME = nothing\n")
    expect(strip(page)).to_contain_text("The build broke off.")
    expect(strip(page)).to_contain_text("name 'nothing' is not defined")
    expect(page.locator("p").first).to_contain_text("Paragraph 0.")
    live.write("pelicanconf.py", SITE)
    expect(strip(page)).to_be_empty()


def test_drafts_are_marked(live, page):
    page.goto(f"http://127.0.0.1:{live.port}/_diptych/")
    page.get_by_role("link", name="Later").click()
    expect(strip(page).locator("mark")).to_have_text("Draft")


def test_a_page_comes_when_its_post_does(live, page):
    page.goto(f"http://127.0.0.1:{live.port}/third.html")
    expect(page.locator("h1")).to_have_text("There is no page here")
    live.write("content/third.md", post("Third", "Here it is."))
    expect(page.locator("p")).to_have_text("Here it is.")
    (live.folder / "content/third.md").unlink()
    expect(page.locator("h1")).to_have_text("There is no page here")


def test_a_tab_that_was_hidden_catches_up(live, page):
    page.evaluate("""() => {
        Object.defineProperty(document, "hidden", { value: true, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
    }""")
    live.write("content/first.md", post(body="Meanwhile.\n\n" + LONG))
    page.wait_for_timeout(1000)
    assert "Meanwhile" not in page.text_content("body")
    page.evaluate("""() => {
        Object.defineProperty(document, "hidden", { value: false, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
    }""")
    expect(page.locator("p").first).to_have_text("Meanwhile.")


def test_a_page_of_a_server_that_was_started_again_goes_on(
    browser: Any, tmp_path: Path, live: LiveProgram
) -> None:
    """The script tries again until there is a server."""
    write(tmp_path / "pelicanconf.py", SETTINGS)
    write(tmp_path / "content/first.md", post())
    program = start_built(tmp_path)
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{program.port}/first.html")
    port = program.port
    program.end()
    write(tmp_path / "content/first.md", post(body="Of the second server."))
    program = start_built(tmp_path, port=port)
    expect(page.locator("body")).to_contain_text("Of the second server.")
    page.close()
    assert program.end() == 0
