"""The search page in a real browser: by keyboard, without WebAssembly, without a script."""

import pytest
from chromium import find, pelican
from conftest import post

pytest_plugins = ["chromium"]

POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
BODY = "## The bound {#bound}\n\nIt is $n^2$; the gradient of &lt;img src=x onerror=y()&gt; is 0."
POSTS = {
    "o.md": post("Title: In words", "Paper: p", "Level: overview", "Tags: nets", body=BODY),
    "m.md": post("Title: In full", "Paper: p", "Level: math", "Date: 2024-03-02", body=BODY),
    "ar.md": post("Title: التدرج", "Slug: ar", "Lang: ar", body="gradient بحث"),
    **{
        f"n{n}.md": post(f"Title: Note {n}", f"Date: 2023-01-{n + 1:02}", body="gradient")
        for n in range(11)
    },
}


def allow_wasm(route) -> None:
    response = route.fetch()
    headers = response.headers | {"content-security-policy": POLICY}
    route.fulfill(response=response, headers=headers)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site in a folder of its host."""
    content, host = tmp_path_factory.mktemp("content"), tmp_path_factory.mktemp("host")
    for name, text in POSTS.items():
        (content / name).write_text(text, "utf-8")
    pelican(content, host / "blog", siteurl="/blog")
    return host


def results(page):
    return page.locator("#search-results .part-title").all_inner_texts()


def test_a_question_is_asked_and_followed_by_keyboard(open_page, site):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    routes = {"**/search/*": allow_wasm, "**/pagefind/*.js": allow_wasm}
    small = {"viewport": {"width": 375, "height": 800}, "color_scheme": "dark"}
    page = open_page(site, "blog/search/", routes=routes, **small)
    status = page.get_by_role("status")
    page.get_by_label("Search this site").focus()
    page.keyboard.type("gradient")
    status.get_by_text("Results: 14").wait_for()
    assert len(results(page)) == 10
    assert not page.get_by_role("heading", name="All titles").is_visible()
    assert page.locator("#search-results img").count() == 0
    page.get_by_role("button", name="More results").press("Enter")
    page.locator("#search-results > li").nth(13).wait_for()
    assert page.evaluate("document.activeElement.closest('li').previousElementSibling !== null")
    assert page.locator("#search-results li[lang=ar][dir=auto]").count() == 1
    page.get_by_label("Level").select_option("math")
    status.get_by_text("Results: 1", exact=True).wait_for()
    assert results(page) == ["In full"]
    assert page.locator("#search-results [data-level=math]").inner_text().strip() == "Mathematics"
    assert "n²" in page.locator(".search-passage").first.inner_text()
    assert page.url.endswith("/blog/search/?q=gradient&level=math")
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.get_by_label("Order").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/in-full/")
    page.go_back()
    status.get_by_text("Results: 1", exact=True).wait_for()
    page.get_by_role("link", name="The bound").click()
    page.wait_for_url("**/in-full/#bound")
    page.wait_for_load_state("networkidle")
    assert page.complaints == []
    assert len(page.hosts) == 1


#: What readers type for what a text has: its words, and the slug of its post.
LETTERS = {
    "a": ("The field $\\mathbb F_2$.", ["F2", "F_2", "F₂", "𝔽2"]),
    "b": ("The space $L^2$.", ["L2", "L^2", "L^{2}"]),
    "c": ("The norm $\\ell_1$.", ["ell_1", "l1", "ℓ1", "ℓ_1"]),
    "d": ("It is in $\\mathbb R^n$.", ["R^n", "ℝn", "Rn"]),
    "e": ("The entry $x_i^2$.", ["x_i^2"]),
    "f": ("By Øster, Łukasz and Þór.", ["Oester", "Oster", "lukasz", "thor"]),
    "g": ("By Orstedt and Lukasch, plainly.", ["Ørstedt", "Łukasch"]),
    "h": ("Gödel and Müller.", ["Goedel", "mueller", "muller"]),
    "i": ("Some CO₂, H~2~O and C++.", ["CO2", "H₂O", "C++"]),
    "k": ("深度学习的理论。", ["深度学习", "学习", "理论"]),
    "m": ("日本語の機械学習。", ["機械学習", "学習"]),
    "n": ("ＡＢＣ of １２３.", ["ABC", "123", "ＡＢＣ"]),
    "o": ("An estimate $\\hat\\theta_n$ of $W^{1,p}$.", ["theta_n", "\\hat{\\theta}", "W^{1,p}"]),
    "p": ("Die Größe nach Ångström.", ["Groesse", "grosse", "Aangstroem", "Angstrom"]),
    "q": ("Some $A^\\top$ of ℓ₂-norms, ∇f.", ["A^T", "l2-norms", "nabla"]),
    "j": ("A σ-algebra of self\u2011ish \ufb01nches.", ["sigma-algebra", "self-ish", "finches"]),
}


@pytest.fixture(scope="module")
def letters(tmp_path_factory):
    """A site with many words that begin as those do that are asked for."""
    content, host = tmp_path_factory.mktemp("letters"), tmp_path_factory.mktemp("host")
    for n in range(12):
        body = "F and L and l and R and x; C and H and Co."
        (content / f"n{n}.md").write_text(post(f"Title: Decoy {n}", body=body), "utf-8")
    for slug, (body, _) in LETTERS.items():
        (content / f"{slug}.md").write_text(post(f"Title: Post {slug}", body=body), "utf-8")
    pelican(content, host / "blog", siteurl="/blog")
    return host


def test_words_are_found_in_whichever_letters_they_are_typed(open_page, letters):
    routes = {"**/search/*": allow_wasm, "**/pagefind/*.js": allow_wasm}
    page = open_page(letters, "blog/search/", routes=routes)
    ask = """async asked => {
      const form = document.getElementById("search");
      const status = document.getElementById("search-status");
      status.textContent = "";
      form.elements.q.value = asked;
      form.requestSubmit();
      while (!status.textContent) await new Promise((done) => setTimeout(done, 20));
      const first = "#search-results > li:first-child";
      const find = (selector) => document.querySelector(`${first} ${selector}`);
      return [find(".part-title")?.textContent.trim(), !!find("mark")];
    }"""
    found = {q: page.evaluate(ask, q) for _, asked in LETTERS.values() for q in asked}
    expected = {q: [f"Post {slug}", True] for slug, (_, asked) in LETTERS.items() for q in asked}
    assert found == expected


def test_where_it_cannot_start_the_titles_stay(open_page, site):
    page = open_page(site, "blog/search/?q=gradient")
    page.get_by_text("The search cannot start here.").wait_for()
    assert page.get_by_role("heading", name="All titles").is_visible()
    assert "In words" in page.inner_text("main")


def test_without_a_script_there_are_archives_and_titles(open_page, site):
    page = open_page(site, "blog/search/", java_script_enabled=False)
    assert not page.get_by_label("Search this site").is_visible()
    assert page.get_by_text("The search needs JavaScript.").is_visible()
    page.locator("main").get_by_role("link", name="Archives").click()
    assert page.url.endswith("/blog/archives/")


def test_on_any_other_page_the_search_is_a_box(open_page, site):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    routes = {"**/in-words/": allow_wasm, "**/pagefind/*.js": allow_wasm}
    page = open_page(site, find(site, "blog/posts/*/*/in-words/index.html"), routes=routes)
    address = page.url
    page.locator("header").get_by_role("link", name="Search").click()
    box = page.locator("#search-box")
    box.get_by_label("Search this site").and_(page.locator(":focus")).wait_for()
    page.keyboard.type("gradient")
    box.get_by_text("Results: 14").wait_for()
    assert page.url == address
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()
    # A click beside it closes it; it comes back with what it had found.
    page.mouse.click(2, 700)
    box.wait_for(state="hidden")
    page.locator("header").get_by_role("link", name="Search").click()
    box.get_by_text("Results: 14").wait_for()
    assert len(results(page)) == 10
    # The first one empties the field.
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    box.wait_for(state="hidden")
    assert page.complaints == []


def test_where_the_box_cannot_start_its_page_is_shown(open_page, site):
    page = open_page(site, find(site, "blog/posts/*/*/in-words/index.html"))
    page.locator("header").get_by_role("link", name="Search").click()
    page.locator("#search-box :focus").wait_for()
    page.keyboard.type("gradient")
    page.wait_for_url("**/search/?q=*")


def test_without_a_script_the_link_leads_to_the_search_page(open_page, site):
    page = open_page(
        site, find(site, "blog/posts/*/*/in-words/index.html"), java_script_enabled=False
    )
    page.locator("header").get_by_role("link", name="Search").click()
    assert page.url.endswith("/blog/search/")
