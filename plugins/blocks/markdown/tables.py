"""Tables that follow a line of text, as GitHub has them, and those with rules, as kramdown has."""

import re
import xml.etree.ElementTree as etree

from markdown.blockprocessors import BlockProcessor

#: The head of a table and the line below it, after another line.
HEAD = re.compile(r"\n(?P<head> {0,3}\|[^\n]*\|[ ]*\n {0,3}\|(?:[ ]*:?-+:?[ ]*\|)+[ ]*)(?=\n|\Z)")

#: A line of dashes between bars; kramdown's have ``+`` for a bar within.
RULE = re.compile(r" {0,3}\|[-:+| ]{1,1000}")


def without_rules(block: str) -> str:
    """Return a table of kramdown as others write it: its rules are around it and between parts."""
    lines = block.split("\n")
    rules = [at for at, line in enumerate(lines) if RULE.fullmatch(line) and "-" in line]
    first = rules[0] if rules else 2
    if first == 0 and len(rules) > 1:
        first = rules[1]
    is_kramdown = rules and (rules[0] == 0 or any("+" in lines[at] for at in rules))
    # One row is the head of ours.
    if not is_kramdown or first != (2 if rules[0] == 0 else 1) or not lines[first - 1].strip("| "):
        return block
    lines[first] = lines[first].replace("+", "|")
    return "\n".join(line for at, line in enumerate(lines) if at == first or at not in rules)


class TableBlockProcessor(BlockProcessor):
    """Gives a table after a line of text a block of its own, and takes rules out of others."""

    def test(self, _parent: etree.Element, block: str) -> bool:
        """Return whether a block is such a table, or has one after its first line."""
        if block.lstrip(" ")[:1] == "|":
            return "-" in block and without_rules(block) != block
        return "|" in block and HEAD.search(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        """Read what is before the table, and leave it for other processors."""
        if blocks[0].lstrip(" ")[:1] == "|":
            blocks[0] = without_rules(blocks[0])
            return False
        found = HEAD.search(blocks[0])
        if found is None:
            return False
        block = blocks.pop(0)
        self.parser.parseBlocks(parent, [block[: found.start()]])
        blocks.insert(0, block[found.start() + 1 :])
        return True
