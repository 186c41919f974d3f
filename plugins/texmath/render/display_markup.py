"""The markup around a display: rows as a table, numbers, ids and links. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from html import escape

from ...core.generated_markup import Class
from ...core.texts import Texts, message
from ..rules.begin_end import environment
from ..rules.rewriting import Tokens, group
from ..rules.shapes import cell
from ..tex.rows import count_cells, join_rows
from .display_groups import grown
from .display_rows import DisplayRow
from .displays import Display, kind_of_bare

#: The environments of math-core for the rows of a display, without and with numbers in them.
TABLES = {"gather": ("gathered", "gather*"), "align": ("aligned", "align*")}
CONTENT = re.compile(r"<math[^>]*>(?:<semantics>)?(.*?)(?:<annotation|</math>)", re.DOTALL)
NUMBER_CELL = re.compile(r'<mtd class="m-side m-r"><mtext>\((\d+)\)</mtext></mtd>')


FORMULA = message("Formula")


@dataclass(frozen=True, slots=True)
class BoxNames:
    """What boxes that can be scrolled are called, for those who hear the page."""

    texts: Texts = field(default_factory=Texts)
    #: The language of the text.
    lang: str = "en"

    def of(self, numbers: Sequence[str]) -> str:
        """Return the name of a formula with some numbers."""
        if not numbers:
            return self.texts.get(self.lang, FORMULA)
        name = self.texts.get_plural(self.lang, "Equation", "Equations", len(numbers))
        return f"{name} {', '.join(numbers)}"


def lay_out(display: Display, *, numbers: bool) -> Tokens:
    """Return the tokens of a display; several rows become one table.

    With ``numbers`` each row that has a number gets its index as its tag.
    """
    rows = fill_rows(display.rows)
    if numbers:
        rows = _with_sides(display, rows)
        rows = [
            [*tokens, "\\tag", *group(str(place))] if row.number else tokens
            for place, (row, tokens) in enumerate(zip(display.rows, rows, strict=True))
        ]
        return environment(TABLES[display.kind][1], join_rows(rows))
    content = join_rows(rows)
    if display.kind == "multline":
        return environment("multline*", content)
    kind = kind_of_bare(content) if len(display.rows) == 1 else display.kind
    if display.left or display.right:
        block = content if kind == "equation" else environment(TABLES[kind][0], content)
        return [*grown(display.left, block), *block, *grown(display.right, block)]
    return content if kind == "equation" else environment(TABLES[kind][0], content)


def fill_rows(rows: Sequence[DisplayRow]) -> list[Tokens]:
    """Return rows with equally many cells: so the numbers after them are in one column."""
    counts = [count_cells(row.tokens) for row in rows]
    most = max(counts)
    return [
        [*cell(row.wide, f"span{most}" if most > 1 else ""), *row.tokens]
        if row.wide
        else [*row.tokens, *"&" * (most - count)]
        for row, count in zip(rows, counts, strict=True)
    ]


def _with_sides(display: Display, rows: list[Tokens]) -> list[Tokens]:
    """Return rows in which the first has a cell for what is beside all of them.

    At the left they are two, so that the columns after them are aligned as before.
    """
    if not (display.left or display.right):
        return rows
    block = environment(TABLES[display.kind][0], join_rows(rows))
    first, down = rows[0], f"rows{len(rows)}"
    if display.left:
        left = [*cell("m-xtight", down), *group(grown(display.left, block))]
        first = [*left, "&", *cell("m-xtight", down), "&", *first]
    if display.right:
        first = [*first, "&", *cell("m-xtight", down), *group(grown(display.right, block))]
    return [first, *rows[1:]]


def anchor(label: str) -> str:
    """Return the id of an equation: ``eq:bound`` and ``bound`` → ``eq-bound``."""
    bare = re.sub(r"^eq(?:n|uation)?[:._-]", "", label.strip())
    return "eq-" + (re.sub(r"[^\w.-]+", "-", bare).strip("-") or "x")


def id_of(display: Display) -> str:
    """Return the id of a display that has a number."""
    first = next(row for row in display.rows if row.number)
    label = display.parent or first.label
    return anchor(label) if label else f"equation-{anchor(first.number)[3:]}"


def claim_ids(display: Display, ids: set[str]) -> tuple[Display, list[str]]:
    """Add the ids of a display to those of the post.

    Returns the display without labels whose ids were taken, and these labels.

    """
    twice: list[str] = []

    def claim(label: str) -> str:
        if label and anchor(label) in ids:
            twice.append(label)
            return ""
        ids.add(anchor(label))
        return label

    parent = claim(display.parent) if display.parent else display.parent
    rows = tuple(replace(row, label=claim(row.label)) for row in display.rows)
    return replace(display, parent=parent, rows=rows), twice


def link_to(label: str, text: str) -> str:
    """Return a link to an equation of the same post."""
    return f'<a class="{Class.REF}" href="#{anchor(label)}">{escape(text, quote=False)}</a>'


def marks_of_taken(labels: Iterable[str]) -> str:
    """Return a question mark for each label of a display that an earlier one has, too."""
    titles = (escape(f"The label “{label}” is taken") for label in labels)
    return "".join(f' <span class="{Class.REF}" title="{title}">?</span>' for title in titles)


def number_as_shown(row: DisplayRow) -> str:
    """Return a row's number as HTML, in brackets if it is not bare."""
    number = row.tag_html or escape(row.number, quote=False)
    return number if row.bare else f"({number})"


def scroll_box(mathml: str, name: str, kind: str = Class.DISPLAY) -> str:
    """Return a formula in a box that can be scrolled, also by the keyboard."""
    attributes = f'tabindex="0" role="group" aria-label="{escape(name)}"'
    return f'<span class="{kind}" {attributes}>{mathml}</span>'


def fill_number_cells(mathml: str, rows: Sequence[DisplayRow], first: DisplayRow) -> str:
    """Return a table in which the index that is the tag of a row is replaced by its number."""
    return NUMBER_CELL.sub(lambda cell: _cell(rows[int(cell[1])], first), mathml)


def within_math(mathml: str) -> str:
    """Return a formula for within another one: without its element and its TeX."""
    found = CONTENT.search(mathml)
    return found[1] if found else ""


def _cell(row: DisplayRow, first: DisplayRow) -> str:
    """Return the cell of a number that is in the table with its row."""
    own = f' id="{anchor(row.label)}"' if row.label and row is not first else ""
    number = f"<mtext>{number_as_shown(row)}</mtext>"
    if row.tag_html:
        left, right = ("", "") if row.bare else ("<mtext>(</mtext>", "<mtext>)</mtext>")
        number = f"{left}{within_math(row.tag_html)}{right}"
    return f'<mtd class="{Class.EQUATION_NUMBER}"{own}>{number}</mtd>'
