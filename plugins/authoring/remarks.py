"""What a build says of a site, one thing each. Pure."""

import os
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Any

#: The level of what has ended a build.
CRITICAL = "critical"
#: Every level, the worst first; a hint never stops anything.
LEVELS = (CRITICAL, "error", "warning", "hint")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is wrong: a problem of a post, a message of Pelican's, or an exception."""

    #: A key of ``LEVELS``.
    level: str
    #: What is wrong.
    text: str
    #: The full path of the file, "" where none is known.
    path: str = ""
    #: The 1-based line, 0 where none is known.
    line: int = 0
    #: The id of the rule of ours that the file breaks, "" for none.
    rule: str = ""
    #: What would be right, "" for none.
    hint: str = ""
    #: The traceback, "" for none.
    trace: str = ""


def write_remarks(remarks: Iterable[Remark]) -> list[tuple[Any, ...]]:
    """Return remarks as values for JSON."""
    return [astuple(remark) for remark in remarks]


def read_remarks(rows: Iterable[list[Any]]) -> tuple[Remark, ...]:
    """Return the remarks that values from JSON are."""
    return tuple(Remark(*row) for row in rows)


def order_remarks(remarks: Iterable[Remark]) -> list[Remark]:
    """Return each remark once, in the order of files and lines; those of no file come last."""
    return sorted(
        dict.fromkeys(remarks),
        key=lambda one: (not one.path, one.path, one.line, one.rule, one.text),
    )


def describe_place(remark: Remark, folder: str) -> str:
    """Return ``file:line`` as seen from a folder, in which a terminal makes it a link."""
    path = remark.path
    if path.startswith(folder + os.sep):
        path = path[len(folder) + 1 :].replace(os.sep, "/")
    return f"{path}:{remark.line or 1}" if path else ""


def one_line(text: str) -> str:
    """Return a text as one line; messages of other programs may have several."""
    return " ".join(line.strip() for line in text.splitlines())
