"""What a statement says as text, so that a change can be reported in words."""

import pytest
from markdown import Markdown

from plugins.informal.statement_lists import cut_section
from plugins.informal.wordings import change, wording


def test_a_wording_is_what_a_statement_says():
    md = Markdown(extensions=["plugins.texmath.markdown", "plugins.theorems.markdown"])
    text = "::: lemma {#lem-x} On *it*\nLet $x<1$ & so:\n\n$$ y \\label{q} $$\n:::"
    section = cut_section(md.convert(text), "lem-x")
    assert wording(section) == "(On it). Let $x<1$ & so: $y \\label{q}$"
    moved = cut_section(
        md.reset().convert(f"::: axiom\n$$ z \\label{{z}} $$\n:::\n\n{text}"), "lem-x"
    )
    assert wording(moved) == wording(section)


def test_what_its_symbols_mean_is_no_part_of_it():
    md = Markdown(extensions=["plugins.theorems.markdown", "plugins.notation.markdown"])
    listed = "So.\n\n::: notation\n$s$: the slope\n:::\n"
    section = cut_section(md.convert(f"::: lemma {{#lem-x}}\n{listed}:::"), "lem-x")
    assert "the slope" in section
    assert wording(section) == "So."


@pytest.mark.parametrize(
    ("source", "text"),
    [("a [plain](#def-p) net", "a plain net"), ("by @lem-a, so", "by [@lem-a], so")],
)
def test_a_link_is_its_words_and_a_reference_what_it_names(source, text):
    md = Markdown(extensions=["plugins.theorems.markdown", "plugins.crossrefs.markdown"])
    section = cut_section(md.convert(f"::: lemma {{#lem-x}}\n{source}\n:::"), "lem-x")
    assert wording(section) == text


def test_a_change_is_reported_with_the_words_around_it():
    before = "one two three four five six seven eight nine ten"
    assert change(before, before.replace("six", "SIX")) == (
        '"two three four five six seven eight nine ten" is now '
        '"two three four five SIX seven eight nine ten"'
    )
