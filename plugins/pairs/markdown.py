"""Markdown extension: ``## Heading {pair=other-id}`` becomes ``data-pair`` on the heading."""

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from ..core.generated_markup import Data
from ..core.markdown.processors import add_processor


class PairTreeprocessor(Treeprocessor):
    """Renames the attribute ``pair``, which ``attr_list`` has set and HTML does not have."""

    def run(self, root: etree.Element) -> None:
        """Change the headings in place."""
        for element in root.iter():
            if "pair" in element.attrib:
                element.set(Data.PAIR, (element.attrib.pop("pair") or "").lstrip("#"))


class PairExtension(Extension):
    """Registers the processor."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processor to one Markdown instance."""
        add_processor(md, "treeprocessors", "pairs", PairTreeprocessor(md))


def makeExtension(**kwargs: Any) -> PairExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return PairExtension(**kwargs)
