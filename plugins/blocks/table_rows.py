"""Tables whose rows have not as many cells as their heads. Pure."""

import re
from collections.abc import Iterator

from .doubtful import fenced

#: A row of dashes below a row with bars.
DASHES = re.compile(r"^[^\S\n]*+(?P<dashes>[-|:][-|: ]{1,400}+)$", re.MULTILINE)
#: Rows by themselves that begin and end with bars, and have some within.
DASHLESS = re.compile(
    r"(?:\A\n?|(?<=\n\n))(?:\|[^|\n]{1,200}(?:\|[^|\n]{1,200})+\|[ ]*(?:\n|\Z)){2,}(?=\n|\Z)"
)
#: A row with bars after a blank line.
APART = re.compile(r"\n[ \t]*\n[ ]{0,3}\|(?=[^\n]*\|)(?![^\n]*\n[ ]{0,3}\|[-:| ]+(?:\n|\Z))")
#: What separates cells.
BAR = re.compile(r"(?<!\\)\|")
#: Code, whose bars separate nothing.
CODE = re.compile(r"(?<![\\`])(`{1,4})(?!`)[^`\n]*+\1(?!`)")


def find_unlike(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where such tables are, with what is said of them, and a hint."""
    # Of rows that are a table's no more is said.
    found = (*_dashless(text), *_unlike(text)) if "|" in text else ()
    unlike = sorted({one[0]: one for one in found}.values())
    code = list(fenced(text)) if unlike else []
    for start, said, hint in unlike:
        if not any(begin < start < end for begin, end in code):
            yield start, said, hint


def _dashless(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield what looks like a table, and has no row of dashes."""
    for found in DASHLESS.finditer(text):
        if all(row.strip("-|: ") for row in found[0].strip("\n").split("\n")):
            said = "rows with bars are no table without a row of dashes below the first one"
            yield found.start() + found[0].index("|"), said, "write |---|---| below the first row"


def _unlike(text: str) -> Iterator[tuple[int, str, str]]:
    for found in DASHES.finditer(text):
        dashes = found["dashes"]
        start = text.rfind("\n", 0, max(0, found.start() - 1)) + 1
        above = CODE.sub("code", text[start : max(0, found.start() - 1)])
        if "|" not in dashes or "-" not in dashes or not BAR.search(above) or "`" in above:
            continue
        wanted, given = _count(above), _count(dashes)
        if wanted != given:
            said = f"the row of dashes has {_cells(given)} and the row above it {_cells(wanted)}"
            hint = "write as many dashes between bars as there are cells above"
            yield start, f"{said}: no table", hint
        elif apart := APART.match(text, found.end()):
            said = "a blank line ends the table: the row below it is text"
            yield apart.end() - 1, said, "take the blank line out"
        else:
            yield from _long_rows(text, found.end() + 1, wanted)


def _long_rows(text: str, at: int, wanted: int) -> Iterator[tuple[int, str, str]]:
    """Yield the rows of a table that have more cells than its head: they are left out."""
    while at < len(text):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)]
        row = CODE.sub("code", line)
        if not BAR.search(row):
            return
        if (given := _count(row)) > wanted and "`" not in row:
            said = f"the row has {_cells(given)} and the head of the table {_cells(wanted)}"
            yield at, f"{said}: what is more is left out", "write \\| for a bar in a cell"
        at += len(line) + 1


def _count(row: str) -> int:
    row = row.strip()
    return len(BAR.findall(row)) + 1 - row.startswith("|") - (row.endswith("|") and len(row) > 1)


def _cells(count: int) -> str:
    return f"{count} cell{'s' if count != 1 else ''}"
