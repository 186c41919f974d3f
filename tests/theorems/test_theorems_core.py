"""Fences, kinds and counters, without Markdown."""

import pytest

from plugins.theorems.fences import find_fences
from plugins.theorems.kinds import make_kinds
from plugins.theorems.openings import parse_opening
from plugins.theorems.statements import Counters

KINDS = make_kinds({}, {}, "together")


@pytest.mark.parametrize(
    ("rest", "kind", "label", "title"),
    [
        ("lemma", "lemma", "", ""),
        ("lemma Of *Maurey*", "lemma", "", "Of *Maurey*"),
        ("lemma {#lem-x} Of Maurey", "lemma", "lem-x", "Of Maurey"),
        ("lemma Of Maurey {#lem-x}", "lemma", "lem-x", "Of Maurey"),
        (r"lemma On $\{0,1\}$ {#lem-x .wide}", "lemma", "lem-x", r"On $\{0,1\}$"),
        (r"lemma On $\{a\}$", "lemma", "", r"On $\{a\}$"),
        ("Lemma", "lemma", "", ""),
        ("{.lemma #lem-x}", "lemma", "lem-x", ""),
        ('{#lem-x .lemma name="Of Maurey"}', "lemma", "lem-x", "Of Maurey"),
        ("{#lem-x}", "lemma", "lem-x", ""),
        ("{#prp:x} Title", "proposition", "prp:x", "Title"),
        ("lemma{#lem-x}", "lemma", "lem-x", ""),
        ("proof {of=lem-x} Second", "proof", "", "Second"),
    ],
)
def test_an_opening_has_kind_label_and_title(rest, kind, label, title):
    opening = parse_opening(rest, KINDS)
    assert opening.kind
    assert (opening.kind.key, opening.label, opening.title) == (kind, label, title)
    assert opening.faults == []


def test_options_and_flags():
    opening = parse_opening('theorem {-} Title {restate="thm-a"}', KINDS)
    assert (opening.title, opening.flags) == ("Title", {"unnumbered"})
    assert opening.options == {"restate": "thm-a"}
    opening = parse_opening("theorem {#t - collapsed of=@thm-a .wide number=A}", KINDS)
    assert opening.flags == {"unnumbered", "collapsed"}
    assert opening.options == {"of": "thm-a", "number": "A"}
    assert opening.classes == ["wide"]
    assert parse_opening("theorem {#t number=1'}", KINDS).options == {"number": "1'"}


def test_braces_that_cannot_be_read_are_reported():
    for braces in ("{#thm-x number = A}", "{#thm-x The {nested} set"):
        opening = parse_opening(f"theorem {braces} Title", KINDS)
        assert "cannot be read" in opening.faults[0][0]


def test_what_is_no_option_is_reported_with_the_nearest():
    opening = parse_opening("theorem {restates=x colapsed}", KINDS)
    assert opening.faults == [
        ('an environment has no option "restates"', 'did you mean "restate"?'),
        ('an environment has no option "colapsed"', 'did you mean "collapsed"?'),
    ]


def test_an_unknown_kind_is_kept_as_a_word():
    opening = parse_opening("theorme Title", KINDS)
    assert (opening.kind, opening.word, opening.title) == (None, "theorme", "Title")


def test_fences_are_lines_of_colons_outside_of_code():
    text = "::: lemma\n`:::`\n\n```\n:::\n```\n\n    :::\n\n- a\n\n    ::: note\n    :::\n\n"
    text += "> :::: x\n\n:::\n"
    found = [(f.lead, f.colons, f.rest) for f in find_fences(text)]
    assert found == [
        ("", 3, "lemma"), ("    ", 3, "note"), ("    ", 3, ""), ("> ", 4, "x"), ("", 3, ""),
    ]  # fmt: skip


def test_a_site_names_kinds_and_counts_them_apart():
    kinds = make_kinds(
        {"puzzle": "Puzzle", "note": {"style": "plain", "prefix": "n"}},
        {"es": {"lemma": ["Lema", "Lemas"]}},
        {"puzzle": "puzzle", "remark": None},
    )
    assert kinds.known["puzzle"].counter == "puzzle"
    assert kinds.known["remark"].counter == ""
    assert kinds.known["note"].style == "plain"
    assert kinds.name("lemma", "es").many == "Lemas"
    assert kinds.name("lemma", "es-mx").one == "Lema"
    assert kinds.name("theorem", "es").one == "Theorem"
    assert kinds.name("theorem", "de").one == "Theorem"
    assert kinds.name("puzzle", "de").many == "Puzzles"
    assert kinds.find("Lema") is kinds.known["lemma"]
    assert kinds.of_label("n-x") is kinds.known["note"]


def test_counters_count_by_section():
    counters = Counters(by_section=True)
    numbers = [counters.next("a")]
    for _ in range(2):
        counters.enter_section()
        numbers += [counters.next("a"), counters.next("a"), counters.next("b")]
    assert numbers == ["1", "1.1", "1.2", "1.1", "2.1", "2.2", "2.1"]
