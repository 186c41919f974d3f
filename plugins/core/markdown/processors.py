"""One table of all our Markdown processors: where each is among Python-Markdown's own, and why.

Python-Markdown sorts processors by numbers, the highest first. Ours have none of their own: they
follow from the table. Names without a reason are Python-Markdown's, with its numbers (3.11).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from markdown import Markdown


@dataclass(frozen=True, slots=True)
class Position:
    """A processor in the table."""

    name: str
    #: Python-Markdown's number; None for one of ours.
    number: float | None = None
    #: Why one of ours is where it is.
    reason: str = ""


def ours(name: str, reason: str) -> Position:
    """Return the row of one of our processors."""
    return Position(f"diptych_{name}", None, reason)


#: Those of ours that come after everything else have numbers above this one.
END: Final = -25

#: The rows by kind of processor: the name of the attribute of a Markdown instance.
TABLE: Final[dict[str, Sequence[Position]]] = {
    "preprocessors": (
        Position("meta", 27),
        ours("count_lines", "counts the lines of the body: the header has been taken off"),
        ours("corrections", "adds them to the body, whose formulas and references they share"),
        ours("notation_lines", "adds lines to the body, whose formulas and references they share"),
        ours("source", "it keeps the lines as they are in the file"),
        ours("code", "nothing else may see code; the lines stay as many as they are"),
        ours("proof_ends", "the mark at the end of a proof may be in a formula, or be one"),
        ours("math", "nothing else may see TeX"),
        ours("notation", "formulas are taken out; its fences are none of environments"),
        ours("theorems", "formulas hold no fences; a fence may hold code"),
        ours("foreign", "formulas and fences of ours are taken out; what is left of others is not"),
        ours("captions", "a caption may follow the end of an environment"),
        ours("distill", "notes are not taken out yet, which hold such citations, too"),
        ours("references", "captions have references, too; what is in code is put back"),
        ours("inline_notes", "formulas and references are taken out, which have brackets"),
        Position("fenced_code_block", 25),
        ours("kramdown", "code has been taken out"),
        ours("html", "code has been taken out"),
        Position("html_block", 20),
        ours("headings", "code and HTML have been taken out, which have lines of dashes, too"),
        Position("", END),
    ),
    "blockprocessors": (
        ours("indented", "it joins the blocks of those that follow"),
        Position("admonition", 105),
        Position("empty", 100),
        ours("correction_blocks", "a marked block is nothing else"),
        ours("notation_blocks", "a marked block is nothing else"),
        ours("theorem_blocks", "a marked block is nothing else"),
        ours("caption_blocks", "a marked block is nothing else"),
        Position("indent", 90),
        ours("definitions", "a term or a definition is no part of a list"),
        ours("lists", "a heading or a rule after an item is no part of its first line"),
        ours("quotes", "what is in an item, with spaces before it, has been read with the item"),
        ours("attributes", "the list or quotation that a line of them is in has been read"),
        ours("code", "the lists and quotations that it is in have been read"),
        ours("tables", "a table may follow a line of text; what is code has been read"),
        Position("code", 80),
    ),
    "inlinePatterns": (
        Position("backtick", 190),
        ours("breaks", "code has been read; a backslash before the end of a line escapes nothing"),
        Position("escape", 180),
        Position("footnote", 175),
        ours("note_unknown", "the calls of notes that exist have been read"),
        ours("note_inline", "all other calls have been read"),
        Position("reference", 170),
        ours("no_tags", "addresses in angle brackets have been read; what is no tag is text"),
        Position("html", 90),
        ours("addresses", "tags have been taken out, and the addresses in them"),
        ours("ties", "addresses and code have been taken out, which may hold such marks"),
        ours("lowered", "addresses and code have been taken out, which may hold such marks"),
        ours("raised", "addresses and code have been taken out, which may hold such marks"),
        Position("entity", 80),
    ),
    "treeprocessors": (
        ours("attributes", "nothing else is to see the elements that hold them"),
        ours("raw_notes", "HTML has been taken out; the list of notes is not made yet"),
        ours("nested_notes", "HTML has been taken out; the list of notes is not made yet"),
        Position("footnote", 50),
        ours("note_empty", "the list of notes has just been made"),
        ours("theorems", "notes may hold environments; titles are read as text later"),
        ours("captions", "numbers follow environments; captions are read as text later"),
        ours("code", "code has its own lines before it is coloured"),
        ours("math_code", "code has its TeX again before it is coloured"),
        ours("reference_code", "code has its @ again before it is coloured"),
        ours("notation_code", "code has no marks any more before it is coloured"),
        Position("hilite", 30),
        Position("inline", 20),
        # Python-Markdown's own, which a site may turn off: sidenotes need it.
        Position("footnote-reorder", 19),
        ours("links", "all links are there, and the calls of notes have their numbers"),
        Position("footnote-duplicate", 15),
        ours("notes", "the links back have been added to each note"),
        ours("backlinks", "footnote-duplicate writes the titles of links once more"),
        Position("prettify", 10),
        ours("alt_texts", "pictures are there; an attribute list may have another text"),
        Position("attr_list", 8),
        Position("abbr", 7),
        ours("math", "attributes are set; toc makes ids of the words of headings"),
        ours("quotes", "smarty is to know the language"),
        Position("smarty", 6),
        ours("repairs", "toc is to see headings of the right depth"),
        ours("references", "smarty takes a mark for a word; toc reads headings"),
        Position("toc", 5),
        ours("pairs", "the attributes of headings are complete"),
        ours("notation", "all blocks are filled, and in their places"),
        ours("corrections", "all blocks are filled, and in their places"),
        ours("math_fill", "toc has its names: the marks in them may be filled"),
        ours("labels", "headings have their ids"),
        Position("unescape", 0),
    ),
    "postprocessors": (
        ours("tidying", "raw HTML has not come back yet"),
        Position("raw_html", 30),
        Position("amp_substitute", 20),
        Position("unescape", 0),
        ours("code", "marks in raw HTML are put back before anything reads code"),
        ours("fences", "what is put back for them may hold formulas"),
        ours("references", "marks in raw HTML are put back, also within formulas"),
        ours("captions", "marks of captions in raw HTML are left over"),
        ours("math", "nothing reads the HTML as text any more"),
        ours("theorems", "a statement that is restated has its formulas"),
        ours("notation", "only now it shows which of them are in raw HTML"),
        ours("corrections", "only now it shows which of them are lost in raw HTML"),
        ours("balance", "all HTML is there"),
        ours("leftovers", "all HTML is there, and each of its elements is closed"),
        Position("", END),
    ),
}


def number_rows(rows: Sequence[Position]) -> Iterator[tuple[str, float]]:
    """Yield the names of ours with their numbers, spaced evenly between the rows around them."""
    above = 0.0
    runs = [(mine, list(run)) for mine, run in groupby(rows, lambda row: row.number is None)]
    for place, (mine, run) in enumerate(runs):
        if not mine:
            above = float(run[-1].number or 0)
            continue
        below = float(runs[place + 1][1][0].number or 0)
        above = above if place else below + len(run) + 1
        step = (above - below) / (len(run) + 1)
        yield from ((row.name, above - step * count) for count, row in enumerate(run, 1))


NUMBERS: Final = {kind: dict(number_rows(rows)) for kind, rows in TABLE.items()}


def add_processor(md: Markdown, kind: str, name: str, processor: Any) -> None:
    """Register one of our processors at its place in the table."""
    registry = md.parser.blockprocessors if kind == "blockprocessors" else getattr(md, kind)
    registry.register(processor, f"diptych_{name}", NUMBERS[kind][f"diptych_{name}"])


def replace_processor(md: Markdown, kind: str, name: str, processor: Any) -> None:
    """Register a processor in the place of one of Python-Markdown's, whether that is on or not."""
    number = next(row.number for row in TABLE[kind] if row.name == name)
    getattr(md, kind).register(processor, name, number)
