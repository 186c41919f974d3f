"""Lists and quotations: which lines belong to them, as CommonMark and kramdown have it. Pure."""

import re
from dataclasses import dataclass, field

from .lines import NO_TEXT, QUOTE, RULE, Marker, indent_of, moved_left, read_marker

#: A fence anywhere in the containers of a line.
ANY_FENCE = re.compile(r"[ >]*(?:(?:[-+*]|\d{1,9}[.)]) +)*(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)")
#: Numbers from here on are rather years than those of items.
YEARS = 1000


@dataclass(slots=True)
class ListItem:
    """An item of a list."""

    #: Its first line in the text.
    first: int
    marker: Marker
    #: Its lines, without the marker and what they are indented by.
    lines: list[str]
    #: Whether a blank line is before it or after it, or between parts of it.
    is_loose: bool = False


@dataclass(slots=True)
class ListBlock:
    """A list."""

    items: list[ListItem] = field(default_factory=list)
    #: The line after it.
    end: int = 0

    @property
    def marker(self) -> Marker:
        """The marker of its first item."""
        return self.items[0].marker


@dataclass(slots=True)
class _Fences:
    """Whether a fence is open while lines are read."""

    open: str = ""

    def read(self, line: str) -> None:
        """Take note of a line."""
        found = ANY_FENCE.match(line)
        if not found:
            return
        fence = found["fence"]
        if not self.open:
            self.open = fence if fence[0] == "~" or "`" not in found["info"] else ""
        elif fence.startswith(self.open) and not found["info"].strip():
            self.open = ""


def take_list(lines: list[str], at: int) -> ListBlock | None:
    """Return the list that begins in a line, if one does."""
    marker = read_marker(lines[at])
    if marker is None:
        return None
    block = ListBlock()
    while marker is not None:
        item, end = _take_item(lines, at, marker, block)
        block.items.append(item)
        block.end = end
        at = _next_words(lines, end)
        marker = read_marker(lines[at]) if at < len(lines) else None
        if marker is None or not marker.fits(block.marker, len(block.items)):
            break
        if at > end:
            item.is_loose = True
    # One letter is no list: "a. m." or the initial of a name.
    if block.marker.style[:1] not in ("", "1") and len(block.items) == 1:
        return None
    for before, item in zip(block.items, block.items[1:], strict=False):
        item.is_loose = item.is_loose or lines[item.first - 1].strip() == ""
        before.is_loose = before.is_loose or lines[item.first - 1].strip() == ""
    return block


def _take_item(lines: list[str], at: int, marker: Marker, block: ListBlock) -> tuple[ListItem, int]:
    """Return an item and the line after it."""
    least, fences = min(marker.offset, 4), _Fences()
    taken = [lines[at][marker.offset :].lstrip(" ")]
    fences.read(taken[0])
    blank, end, is_loose = 0, at + 1, False
    # The column of the list within the item, if there is one.
    nested = 2 if read_marker(taken[0]) else 0
    for row in range(at + 1, len(lines)):
        line = lines[row]
        if not line.strip():
            if not taken[0] and row == at + 1:
                break  # an item that begins with a blank line is empty
            blank += 1
            continue
        indent = indent_of(line)
        if indent < least and (blank or fences.open or _begins(line, block, marker)):
            break
        taken += [""] * blank
        taken.append(line[min(indent, marker.offset) :])
        # A blank line between parts of the item itself, and not deeper, or in code.
        is_deeper = nested and indent_of(taken[-1]) >= nested
        is_loose = is_loose or (blank > 0 and not is_deeper and not fences.open)
        if not nested and (inner := read_marker(taken[-1])) and not fences.open:
            nested = min(inner.offset, 4)
        fences.read(taken[-1])
        blank, end = 0, row + 1
    return ListItem(at, marker, moved_left(taken, marker.offset), is_loose), end


def _begins(line: str, block: ListBlock, marker: Marker) -> bool:
    """Return whether a line after one of text begins something else."""
    if NO_TEXT.match(line) or RULE.match(line):
        return True
    found = read_marker(line)
    if found is None:
        return False
    first = block.marker if block.items else marker
    # A list of another kind follows: "2." after "-". A year is rather a part of the text.
    is_other = found.style[:1] == "1" and found.style != first.style and found.number < YEARS
    return found.interrupts or is_other or found.fits(first, len(block.items) + 1)


def take_quote(lines: list[str], at: int) -> tuple[list[str], int]:
    """Return the lines of the quotation that begins in a line, and the line after it."""
    taken: list[str] = []
    fences = _Fences()
    for row in range(at, len(lines)):
        line = lines[row]
        if found := QUOTE.match(line):
            taken.append(line[found.end() :])
            fences.read(taken[-1])
        elif line.strip() and not fences.open and taken[-1].strip() and not _interrupts(line):
            taken.append(line)
        else:
            return taken, row
    return taken, len(lines)


def _interrupts(line: str) -> bool:
    found = read_marker(line)
    is_other = NO_TEXT.match(line) or RULE.match(line)
    return bool(is_other) or (found is not None and found.interrupts)


def _next_words(lines: list[str], at: int) -> int:
    """Return the first line from a place on that is not blank."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at
