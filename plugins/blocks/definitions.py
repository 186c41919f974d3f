"""Definitions of terms: which lines belong to them, lists and paragraphs among them. Pure."""

import re
from dataclasses import dataclass, field

from .lines import NO_TEXT, indent_of, moved_left, read_marker

#: The first line of a definition.
DEFINITION = re.compile(r" {0,3}: +(?=\S)")
#: Where a definition may begin within a block.
STARTS = re.compile(r"^ {0,3}: +\S", re.MULTILINE)


@dataclass(slots=True)
class Definition:
    """What a term means."""

    #: Where its text begins in its first line, and that of its other lines.
    offset: int
    #: Its lines, without what they are indented by.
    lines: list[str] = field(default_factory=list)
    #: Whether a blank line is in it.
    is_loose: bool = False


def take_definitions(lines: list[str], at: int) -> tuple[list[Definition], int]:
    """Return the definitions that begin in a line, and the line after them."""
    taken: list[Definition] = []
    blank, end = 0, at
    for row in range(at, len(lines)):
        line = lines[row]
        begins = DEFINITION.match(line)
        if begins and not (taken and indent_of(line) >= _least_of(taken[-1])):
            taken.append(Definition(begins.end(), [line[begins.end() :]], blank > 0))
        elif not line.strip():
            blank += 1
            continue
        elif not taken or not _belongs(line, taken[-1], blank):
            break
        else:
            last = taken[-1]
            last.is_loose = last.is_loose or blank > 0
            last.lines += [""] * blank + [line[min(indent_of(line), last.offset, 4) :]]
        blank, end = 0, row + 1
    for one in taken:
        one.lines = moved_left(one.lines, one.offset)
    return taken, end


def _least_of(definition: Definition) -> int:
    """Return how much a further paragraph of a definition is indented at least."""
    return min(definition.offset, 4)


def _belongs(line: str, definition: Definition, blank: int) -> bool:
    """Return whether a line goes on with a definition."""
    indent = indent_of(line)
    if indent >= _least_of(definition):
        return True
    is_item = read_marker(line) is not None
    return not blank and (indent >= 2 if is_item else not NO_TEXT.match(line))
