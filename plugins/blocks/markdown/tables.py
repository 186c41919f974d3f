"""Tables that follow a line of text, as GitHub has them."""

import re
import xml.etree.ElementTree as etree

from markdown.blockprocessors import BlockProcessor

#: The head of a table and the line below it, after another line.
HEAD = re.compile(r"\n(?P<head> {0,3}\|[^\n]*\|[ ]*\n {0,3}\|(?:[ ]*:?-+:?[ ]*\|)+[ ]*)(?=\n|\Z)")


class TableBlockProcessor(BlockProcessor):
    """Gives such a table a block of its own."""

    def test(self, _parent: etree.Element, block: str) -> bool:
        """Return whether a block has a table after its first line."""
        return "|" in block and HEAD.search(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        """Read what is before the table, and leave it for other processors."""
        found = HEAD.search(blocks[0])
        if found is None or blocks[0].lstrip()[:1] == "|":
            return False
        block = blocks.pop(0)
        self.parser.parseBlocks(parent, [block[: found.start()]])
        blocks.insert(0, block[found.start() + 1 :])
        return True
