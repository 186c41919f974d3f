"""Tables whose row of dashes has not as many cells as the row above: they stay text. Pure."""

import re
from collections.abc import Iterator

from .doubtful import fenced

#: A row of dashes below a row with bars.
DASHES = re.compile(r"^[^\S\n]*+(?P<dashes>[-|:][-|: ]{1,400}+)$", re.MULTILINE)
#: What separates cells.
BAR = re.compile(r"(?<!\\)\|")


def find_unlike(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where such tables are, with what is said of them, and a hint."""
    unlike = list(_unlike(text)) if "|" in text else []
    code = list(fenced(text)) if unlike else []
    for start, given, wanted in unlike:
        if not any(begin < start < end for begin, end in code):
            said = f"the row of dashes has {given} and the row above it {wanted}: no table"
            yield start, said, "write as many dashes between bars as there are cells above"


def _unlike(text: str) -> Iterator[tuple[int, str, str]]:
    for found in DASHES.finditer(text):
        dashes = found["dashes"]
        start = text.rfind("\n", 0, max(0, found.start() - 1)) + 1
        above = text[start : max(0, found.start() - 1)]
        if "|" not in dashes or "-" not in dashes or not BAR.search(above) or "`" in above:
            continue
        wanted, given = _cells(above), _cells(dashes)
        if wanted != given:
            yield start, given, wanted


def _cells(row: str) -> str:
    row = row.strip()
    count = len(BAR.findall(row)) + 1 - row.startswith("|") - (row.endswith("|") and len(row) > 1)
    return f"{count} cell{'s' if count != 1 else ''}"
