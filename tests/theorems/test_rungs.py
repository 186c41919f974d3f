"""The parts of proofs: their names and numbers, what is open, the dial, and what is wrong."""

import pytest
from conftest import post
from test_theorems_markdown import render

PROOF = """\
::: lemma {#lem-a}
It is so.
:::

::: proof
::: idea
Look.
:::

::: step {#stp-one} We show $a = b$
First.

::: why
Because.

::: step
Within.
:::
:::
:::

::: step
Second.

::: why it is finite
Small.
:::
:::
:::
"""


def test_steps_have_numbers_and_everything_has_an_id():
    page, problems = render(PROOF)
    assert problems == []
    assert [one.get_text() for one in page.select(".rung-label")] == [
        "Idea.", "Step 1.", "Why", "Step 1.1.", "Step 2.", "Why",
    ]  # fmt: skip
    assert page.select_one("#stp-one").parent.summary.span.get_text() == "Step 1."
    assert [one["id"] for one in page.select(".rung-idea, .rung-body")] == [
        "proof-lem-a-idea", "stp-one", "proof-lem-a-why", "proof-lem-a-step-1-1",
        "proof-lem-a-step-2", "proof-lem-a-why-2",
    ]  # fmt: skip
    assert {one["data-of"] for one in page.select(".rung")} == {"lem-a"}
    assert len(page.select(".tombstone")) == 1


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("", "Why"),
        ("it is finite", "Why it is finite"),
        ("The constant", "Why. The constant"),
        ("Why is it finite?", "Why is it finite?"),
        ("Which moments?", "Which moments?"),
    ],
)
def test_the_title_of_a_why_reads_as_one_sentence(title, shown):
    page, _ = render(PROOF.replace("why it is finite", f"why {title}".rstrip()))
    assert page.select(".rung-why > summary")[-1].get_text() == shown


@pytest.mark.parametrize(
    ("depth", "opened"),
    [("ideas", []), ("steps", ["step"] * 3), ("everything", ["step", "why", "step"] * 2)],
)
def test_what_is_open_at_first(depth, opened):
    page, _ = render(PROOF, proofs={"depth": depth})
    found = [one["class"][1].removeprefix("rung-") for one in page.select(".rung[open]")]
    assert sorted(found) == sorted(opened if depth != "everything" else ["step"] * 3 + ["why"] * 2)
    assert page.select_one(".depth [checked]")["value"] == depth


def test_one_dial_above_the_first_proof_that_has_parts():
    plain = "::: lemma\nSo.\n:::\n\n::: proof\nLook.\n:::\n\n"
    page, _ = render(plain + PROOF + PROOF.replace("{#lem-a}", "").replace("{#stp-one}", ""))
    (dial,) = page.select("fieldset.depth")
    assert dial.find_next_sibling().select(".rung")
    assert not dial.find_previous_sibling("details").select(".rung")
    assert render(plain)[0].select(".depth") == []


def test_a_part_outside_a_proof_is_reported_and_shown():
    page, problems = render("::: step {#stp-x} Alone\nWords.\n:::")
    assert problems == [("theorem-proof", 1)]
    assert "Words." in page.select_one("details[open] > #stp-x").get_text()


def test_a_kind_of_the_site_with_such_a_name_is_a_statement():
    page, problems = render("::: step Alone\nWords.\n:::", theorems={"kinds": {"step": "Move"}})
    assert problems == []
    assert page.section.select_one(".theorem-label").get_text() == "Move 1"


def test_a_proof_within_a_step_belongs_to_what_it_follows():
    claim = "::: claim {#clm-x}\nSo.\n:::\n\n::: proof\n::: step\nx\n:::\n:::\n"
    text = f"::: lemma {{#lem-a}}\nSo.\n:::\n\n:::: proof\nSo.\n::: step\ny\n\n{claim}\n:::\n::::"
    page, problems = render(text)
    assert problems == []
    assert [one["data-of"] for one in page.select(".proof")] == ["lem-a", "clm-x"]
    assert [one.get_text() for one in page.select(".rung-label")] == ["Step 1.", "Step 1."]


def test_references_links_and_previews(build):
    body = f"{PROOF}\nBy @stp-one, [-@stp-one] and [](#proof-lem-a-idea)."
    other = "See @a:stp-one."
    site = build({"a.md": post("Slug: a", body=body), "b.md": post("Slug: b", body=other)})
    assert site.warnings == []
    links = [link.get_text() for link in site.soup("a.html").select(".content > p a.ref")]
    assert links == ["Step 1 of the proof of Lemma 1", "1", "Idea of the proof of Lemma 1"]
    (link,) = site.soup("b.html").select(".content a.ref")
    assert link.get_text() == "Step 1 of the proof of Lemma 1 of A post"
    assert link["href"].endswith("a.html#stp-one")
    preview = site.preview(link["data-preview"])
    assert preview.select_one(".preview-title").get_text().startswith("Step 1.")
    feed = site.html("feeds/all.atom.xml")
    assert "Step 1." in feed
    assert "Proofs show" not in feed


def test_a_step_of_the_same_proof_is_only_named_by_its_number(build):
    inner = "::: claim {#clm-x}\nSo.\n:::\n\n::: proof\nBy @stp-y.\n:::"
    body = (
        "::: lemma {#lem-a}\nSo.\n:::\n\n:::: proof\nSo.\n::: step {#stp-y} First\ny\n:::\n\n"
        f"::: step {{#stp-z}} By @stp-y\n@stp-y, [@stp-y; @stp-z]; [-@stp-y].\n\n{inner}\n:::\n\n"
        "Back at @stp-y.\n::::\n\n::: lemma {#lem-b}\nSo.\n:::\n\n::: proof\nSee @stp-y.\n:::\n"
    )
    site = build({"a.md": post("Slug: a", body=body)})
    assert site.warnings == []
    content = site.soup("a.html").select_one(".content")
    far = "Step 1 of the proof of Lemma 1"
    links = [link.get_text() for link in content.select(".proof a.ref")]
    assert links == ["Step 1", "Steps 1", "2", "1", far, "Step 1", far]
    assert "By Step 1" in content.select(".rung-name")[1].get_text()
