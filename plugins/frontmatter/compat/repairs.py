"""Repairs of what is right in posts for other engines, but not in ours: a Markdown extension.

A link to a bare e-mail address becomes a ``mailto:`` link. Headings move down by one level where
a post has level-one headings, since its title is the level-one heading of the page. The
``style`` of an aligned table cell becomes a class, which a strict Content-Security-Policy allows.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from ...core.generated_markup import Prefix
from ...core.markdown.processors import add_processor
from .kramdown import KramdownPreprocessor

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ALIGNMENT = re.compile(r"text-align: (left|center|right);")
HEADINGS = {f"h{depth}": f"h{min(depth + 1, 6)}" for depth in range(1, 7)}


class RepairTreeprocessor(Treeprocessor):
    """Repairs the tree of one post; ``addresses`` are the e-mail links that it repaired."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.addresses: list[str] = []

    def run(self, root: etree.Element) -> None:
        """Repair the tree in place."""
        if root.find(".//h1") is not None:
            for element in root.iter():
                element.tag = HEADINGS.get(element.tag, element.tag)
        for cell in (*root.iter("th"), *root.iter("td")):
            if aligned := ALIGNMENT.fullmatch(cell.get("style") or ""):
                del cell.attrib["style"]
                cell.set("class", f"{cell.get('class', '')} {Prefix.TEXT}{aligned[1]}".strip())
        for link in root.iter("a"):
            address = link.get("href") or ""
            if EMAIL.fullmatch(address):
                link.set("href", f"mailto:{address}")
                self.addresses.append(address)


class RepairExtension(Extension):
    """Repairs the text and the tree; ``addresses`` are the e-mail links that it repaired."""

    addresses: list[str]

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the repairs to one Markdown instance."""
        repairs = RepairTreeprocessor(md)
        self.addresses = repairs.addresses
        add_processor(md, "treeprocessors", "repairs", repairs)
        add_processor(md, "preprocessors", "kramdown", KramdownPreprocessor(md))
