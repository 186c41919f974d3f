"""Marks that a preprocessor puts into the text for the block parser, each a block of its own."""

import re
import xml.etree.ElementTree as etree

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import ETX, STX

#: Any of these marks, also those of formulas.
MARK = re.compile(rf"([a-z]{{1,12}}){STX}[a-z]\d+{ETX}\1")

#: The beginning of one.
BEGINS = re.compile(rf"[a-z]{STX}[a-z]\d")
#: The same, and the lines of code that has been taken out.
LEFT = re.compile(rf"(?:([a-z]{{1,12}}){STX}(?:[a-z]\d+|fill){ETX}\1?\s*)+")


def mark_pattern(word: str) -> re.Pattern[str]:
    """Return the pattern of the marks with a word; its group is their number."""
    return re.compile(rf"{word}{STX}{word[0]}(\d+){ETX}{word}")


def mark(word: str, number: int) -> str:
    """Return the mark with a word and a number.

    Authors cannot write one: Markdown removes STX and ETX from texts. It begins and ends in
    letters, so that smarty takes quotes next to it for quotes around a word.
    """
    return f"{word}{STX}{word[0]}{number}{ETX}{word}"


class MarkedBlockProcessor(BlockProcessor):
    """Turns a block that begins with a mark into an element with the rest of the line as text.

    The attribute ``n`` is the number of the mark.
    """

    def __init__(self, parser: BlockParser, word: str, tag: str) -> None:
        super().__init__(parser)
        self.pattern = re.compile(rf" {{0,3}}{mark_pattern(word).pattern}([^\n]*)\n?")
        self.tag = tag

    def test(self, _parent: etree.Element, block: str) -> bool:
        """Return whether the block begins with a mark."""
        return self.pattern.match(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Add the element; the rest of the block is left for other processors."""
        block = blocks.pop(0)
        if found := self.pattern.match(block):
            etree.SubElement(parent, self.tag, {"n": found[1]}).text = found[2]
            if rest := block[found.end() :]:
                blocks.insert(0, rest)
