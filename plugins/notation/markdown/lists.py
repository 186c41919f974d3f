"""Lists of symbols, made of the blocks that are marked."""

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ...core.generated_markup import Class, Data
from ...core.markdown.placeholders import mark_pattern
from ..written import ASKED
from .store import SYMBOL, WORD, SymbolStore

TAG = "symbol"
#: So much of a line is quoted in a message.
LONGEST = 60
EXAMPLE = r"write a formula, a colon and words, as in $\sigma$: the ReLU"
MARKED = mark_pattern(WORD)


class SymbolTreeprocessor(Treeprocessor):
    """Makes lists of the marked blocks; those of the header are moved to the end."""

    def __init__(self, md: Markdown, store: SymbolStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        if not self.store.lines:
            return
        last = []
        for parent in [one for one in root.iter() if any(child.tag == TAG for child in one)]:
            last += self._group(parent)
        root.extend(last)

    def _group(self, parent: etree.Element) -> list[etree.Element]:
        children, elsewhere = list(parent), []
        parent[:] = []
        lists: dict[str, etree.Element] = {}
        for child in children:
            if child.tag != TAG:
                lists.pop("here", None)
                lists.pop("section", None)
                lists.pop("post", None)
                parent.append(child)
                continue
            scope, source, line = self.store.lines[int(child.get("n", ""))]
            if scope not in lists:
                attributes = {"class": Class.NOTATION, Data.SCOPE: scope}
                lists[scope] = etree.Element("dl", attributes)
                if scope in (*ASKED, "here"):
                    parent.append(lists[scope])
                else:
                    elsewhere.append(lists[scope])
            self._write(child, source, line, lists[scope])
        return elsewhere

    def _write(self, block: etree.Element, source: str, line: int, around: etree.Element) -> None:
        found = SYMBOL.match(block.text or "")
        row = etree.SubElement(around, "div")
        name, text = etree.SubElement(row, "dt"), etree.SubElement(row, "dd")
        name.text = found["symbol"] if found else ""
        text.text = (block.text or "")[found.end() if found else 0 :]
        text.extend(list(block))
        if not found or not (len(text) or text.text.strip()):
            what = "no meaning after its symbol" if found else "no symbol before its meaning"
            shown = self._plain(source)
            shown = shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
            self.store.report(line, f'"{shown}" has {what}', EXAMPLE)

    def _plain(self, source: str) -> str:
        math: Any = getattr(self.md, "texmath", None)
        return math.put_back(source, lambda shown: shown.source) if math else source


class SymbolCodeTreeprocessor(Treeprocessor):
    """Takes the marks out of code, before it is coloured."""

    def run(self, root: etree.Element) -> None:
        """Change the code in place."""
        for code in root.iter("code"):
            if WORD in (code.text or ""):
                code.text = AtomicString(MARKED.sub("", code.text or ""))


class SymbolPostprocessor(Postprocessor):
    """Takes the marks out of raw HTML, where the lines stay as they were written."""

    def run(self, text: str) -> str:
        """Return the HTML without marks."""
        return MARKED.sub("", text) if WORD in text else text
