"""Definition lists: a block processor in the place of Python-Markdown's two."""

import xml.etree.ElementTree as etree

from ..definitions import DEFINITION, STARTS, take_definitions
from ..lines import NO_TEXT, indent_of, read_marker
from .containers import ContainerProcessor

#: Python-Markdown's, which lose what follows a list in a definition.
REPLACED = ("deflist", "defindent")


class DefinitionProcessor(ContainerProcessor):
    """Reads terms with their definitions."""

    starts = STARTS

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        """Add the terms and definitions of a block, and leave what comes after them."""
        lines = blocks[0].split("\n")
        start = next(row for row, line in enumerate(lines) if DEFINITION.match(line))
        if any(NO_TEXT.match(line) or read_marker(line) for line in lines[:start]):
            return False
        terms = [line.strip() for line in lines[:start] if line.strip()]
        before = self.lastChild(parent)
        is_apart = not terms
        if is_apart and (before is None or before.tag not in ("p", "dl")):
            return False
        if before is not None and is_apart and before.tag == "p":
            terms = [line.strip() for line in (before.text or "").split("\n")]
            parent.remove(before)
            before = self.lastChild(parent)
        goes_on = before is not None and before.tag == "dl"
        element = before if before is not None and goes_on else etree.SubElement(parent, "dl")
        for term in terms:
            etree.SubElement(element, "dt").text = term
        used = _gather(lines, blocks, start)
        found, end = take_definitions(lines, start)
        for place, one in enumerate(found):
            is_loose = one.is_loose or (is_apart and not place)
            inside = etree.SubElement(element, "dd")
            text = "\n".join(one.lines)
            self.depth.read(self.parser, "looselist" if is_loose else "list", inside, text)
        rest = "\n".join(lines[end:])
        blocks[:used] = rest.split("\n\n") if rest.strip() else []
        return True


def _gather(lines: list[str], blocks: list[str], start: int) -> int:
    """Add to lines those of the blocks that belong to definitions; return how many these are."""
    used, least = 1, _least(lines[start:], 4)
    for block in blocks[1:]:
        further = block.split("\n")
        if block.strip() and indent_of(block.lstrip("\n")) < least:
            break
        least = _least(further, least)
        lines += ["", *further]
        used += 1
    return used


def _least(lines: list[str], least: int) -> int:
    """Return how much a line after some others is indented at least, to belong to the last."""
    for line in lines:
        if indent_of(line) < least and (found := DEFINITION.match(line)):
            least = min(4, found.end())
    return least
