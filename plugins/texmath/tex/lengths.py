r"""Lengths as TeX writes them: ``2pt``, ``-.5em``, ``\baselineskip``. Pure."""

import re

from .tokens import Cursor, TexError, join

LENGTH = re.compile(
    r"\s*+(?P<minus>[+-]?+)\s*+(?P<value>\d+(?:[.,]\d*)?|[.,]\d+)\s*(?P<unit>[a-z]{2})\s*"
    r"|\s*+-?+[\d.]*+\\[A-Za-z]+\s*"
)
#: A bare length ends within so many tokens.
LONGEST = 20
#: Units in ems.
EMS = {"em": 1, "ex": 0.43, "pt": 0.1, "px": 0.075, "mu": 1 / 18, "pc": 1.2, "in": 7.23}
EMS |= {"mm": 0.285, "cm": 2.85, "bp": 0.1004, "dd": 0.107, "cc": 1.284, "sp": 0}


def is_length(tokens: list[str]) -> bool:
    """Return whether tokens are a length and nothing else."""
    return LENGTH.fullmatch(join(tokens)) is not None


def read_length(cursor: Cursor) -> str:
    """Return the length that comes next, with or without braces; raises TexError."""
    if cursor.peek() == "{":
        return cursor.name()
    length = ""
    while (found := not LENGTH.fullmatch(length)) and cursor.peek() and len(length) < LONGEST:
        length += cursor.take()
    if found:
        raise TexError(f"a length cannot be read: {length}")
    return length.strip()


def ems(length: str) -> float:
    """Return a length in ems; 0 for one that cannot be read or has no number."""
    found = LENGTH.fullmatch(length)
    if not found or not found["value"]:
        return 0
    value = float(found["value"].replace(",", ".")) * EMS.get(found["unit"], 0)
    return -value if found["minus"] == "-" else value
