r"""Tables that math-core cannot set as they are: rules, colours and text between columns. Pure."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ..tex.rows import (
    DEPTH,
    join_rows,
    read_break,
    split_cells,
    split_rows,
    take_body,
    without_break,
)
from ..tex.tokens import Cursor, TexError, join, names, tokenize
from .colors import ground
from .columns import Column, parse_columns
from .rewriting import Rule, Scene, Tokens, group, rewrite
from .shapes import cell, shape

RULES_OF_ROWS = set(names(r"\hline \toprule \midrule \bottomrule \hdashline"))
PARTIAL_RULES = set(names(r"\cline \cmidrule"))
#: What math-core cannot read in a row.
SPECIAL = PARTIAL_RULES | set(
    names(
        r"\hdotsfor \multicolumn \cellcolor \rowcolor \columncolor \toprule \midrule \bottomrule"
        r" \specialrule \addlinespace"
    )
)
RANGE = re.compile(r"\s*(\d{1,2})\s*-\s*(\d{1,2})\s*")
ALIGNMENTS = {"l": "m-l", "c": "m-c", "r": "m-r"}


def is_plain(columns: Sequence[Column], body: Tokens) -> bool:
    r"""Return whether math-core can set a table: only rules between rows, each a single one."""
    if any(c.before or c.after or c.between is not None for c in columns):
        return False
    if not SPECIAL.isdisjoint(body):
        return False
    lines = [token for token in body if token != " "]
    return not any(RULES_OF_ROWS.issuperset(pair) for pair in pairwise(lines))


def strut(length: float) -> Tokens:
    r"""Return what makes a row deeper by the length after its ``\\``."""
    return shape(f"space:0,0,{DEPTH + length:.4g}", []) if length > 0 else []


def array(cursor: Cursor, scene: Scene) -> Tokens:
    r"""Read an array from its columns on."""
    cursor.optional()
    columns, last = parse_columns(cursor.argument())
    body = take_body(cursor)
    spec = "".join(c.rules + c.alignment for c in columns) + last or "c" * 20
    content = rewrite(body, scene) if is_plain(columns, body) else table(columns, body, scene)
    return [*tokenize("\\begin{array}"), *group(spec), *content, *tokenize("\\end{array}")]


def table(columns: Sequence[Column], body: Tokens, scene: Scene) -> Tokens:
    """Return the rewritten rows of a table, with marks for what math-core has no tokens for."""
    rows: list[Tokens] = []
    marks: list[list[str]] = []
    pieces = [without_break(row) for row in split_rows(body)]
    count = max([len(columns), *(len(split_cells(row)) for row, _ in pieces)], default=1)
    for row, length in pieces:
        if rows and length > 0:
            rows[-1] = [*rows[-1], *strut(length)]
        content, classes = _leading_rules(Cursor(row), count)
        if rows and not any(token != " " for token in content):
            _below(marks[-1], classes)
            continue
        rows.append(content)
        marks.append(classes)
    made = [_row(r, m, columns, scene) for r, m in zip(rows, marks, strict=True)]
    return join_rows(made)


def _leading_rules(cursor: Cursor, count: int) -> tuple[Tokens, list[str]]:
    """Return a row without the rules above it, and the classes of its cells."""
    classes = [""] * count
    while True:
        token = cursor.peek()
        if token in RULES_OF_ROWS:
            cursor.take()
            dashed = token == "\\hdashline"
            classes = [_add(c, "m-dt" if dashed else "m-bt") for c in classes]
        elif token in PARTIAL_RULES:
            for place in _columns(cursor.take(), cursor, count):
                classes[place] = _add(classes[place], "m-bt")
        elif token == "\\addlinespace":
            cursor.take()
            cursor.optional()
        else:
            return cursor.rest(), classes


def _columns(command: str, cursor: Cursor, count: int) -> range:
    r"""Return the columns of a ``\cline{1-2}``."""
    cursor.skip("*")
    cursor.optional()
    if cursor.peek() == "(":
        while cursor.take() != ")":
            pass
    found = RANGE.fullmatch(written := cursor.name())
    if not found:
        raise TexError(f"{command} needs columns, {command}{{1-2}}, and not {written}")
    return range(int(found[1]) - 1, min(int(found[2]), count))


def _add(classes: str, name: str) -> str:
    """Return classes with one more; a second rule makes a double one."""
    return "m-xbt2" if name in classes.split() else f"{classes} {name}".strip()


def _below(marks: list[str], classes: list[str]) -> None:
    """Set rules below the last row."""
    for place, name in enumerate(classes):
        below = {"m-bt": "m-bb", "m-dt": "m-db", "m-xbt2": "m-xbb2"}.get(name, "")
        marks[place] = f"{marks[place]} {below}".strip()


def _row(row: Tokens, marks: list[str], columns: Sequence[Column], scene: Scene) -> Tokens:
    cells = split_cells(row)
    color = _row_color(cells)
    found: list[Tokens] = []
    filled = [c for c in columns if c.between is None]
    for place, content in enumerate(cells):
        column = filled[place] if place < len(filled) else Column("c")
        while columns and len(found) < len(columns) and columns[len(found)].between is not None:
            between = columns[len(found)]
            ruled = marks[place] if place < len(marks) else ""
            classes = "m-xtight" if between.tight else ""
            found.append([*cell(ruled, classes), *group(rewrite(between.between or [], scene))])
        found += _cells(content, column, marks[place : place + 1], color, scene)
    for between in columns[len(found) :]:
        if between.between is not None:
            found.append([*cell("m-xtight"), *group(rewrite(between.between, scene))])
    return [t for n, tokens in enumerate(found) for t in (["&", *tokens] if n else tokens)]


def _row_color(cells: list[Tokens]) -> Tokens:
    if "\\rowcolor" not in cells[0]:
        return []
    place = cells[0].index("\\rowcolor")
    cursor = Cursor(cells[0][place + 1 :])
    model = cursor.optional()
    color = cursor.argument()
    cells[0] = [*cells[0][:place], *cursor.rest()]
    return ["\\cellcolor", *(["[", *model, "]"] if model else []), *group(color)]


def _cells(
    content: Tokens, column: Column, marks: Sequence[str], color: Tokens, scene: Scene
) -> list[Tokens]:
    """Return the cells that a cell of the author becomes, rewritten."""
    mark = marks[0] if marks else ""
    cursor = Cursor([*column.before, *color, *content, *column.after])
    command = cursor.peek()
    if command == "\\hdotsfor":
        cursor.take()
        cursor.optional()
        count = cursor.name()
        dots = [*cell(mark), "\\dots"]
        return [dots] * min(int(count) if count.isdecimal() else 1, 60)
    if command == "\\multicolumn":
        cursor.take()
        count = cursor.name()
        wide, _ = parse_columns(cursor.argument())
        alignment = ALIGNMENTS[wide[0].alignment] if wide else ""
        inner = rewrite(cursor.argument(), scene)
        span = f"span{count}" if count.isdecimal() else ""
        return [[*cell(mark, alignment, span), *group(inner)]]
    if command in ("\\cellcolor", "\\columncolor"):
        cursor.take()
        model = join(cursor.optional() or [])
        name = cursor.name()
        while cursor.optional_at_once() is not None:
            pass
        return [[*cell(mark), *ground(model, name, group(rewrite(cursor.rest(), scene)), scene)]]
    return [[*cell(mark), *rewrite(cursor.rest(), scene)]]


def new_row(cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read ``\\*[6pt]``: math-core would print the length."""
    return [*strut(read_break(cursor)), "\\\\", " "]


def vertical_space(cursor: Cursor, _scene: Scene) -> Tokens:
    r"""Read ``\noalign{\vskip 3pt}``, between two rows."""
    cursor.argument()
    return []


RULES: dict[str, Rule] = {
    **dict.fromkeys(("\\\\", "\\cr", "\\newline"), new_row),
    "\\noalign": vertical_space,
}
