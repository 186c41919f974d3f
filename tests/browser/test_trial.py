"""What a reader asks about a theorem is answered where the theorem is, or after one click."""

import pytest
from chromium import find

pytest_plugins = ["chromium"]

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
BARTLETT = "posts/2024/06/benign-overfitting-*/index.html"
BARRON = "posts/2024/02/barrons-bound-*/index.html"


@pytest.fixture(params=[(DESK, True), (DESK, False), (PHONE, True), (PHONE, False)])
def ask(request, open_page, demo):
    """Open a post of the demo at a theorem, and return both."""
    viewport, script = request.param

    def at(post, name):
        page = open_page(
            demo, find(demo, post) + f"#{name}", viewport=viewport, java_script_enabled=script
        )
        return page, page.locator(f"section#{name}")

    return at


def test_ten_questions_about_a_theorem_take_a_click_each(ask):
    # What is E here, and what is R_k?
    page, theorem = ask(BARTLETT, "thm-upper")
    theorem.locator(".symbols-button").first.click()
    assert "effective ranks" in page.locator(".symbols:popover-open").inner_text()
    page.keyboard.press("Escape")
    # Where is it used, and on what does it rest?
    ties = theorem.locator(".ties")
    assert "Rests on Definition 4, Assumption 2, Lemma 7" in ties.inner_text()
    assert "Used in Theorem 9, Corollary 10" in ties.inner_text()
    # Why does step 2 of the last step hold?
    proof = page.locator("details.proof[data-of='thm-upper']")
    why = proof.locator("details.rung:not([open])", has_text="Which moments are these?")
    why.locator("summary").click()
    assert proof.get_by_text("As in", exact=False).last.is_visible()
    # Is it corrected?
    assert "Corrected on" in page.locator("#thm-main .corrected").inner_text()
    # What does it say in words?
    page.locator("#lem-tail .theorem-in-words").click()
    assert "fingerprints" in page.locator("section#lem-tail").inner_text()


def test_the_page_of_a_proof_says_who_and_which_lemma_needs_what(ask):
    page, theorem = ask(BARRON, "thm-barron")
    theorem.locator(".everything a").click()
    # Which of the lemmas needs that something is measurable? All are here, and nothing else.
    assert "measurable" in page.locator("section[id$=lem-maurey]").inner_text()
    page.wait_for_load_state()
    names = page.locator(".slice-part .theorem-name").all_inner_texts()
    assert 1 < len(names) < 8
    # Who proved it, and how is that cited?
    line = page.locator(".post-header .paper-line")
    assert "Andrew R. Barron" in line.inner_text()
    page.get_by_role("link", name="Theorem 8 ↓").click()
    assert page.locator("section[id$=thm-barron]").bounding_box()["y"] < 300
    line.get_by_role("link", name="How to cite").click()
    page.locator("#cite + p").wait_for()
