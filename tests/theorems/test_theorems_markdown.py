"""Environments and proofs in Markdown: wherever a block may be, and as the settings say."""

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from plugins.core.markdown.findings import findings_of
from plugins.core.texts import Catalogue, Texts

EXTENSIONS = ["extra", "admonition", "toc", "smarty", "codehilite"]


def render(text, **options):
    md = Markdown(
        extensions=[*EXTENSIONS, "plugins.texmath.markdown", "plugins.theorems.markdown"],
        extension_configs={"plugins.theorems.markdown": options},
    )
    page = BeautifulSoup(md.convert(text), "html5lib")
    return page, [(p.rule, p.line) for p in findings_of(md).problems]


def names(page):
    return [found.get_text() for found in page.select(".theorem-label")]


PLACES = {
    "top": "{}",
    "list": "- item\n\n{}\n\n- other",
    "numbered list": "1. item\n\n{}\n",
    "nested list": "- item\n\n    - inner\n\n{}\n",
    "quotation": "{}",
    "footnote": "Text[^1].\n\n[^1]: Note.\n\n{}\n",
    "admonition": "!!! note\n    Words.\n\n{}\n",
    "definition": "Term\n\n:   Words.\n\n{}\n",
}
INDENT = {"top": "", "quotation": "> ", "nested list": " " * 8}
BODY = """\
::: lemma {#lem-x} On $x$
Words.

```
::: no fence
```

1. One

2. Two

$$
a
$$
:::

::: proof
So.
:::"""
PARENT = {
    "top": "body", "list": "li", "numbered list": "li", "nested list": "li", "footnote": "li",
    "quotation": "blockquote", "admonition": "div.admonition", "definition": "dd",
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_an_environment_may_be_wherever_a_block_may(place):
    indent = INDENT.get(place, "    ")
    body = "\n".join((indent + line).rstrip() for line in BODY.split("\n"))
    page, problems = render(PLACES[place].format(body))
    assert problems == []
    section = page.select_one(f"{PARENT[place]} > section.theorem#lem-x")
    assert [item.get_text().strip() for item in section.select("ol > li")] == ["One", "Two"]
    assert section.select_one(".display math")
    assert "::: no fence" in section.select_one("code").get_text()
    summary = page.select_one(f"{PARENT[place]} > details.proof > summary")
    assert summary.get_text() == "Proof of Lemma 1"
    assert names(page) == ["Lemma 1"]


@pytest.mark.parametrize(
    "text",
    [
        ":::: theorem\n::: lemma\nx\n:::\n::::",
        "::: theorem\n::: lemma\nx\n:::\n:::",
        "::: theorem\n:::: lemma\nx\n::::\n:::",
        "::: theorem ::::\n\n::: lemma\n\nx\n\n:::\n\n:::",
    ],
)
def test_environments_nest_with_more_colons_outside_or_not(text):
    page, problems = render(text)
    assert problems == []
    assert page.select_one("section.theorem > section.theorem > p:not([class])").get_text() == "x"


def test_quartos_titles_are_read():
    page, problems = render("::: {#thm-line}\n\n## Line of $x$\n\nWords.\n\n:::")
    assert problems == []
    assert page.select_one("#thm-line .theorem-title").get_text().startswith("Line of")
    assert page.select("h2") == []


def test_the_outline_is_the_authors():
    page, _ = render("## A\n\n::: theorem Title\nx\n:::\n\n## B")
    assert [h.get_text() for h in page.select("h1, h2, h3, h4, h5, h6")] == ["A", "B"]


def test_counting_by_section_starts_anew():
    text = "::: lemma\n:::\n\n## A\n\n::: lemma\n:::\n\n::: remark {-}\n:::\n\n### a\n\n"
    text += "::: lemma\n:::\n\n## B\n\n::: lemma\n:::"
    page, _ = render(text, theorems={"numbering": "section"})
    assert names(page) == ["Lemma 1", "Lemma 1.1", "Remark", "Lemma 1.2", "Lemma 2.1"]


def test_kinds_are_counted_together_apart_or_not_at_all():
    text = "::: lemma\n:::\n\n::: remark\n:::\n\n::: axiom\n:::\n\n"
    text += "::: lemma {number=A}\n:::\n\n::: lemma\n:::"
    assert names(render(text)[0]) == ["Lemma 1", "Remark 2", "Axiom 3", "Lemma A", "Lemma 4"]
    page, _ = render(text, theorems={"counters": "separate"})
    assert names(page) == ["Lemma 1", "Remark 1", "Axiom 1", "Lemma A", "Lemma 2"]
    page, _ = render(text, theorems={"counters": {"remark": None, "axiom": "axioms"}})
    assert names(page) == ["Lemma 1", "Remark", "Axiom 1", "Lemma A", "Lemma 2"]


def test_names_are_those_of_the_language():
    german = {"Theorem": ("Satz", "Sätze"), "Proof of %(statement)s": ("Beweis von %(statement)s",)}
    texts = Texts({"de": (Catalogue(german),)})
    page, _ = render("::: theorem\n:::\n\n::: proof\nx\n:::", language="de", texts=texts)
    assert names(page) == ["Satz 1"]
    assert page.select_one("summary").get_text() == "Beweis von Satz 1"


def test_a_restatement_has_the_number_and_no_second_id():
    text = "::: theorem {#thm-a} T\n$$ x \\label{q} $$\n:::\n\n::: lemma\nSo.\n:::\n\n"
    text += "::: theorem {restate=thm-a}\n:::"
    page, problems = render(text)
    assert problems == []
    assert names(page) == ["Theorem 1", "Lemma 2", "Theorem 1"]
    again = page.select("section.theorem")[2]
    assert again.select_one(".theorem-label a")["href"] == "#thm-a"
    assert again.select_one("math")
    ids = [e["id"] for e in page.select("[id]")]
    assert len(ids) == len(set(ids))


STATED = "::: theorem {#thm-a}\nSo.\n:::\n\n::: definition {#def-b}\nSo.\n:::\n\n"
PROVED = f"{STATED}Words.\n\n::: proof\nx\n:::"


def test_a_proof_belongs_to_the_last_statement_that_can_be_proved():
    page, problems = render(PROVED)
    assert problems == []
    assert page.select_one("details")["data-of"] == "thm-a"
    assert page.select_one("#thm-a .theorem-proof")["href"] == "#proof-thm-a"
    assert page.select_one("details .proof-links a")["href"] == "#thm-a"


def test_a_proof_within_a_proof_is_that_of_the_claim_before_it():
    claim = "::: claim {#clm-x}\nSo.\n:::\n\n::: proof\ninner\n:::\n"
    page, problems = render(f"::: theorem {{#thm-a}}\nSo.\n:::\n\n::: proof\n{claim}\nouter\n:::")
    assert problems == []
    assert [proof["data-of"] for proof in page.select("details")] == ["thm-a", "clm-x"]


def test_a_proof_within_a_statement_is_its_own():
    page, problems = render("::: theorem {#thm-a}\nx\n\n- a\n\n    ::: proof\n    x\n    :::\n:::")
    assert problems == []
    assert page.select_one("#thm-a details")["data-of"] == "thm-a"


def test_no_link_is_in_the_line_that_opens_a_proof():
    page, _ = render(PROVED)
    assert page.select("summary a") == []


@pytest.mark.parametrize(
    ("opening", "settings", "is_open"),
    [
        ("proof", {}, True), ("proof {collapsed}", {}, False), ("proof", {"open": False}, False),
        ("proof {open}", {"open": False}, True),
    ],
)  # fmt: skip
def test_proofs_are_open_as_asked(opening, settings, is_open):
    page, _ = render(PROVED.replace("proof", opening), proofs=settings)
    assert ("open" in page.select_one("details").attrs) is is_open


@pytest.mark.parametrize(
    ("body", "selector"),
    [
        ("Words.", ".proof-body > p:last-child > .tombstone:last-child"),
        ("Words. ∎", ".proof-body > p:last-child > .tombstone:last-child"),
        ("Then\n\n$$ x $$", ".proof-body > p:last-child > .display + .tombstone"),
        ("- a\n- b", "ul > li:last-child > .tombstone"),
        ("1. a\n\n2. b\n\n    - c", "ol ul > li:last-child > .tombstone"),
        ("- a\n\n    b", "li > p:last-child > .tombstone"),
        ("```\ncode\n```", ".proof-body > p.proof-end > .tombstone"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ".proof-body > p.proof-end > .tombstone"),
        ("", ".proof-body > p.proof-end > .tombstone"),
        ("- a\n- b. Q.E.D.", "ul > li:last-child > .tombstone"),
        ("Then\n\n$$ x = y. \\qedhere $$", ".proof-body > p:last-child > .display + .tombstone"),
        ("Then\n$$ x $$\n\n$\\square$", ".proof-body > p:last-child > .display + .tombstone"),
    ],
)
def test_the_tombstone_is_at_the_end(body, selector):
    page, problems = render(f"::: lemma\nx\n:::\n\n::: proof\n{body}\n:::")
    assert problems == ([] if body else [("theorem-empty", 5)])
    mark = page.select_one(f"details {selector}")
    assert (mark.get_text(), mark["aria-label"]) == ("∎", "End of proof")
    assert page.get_text().count("∎") == 1


def test_lines_are_those_of_the_file_after_displays_and_environments():
    text = "$$\na\n$$\n\n::: theorem\n\n$$\nb\n\nc\n$$\n:::\n> ::: lemma\n> x\n> :::\n\n"
    text += "::: proof {of=no}\nSo.\n:::"
    _, problems = render(text)
    assert problems == [("theorem-proof", 17)]


def test_colons_that_are_no_fence_stay():
    page, problems = render("a ::: b\n\n    ::: code\n\n`:::`\n\n:: two")
    assert problems == []
    assert page.get_text().count("::") == 4
