r"""A display as its author wrote it: an environment such as ``align``, and its rows. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..rules.begin_end import WITH_COUNT
from ..rules.rewriting import Tokens, group
from ..rules.tables import strut
from ..tex.alignment import with_cells
from ..tex.rows import count_cells, levels, split_rows, without_break
from ..tex.tokens import Cursor
from .display_groups import read_empheq, read_numcases, split_parts
from .display_rows import WIDE_FORMULA, DisplayRow, parse_row, split_intertext, two_columns

#: Environments that are a display by themselves, and how their rows are set.
KINDS = {
    "equation": "equation",
    "displaymath": "equation",
    "math": "equation",
    "multline": "multline",
    "gather": "gather",
    "align": "align",
    "alignat": "align",
    "xalignat": "align",
    "flalign": "align",
    "eqnarray": "align",
}
UNNUMBERED = {"displaymath", "math"}


@dataclass(frozen=True, slots=True)
class Display:
    """A formula on lines of its own."""

    #: How its rows are set: equation, gather, align or multline.
    kind: str
    rows: tuple[DisplayRow, ...] = field(default_factory=tuple)
    #: The label of the ``subequations`` around it, "" for one without; None without subequations.
    parent: str | None = None
    #: What is at the left and at the right of all rows together.
    left: Tokens = field(default_factory=list)
    right: Tokens = field(default_factory=list)


def parse_display(tokens: Tokens, numbering: str) -> Display:
    """Return the rows of an expanded display; ``numbering`` is ams, all or none."""
    name, content = outer_environment(tokens)
    if name == "subequations":
        label, content = _leading_label(content)
        parts = [_parse_part(part, numbering) for part in split_parts(content, KINDS)]
        return replace(joined(parts), parent=label)
    if name == "empheq":
        inner, left, right = read_empheq(content)
        found = _parse_part(inner, numbering)
        return replace(in_align(found) if left or right else found, left=left, right=right)
    if name in ("numcases", "subnumcases"):
        inner, left = read_numcases(content)
        found = replace(_parse_part(inner, numbering), left=left)
        return found if name == "numcases" else replace(found, parent="")
    return _parse_part(tokens, numbering)


def _parse_part(tokens: Tokens, numbering: str) -> Display:
    name, content = outer_environment(tokens)
    base = name.removesuffix("*")
    counts = numbering != "none"
    if kind := KINDS.get(base, ""):
        if base in WITH_COUNT:
            content = _without_count(content)
        numbered = name == base and base not in UNNUMBERED
    else:
        content, numbered = tokens, False
        kind = kind_of_bare(content)
    content = with_cells(content)
    pieces = [content] if kind in ("equation", "multline") else _rows(content)
    if kind == "gather" and any(count_cells(piece) > 1 for piece in pieces):
        kind = "align"  # MathJax has columns in it, too
    if base == "eqnarray":
        pieces = [two_columns(piece) for piece in pieces]
    numbered = (numbered or numbering == "all") and counts
    rows = [part for piece in pieces for part in split_intertext(piece)]
    if kind in ("equation", "multline") and len(rows) > 1:
        # With a line of text in it a formula of one number has several rows: the last has it.
        rows = [part for piece in _rows(content) for part in split_intertext(piece)]
        before = [parse_row(row, False, counts) for row in rows[:-1]]
        return Display("gather", (*before, parse_row(rows[-1], numbered, counts)))
    return Display(kind, tuple(parse_row(row, numbered, counts) for row in rows))


def joined(displays: Sequence[Display]) -> Display:
    """Return the displays in one ``subequations`` as one."""
    if len(displays) == 1:
        return displays[0]
    if all(display.kind in ("equation", "gather") for display in displays):
        return Display("gather", tuple(row for one in displays for row in one.rows))
    return Display("align", tuple(row for one in displays for row in in_align(one).rows))


def in_align(display: Display) -> Display:
    """Return a display whose rows can be among those of an ``align``."""
    if display.kind == "align":
        return display
    rows = display.rows
    if display.kind == "multline":
        inner = ["\\begin", *group("gathered"), *rows[0].tokens, "\\end", *group("gathered")]
        rows = (replace(rows[0], tokens=inner),)
    return Display("align", tuple(replace(row, wide=row.wide or WIDE_FORMULA) for row in rows))


def _rows(content: Tokens) -> list[Tokens]:
    """Return the rows of a display, each with the room that its author asks for below it."""
    rows: list[Tokens] = []
    for piece in split_rows(content):
        row, length = without_break(piece)
        if rows and length > 0:
            rows[-1] = [*rows[-1], *strut(length)]
        rows.append(row)
    return rows


def outer_environment(tokens: Tokens) -> tuple[str, Tokens]:
    """Return the environment that all of the tokens are in, and what is in it; or ""."""
    start = next((n for n, token in enumerate(tokens) if token != " "), 0)
    if tokens[start : start + 1] != ["\\begin"]:
        return "", tokens
    cursor = Cursor(tokens[start + 1 :])
    name = cursor.name()
    content: Tokens = []
    depth = 1
    while cursor:
        token = cursor.take()
        depth += (token == "\\begin") - (token == "\\end")
        if not depth:
            cursor.argument()
            return (name, content) if not cursor.peek() else ("", tokens)
        content.append(token)
    return "", tokens


def _leading_label(content: Tokens) -> tuple[str, Tokens]:
    """Take the label of subequations, which comes before the environment in them."""
    cursor = Cursor(content)
    if not cursor.skip("\\label"):
        return "", content
    label = cursor.name()
    return label, cursor.rest()


def _without_count(content: Tokens) -> Tokens:
    cursor = Cursor(content)
    cursor.argument()
    return cursor.rest()


def kind_of_bare(tokens: Tokens) -> str:
    """Return how a display without an environment is set: in rows where it has any."""
    if "\\\\" not in tokens and "&" not in tokens:
        return "equation"
    found = list(levels(tokens))
    if ("&", 0) in found:
        return "align"
    return "gather" if ("\\\\", 0) in found else "equation"
