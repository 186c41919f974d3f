"""Lists and quotations: block processors in the place of Python-Markdown's."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from ...core.generated_markup import Class
from ...core.markdown.alerts import Alerts
from ..containers import ListBlock, ListItem, take_list, take_quote
from ..lines import DEEPEST, STARTS, indent_of, read_marker
from ..tasks import read_task

QUOTE = re.compile(r"^ {0,3}>", re.MULTILINE)


class Depth:
    """How many lists and quotations the text that is being read is in."""

    def __init__(self) -> None:
        self.depth = 0

    def read(self, parser: BlockParser, state: str, parent: etree.Element, text: str) -> None:
        """Read the text of a container."""
        self.depth += 1
        parser.state.set(state)
        parser.parseBlocks(parent, text.split("\n\n"))
        parser.state.reset()
        self.depth -= 1


class ContainerProcessor(BlockProcessor):
    """Reads blocks that have others in them, down to a depth."""

    #: Where one may begin in a block.
    starts: re.Pattern[str]

    def __init__(self, parser: BlockParser, depth: Depth) -> None:
        super().__init__(parser)
        self.depth = depth

    def test(self, _parent: etree.Element, block: str) -> bool:
        """Return whether one may begin in a block."""
        return self.depth.depth < DEEPEST and self.starts.search(block) is not None


class ListProcessor(ContainerProcessor):
    """Reads lists, also where they follow a line of text."""

    starts = STARTS

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        """Add the lists that follow each other, and leave what comes after them."""
        lines = blocks[0].split("\n")
        start = _find_list(lines)
        if start is None:
            return False
        if start and (before := "\n".join(lines[:start])).strip():
            self.parser.parseBlocks(parent, [before])
        lines = lines[start:]
        used = _gather(lines, blocks)
        at = 0
        while at < len(lines) and (found := take_list(lines, at)):
            self._add(parent, found)
            at = found.end
            if (after := _next_words(lines, at)) < len(lines) and read_marker(lines[after]):
                at = after
        # One letter alone is no list.
        if not at:
            return False
        rest = "\n".join(lines[at:])
        blocks[:used] = rest.split("\n\n") if rest.strip() else []
        return True

    def _add(self, parent: etree.Element, found: ListBlock) -> None:
        marker = found.marker
        element = etree.SubElement(parent, marker.tag)
        if marker.tag == "ol":
            kind, bracket = marker.style[0], marker.style[1:]
            if kind != "1":
                element.set("type", kind)
            if bracket != "." and not marker.is_capital:
                element.set("class", Class.IN_BRACKETS if "(" in bracket else Class.BRACKETED)
            if marker.number != 1:
                element.set("start", str(marker.number))
        for item in found.items:
            self._add_item(element, item)

    def _add_item(self, parent: etree.Element, item: ListItem) -> None:
        element = etree.SubElement(parent, "li")
        text = "\n".join(item.lines)
        if task := read_task(text):
            text = task
            element.set("class", "task-list-item")
        state = "looselist" if item.is_loose else "list"
        self.depth.read(self.parser, state, element, text)


def _find_list(lines: list[str]) -> int | None:
    """Return the line of a block in which a list begins."""
    for row, line in enumerate(lines):
        marker = read_marker(line)
        if marker and (not row or (marker.interrupts and line[marker.offset :].strip())):
            return row
    return None


def _gather(lines: list[str], blocks: list[str]) -> int:
    """Add to lines those of the blocks that may belong to lists; return how many these are."""
    used, least, opening = 1, _least(lines, 4), read_marker(lines[0])
    # One letter is a list only if another one follows.
    is_lone = opening is not None and opening.style[:1].isalpha()
    for block in blocks[1:]:
        first = block.lstrip("\n").partition("\n")[0]
        marker = read_marker(first)
        if block.strip() and not marker and indent_of(first) < least:
            break
        if is_lone and opening and marker and not marker.fits(opening, 1):
            break
        is_lone = is_lone and not marker
        if block.strip():
            further = block.split("\n")
            lines += ["", *further]
            least = _least(further, least)
        used += 1
    return used


def _least(lines: list[str], least: int) -> int:
    """Return how much a line after some others must be indented to belong to their last item."""
    for line in lines:
        # A marker that is further in is one of a list within the item.
        if indent_of(line) < least and (marker := read_marker(line)):
            least = min(4, marker.offset)
    return least


def _next_words(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


class QuoteProcessor(ContainerProcessor):
    """Reads quotations; a blank line ends one. Those that are alerts become asides."""

    starts = QUOTE

    def __init__(self, parser: BlockParser, depth: Depth, alerts: Callable[[], Alerts]) -> None:
        super().__init__(parser, depth)
        self.alerts = alerts

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Add the quotation, and leave what comes after it."""
        lines = blocks.pop(0).split("\n")
        start = next(row for row, line in enumerate(lines) if QUOTE.match(line))
        if before := "\n".join(lines[:start]):
            self.parser.parseBlocks(parent, [before])
        inside, end = take_quote(lines, start)
        element, inside = self.alerts().begin(parent, inside)
        self.depth.read(self.parser, "blockquote", element, "\n".join(inside))
        if rest := "\n".join(lines[end:]):
            blocks.insert(0, rest)
