"""The tags of a post are closed within the post, in the order that a browser reads. Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from .html_tags import (
    BLOCKS,
    CELLS,
    HEADING,
    PARTS,
    ROWS,
    SIBLINGS,
    SOFT,
    TAG,
    WORDS,
    TagError,
    TagFault,
    find_tags,
)

#: What holds cells, and what may be among them besides.
TABLE = ROWS | {"table"}
AMONG_CELLS = frozenset(("!--", "script", "style", "template"))
PARAGRAPH = re.compile(r"<p(?=[\s>])", re.IGNORECASE)
COLUMNS = re.compile(r"(?:\s|<col\b[^<>]*>)*")


def balance(html: str, blocks: Iterable[str] = ()) -> tuple[str, list[TagFault]]:
    """Return HTML in which each tag has its counterpart, and those that had none.

    ``blocks`` is what its author has written of it: an end tag in a paragraph of Markdown ends
    nothing around it that is Markdown's, too.
    """
    balancer, at = _Balancer({found[0] for block in blocks for found in TAG.finditer(block)}), 0
    for found, end in find_tags(html):
        balancer.text(html[at : found.start()])
        raw, name = ((found[group] or "").lower() for group in ("raw", "name"))
        if raw:
            balancer.begin_raw(raw, is_whole=end >= 0)
            balancer.parts.append(html[found.start() : end] if end >= 0 else "&lt;")
            at = end if end >= 0 else found.start() + 1
            continue
        if balancer.close(name) if found["end"] else balancer.open(name, found[0]):
            balancer.parts.append(found[0])
        at = end
    balancer.text(html[at:])
    while balancer.stack:
        balancer.end()
    return "".join(balancer.parts), balancer.faults


class _Balancer:
    """The elements that are open, and the HTML up to a tag."""

    def __init__(self, written: AbstractSet[str]) -> None:
        #: The tags that an author has written; nothing if a paragraph may be the author's.
        self.written = written if not any(map(PARAGRAPH.match, written)) else frozenset()
        self.parts: list[str] = []
        self.faults: list[TagFault] = []
        #: How many elements are open at the beginning of each that is Markdown's.
        self.ours: set[int] = set()
        #: The open elements, each with its number among those of its name.
        self.stack: list[tuple[str, int]] = []
        self.opened: Counter[str] = Counter()
        self.counts: Counter[tuple[str, bool]] = Counter()

    @property
    def last(self) -> str:
        """The last element that is open."""
        return self.stack[-1][0] if self.stack else ""

    def fault(self, name: str, fault: TagError, count: int) -> None:
        """Keep what is wrong with a tag."""
        self.faults.append(TagFault(name, fault, count))

    def text(self, text: str) -> None:
        """Add what is between two tags."""
        if self.last in TABLE and not COLUMNS.fullmatch(text):
            self._begin_cell()
        if text:
            self.parts.append(text)

    def begin_raw(self, name: str, *, is_whole: bool) -> None:
        """Begin an element that is text up to its end."""
        if self.last in TABLE and (name not in AMONG_CELLS or not is_whole):
            self._begin_cell()
        if not is_whole:
            self.fault(name, TagError.OPEN, self.counts[name, False])
        self.counts[name, False] += 1

    def open(self, name: str, tag: str) -> bool:
        """Begin an element; return whether it may be here."""
        number = self.counts[name, False]
        self.counts[name, False] += 1
        if name in PARTS and not self._begin_part(name):
            self.fault(name, TagError.OUTSIDE, number)
            return False
        if self.last in TABLE and name not in PARTS | AMONG_CELLS:
            self._begin_cell()
        self._end_before(name)
        if name != "hr":
            if self.written and tag not in self.written:
                self.ours.add(len(self.stack))
            self._push(name, number)
        return True

    def _push(self, name: str, number: int) -> None:
        self.stack.append((name, number))
        self.opened[name] += 1

    def _pop(self) -> tuple[str, int]:
        name, number = self.stack.pop()
        self.opened[name] -= 1
        self.ours.discard(len(self.stack))
        return name, number

    def _begin_part(self, name: str) -> bool:
        """End what is open before a part of a table; return whether there is a table."""
        if not self.opened["table"]:
            return False
        around = TABLE if name in CELLS else TABLE - {"tr"} if name == "tr" else {"table"}
        while self.last not in around:
            self.end()
        if name in CELLS and self.last != "tr":
            self._imply("tr")
        return True

    def _begin_cell(self) -> None:
        """Begin the cell that is missing around a text."""
        number = next(number for name, number in reversed(self.stack) if name == "table")
        self.fault("table", TagError.NO_CELL, number)
        if self.last != "tr":
            self._imply("tr")
        self._imply("td")

    def _imply(self, name: str) -> None:
        self.parts.append(f"<{name}>")
        self._push(name, -1)

    def _end_before(self, name: str) -> None:
        """End what cannot go on before an element, in any browser."""
        if name in BLOCKS and self._has_open({"p"}, WORDS):
            self._end_to({"p"})
            self.parts[-1] = self.parts[-1].replace("</p>", "</p>\n")
        siblings = SIBLINGS.get(name, frozenset())
        if self._has_open(siblings, WORDS if name == "a" else WORDS | {"div"}):
            self._end_to(siblings)
        elif HEADING.fullmatch(name) and HEADING.fullmatch(self.last):
            self.end()

    def _has_open(self, names: AbstractSet[str], within: AbstractSet[str]) -> bool:
        """Return whether one of some elements is open, with only others of some kinds in it."""
        if not any(self.opened[name] for name in names):
            return False
        opened = (name for name, _ in reversed(self.stack))
        return next((one for one in opened if one in names or one not in within), "") in names

    def _end_to(self, names: AbstractSet[str]) -> None:
        """End what is open, up to one of some elements."""
        while self.last not in names:
            self.end()
        self.end()

    def close(self, name: str) -> bool:
        """End the elements up to one; return whether there is one to end."""
        self.counts[name, True] += 1
        is_alone = not self.opened[name] or (name in PARTS and not self._is_in_table(name))
        if is_alone or self._is_around(name):
            if name not in SOFT:
                self.fault(name, TagError.END, self.counts[name, True] - 1)
            return False
        while self.last != name:
            self.end()
        self._pop()
        return True

    def _is_around(self, name: str) -> bool:
        """Return whether the last element of a name, with an open paragraph, is Markdown's."""
        if not self.ours or not self.opened["p"]:
            return False
        names = [one for one, _ in self.stack]
        place = len(names) - 1 - names[::-1].index(name)
        return place in self.ours and "p" in names[place + 1 :]

    def _is_in_table(self, name: str) -> bool:
        """Return whether a part is open in the last table."""
        opened = (one for one, _ in reversed(self.stack))
        return next((one for one in opened if one in (name, "table")), "") == name

    def end(self) -> None:
        """End the last element, whose tag is missing."""
        name, number = self._pop()
        if name == "p" and self.parts[-1] == "<p>":  # with nothing in it
            self.parts.pop()
            return
        self.parts.append(f"</{name}>")
        if name not in SOFT:
            self.fault(name, TagError.OPEN, number)
