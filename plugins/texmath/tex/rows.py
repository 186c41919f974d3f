r"""Rows and cells of tables and displays, in tokens. Pure."""

from collections.abc import Iterable

from .lengths import ems, is_length
from .tokens import Cursor, TexError, join

BREAKS = {"\\\\", "\\cr", "\\newline"}
#: The depth of a line, which the length after ``\\`` comes below.
DEPTH = 0.3


def levels(tokens: list[str]) -> Iterable[tuple[str, int]]:
    """Yield each token with its depth in braces, environments and delimiters."""
    depth = 0
    for token in tokens:
        depth -= token in ("}", "\\end", "\\right")
        yield token, depth
        depth += token in ("{", "\\begin", "\\left")


def split_rows(tokens: list[str]) -> list[list[str]]:
    r"""Return the rows between the ``\\`` that are in no group; without an empty last one."""
    rows: list[list[str]] = [[]]
    for token, depth in levels(tokens):
        if depth == 0 and token in BREAKS:
            rows.append([])
        rows[-1].append(token)
    if len(rows) > 1 and set(rows[-1]) <= {" ", *BREAKS}:
        rows.pop()
    return rows


def split_cells(row: list[str]) -> list[list[str]]:
    """Return the cells of a row."""
    cells: list[list[str]] = [[]]
    for token, depth in levels(row):
        if token == "&" and not depth:
            cells.append([])
        else:
            cells[-1].append(token)
    return cells


def count_cells(row: list[str]) -> int:
    """Return how many cells a row has: one more than the number of its ``&`` outside of groups."""
    return 1 + sum(token == "&" and not depth for token, depth in levels(row))


def join_rows(rows: Iterable[list[str]]) -> list[str]:
    r"""Return rows with a ``\\`` between each two of them."""
    found: list[str] = []
    for row in rows:
        found += ["\\\\", " ", *row] if found else row
    return found


def read_break(cursor: Cursor) -> float:
    r"""Skip the ``*`` and the ``[6pt]`` after ``\\``; return the length in ems, if it has one."""
    cursor.skip_at_once("*")
    length = cursor.optional()
    if length is None:
        return 0
    if not is_length(length):
        cursor.put(["[", *length, "]"])
        return 0
    return ems(join(length))


def without_break(row: list[str]) -> tuple[list[str], float]:
    r"""Return a row without the ``\\*[6pt]`` that it begins with, and the length in it."""
    if not BREAKS.intersection(row[:1]):
        return row, 0
    cursor = Cursor(row[1:])
    length = read_break(cursor)
    return cursor.rest(), length


def take_body(cursor: Cursor) -> list[str]:
    r"""Return what comes before the ``\end`` of an environment, and move past its name."""
    found: list[str] = []
    depth = 1
    while cursor:
        token = cursor.take()
        depth += (token == "\\begin") - (token == "\\end")
        if not depth:
            cursor.argument()
            return found
        found.append(token)
    raise TexError("an environment does not end")
