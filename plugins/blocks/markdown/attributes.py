"""Lines of attributes as in kramdown: ``{: .wide}`` after a block, or right before one."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown.blockprocessors import BlockProcessor
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from ...core.diagnostics import Problem
from ...core.markdown.alerts import TITLES, Alerts
from ...core.markdown.findings import findings_of
from ..elements import WITHOUT_VALUE

LINE = re.compile(r"^ {0,3}\{:(?![:/])[ ]*+(?P<inside>[^{}\n]*+)\}[ ]*+$", re.MULTILINE)
#: An element that holds attributes until the blocks around it have been read.
TAG = "diptych-attributes"
#: How themes of Jekyll call alerts: ``{: .prompt-tip}``, ``{: .notice--warning}``.
ALERT = re.compile(r"(?:prompt-|notice--|note-)(?P<kind>[a-z]+)")
#: A list of attributes with a name, which other lines have in its place: ``{:wide: .w style="…"}``.
DEFINITION = re.compile(r"(?P<name>[\w-]+):(?:[ ]+(?P<inside>.*)|$)")


class AttributesBlockProcessor(BlockProcessor):
    """Puts an element in the place of each line of attributes."""

    def test(self, _parent: etree.Element, block: str) -> bool:
        """Return whether a block has such a line."""
        return "{:" in block and LINE.search(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Read what is before the line; what is after it is left for other processors."""
        block = blocks.pop(0)
        found = next(LINE.finditer(block))
        before, after = block[: found.start()].rstrip("\n"), block[found.end() :].lstrip("\n")
        if before.strip():
            self.parser.parseBlocks(parent, [before])
        place = "before" if before.strip() or not after else "after"
        etree.SubElement(parent, TAG, {"inside": found["inside"], "place": place})
        if after:
            blocks.insert(0, after)


class AttributesTreeprocessor(Treeprocessor):
    """Gives the attributes to the blocks that they belong to."""

    def __init__(self, md: object, alerts: object) -> None:
        super().__init__(md)  # type: ignore[arg-type]
        self.alerts = alerts
        self.defined: dict[str, str] = {}

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        self.defined = {}
        for line in root.iter(TAG):
            if found := DEFINITION.match(line.get("inside", "")):
                self.defined[found["name"]] = found["inside"] or ""
                line.set("inside", "")
        for parent in [e for e in root.iter() if any(child.tag == TAG for child in e)]:
            self._settle(parent)

    def _settle(self, parent: etree.Element) -> None:
        children, waiting = list(parent), [""]
        kept: list[etree.Element] = []
        for child in children:
            if child.tag != TAG:
                kept.append(child)
                for inside in filter(None, waiting):
                    self._give(child, inside)
                waiting = []
            elif child.get("place") == "after" or not child.get("inside"):
                waiting.append(child.get("inside", ""))
            elif kept or parent.tag == "li":
                self._give(kept[-1] if kept else parent, child.get("inside", ""))
            else:
                self._report(child.get("inside", ""))
            if child.tag == TAG and child.tail:
                _add_tail(parent, kept, child.tail)
        for inside in filter(None, waiting):
            self._report(inside)
        parent[:] = kept

    def _report(self, inside: str) -> None:
        said = f"the attributes {{:{inside}}} belong to no block; they were left out"
        near = rf"\{{:[ ]*{re.escape(inside)}\}}"
        problem = Problem("markdown-other", "", said, "write them right after a block", near=near)
        findings_of(self.md).problems.append(problem)

    def _give(self, element: etree.Element, inside: str) -> None:
        if element.tag == "p" and self._is_raw(element):
            element.tag = "div"  # code or a block of HTML, which no paragraph may hold
        for name, text in self._read(inside):
            if name == ".":
                element.set("class", f"{element.get('class', '')} {text}".strip())
            elif re.fullmatch(r"[A-Za-z_][\w:.-]*", name):
                element.set(name, text)
        found = ALERT.search(element.get("class", ""))
        if element.tag == "blockquote" and found:
            kind = found["kind"]
            element.tag = "div"
            alerts: Alerts = self.alerts()  # type: ignore[operator]
            alerts.change(element, kind if kind in TITLES else "note")

    def _is_raw(self, paragraph: etree.Element) -> bool:
        """Return whether a paragraph is nothing but a block of HTML that was taken out."""
        found = HTML_PLACEHOLDER_RE.fullmatch((paragraph.text or "").strip())
        if not found or len(paragraph):
            return False
        blocks = self.md.htmlStash.rawHtmlBlocks
        raw = blocks[int(found[1])] if int(found[1]) < len(blocks) else ""
        tag = re.match(r"\s*<([a-zA-Z][\w-]*)", raw) if isinstance(raw, str) else None
        return bool(tag and self.md.is_block_level(tag[1].lower()))

    def _read(self, inside: str) -> Iterator[tuple[str, str]]:
        """Yield names and values; a word alone is the name of a list, or means nothing."""
        for name, value in get_attrs_and_remainder(inside)[0]:
            if value is not None or name in WITHOUT_VALUE:
                yield name, name if value is None else value
            elif name in self.defined:
                named = get_attrs_and_remainder(self.defined[name])[0]
                yield from ((one, text) for one, text in named if text is not None)


def _add_tail(parent: etree.Element, kept: list[etree.Element], tail: str) -> None:
    if kept:
        kept[-1].tail = f"{kept[-1].tail or ''}{tail}"
    else:
        parent.text = f"{parent.text or ''}{tail}"
