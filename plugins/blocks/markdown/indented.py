"""Admonitions, tabs and what is folded: all of what is indented below them is read at once.

Their processors read it block by block, and lose the lists in it that are indented by less than
four spaces.
"""

import re
import xml.etree.ElementTree as etree

from markdown.blockprocessors import BlockProcessor

from ..lines import indent_of

HEAD = re.compile(r"^ {0,3}(?:!!!|\?\?\?\+?|===[!+]?) ", re.MULTILINE)


class IndentedProcessor(BlockProcessor):
    """Makes one block of all that belongs to one, at the left edge; others read it."""

    def test(self, _parent: etree.Element, block: str) -> bool:
        """Return whether one begins in a block."""
        return HEAD.search(block) is not None

    def run(self, _parent: etree.Element, blocks: list[str]) -> bool:
        """Join the blocks, and leave them for other processors."""
        lines = blocks[0].split("\n")
        start = max(row for row, line in enumerate(lines) if HEAD.match(line))
        width = indent_of(lines[start])
        used = 1
        if all(_is_inside(line, width) for line in lines[start + 1 :]):
            for block in blocks[1:]:
                further = block.strip("\n").split("\n")
                if not _is_inside(further[0], width):
                    break
                lines += ["", *further]
                used += 1
                if not all(_is_inside(line, width) for line in further):
                    break
        lines[start:] = [line[min(width, indent_of(line)) :] for line in lines[start:]]
        blocks[:used] = ["\n".join(lines)]
        return False


def _is_inside(line: str, width: int) -> bool:
    return not line.strip() or indent_of(line) >= width + 4
