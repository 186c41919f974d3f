"""Figures in the tree: each caption and what it belongs to become one. Pure.

Until then a caption is a block of its own, so that it may have formulas and references.
"""

import xml.etree.ElementTree as etree
from collections import defaultdict

from ..core.generated_markup import Class, Data
from ..theorems import Kinds
from .captions import Caption

#: The tag of a caption that is still a block of its own.
CAPTION = "diptych-caption"


class FigureAssembler:
    """Joins the captions of a tree to what they belong to, and numbers them."""

    def __init__(self, captions: list[Caption], kinds: Kinds, lang: str) -> None:
        self.captions = captions
        self.kinds = kinds
        self.lang = lang
        self.alone: list[Caption] = []

    def run(self, root: etree.Element) -> list[Caption]:
        """Change the tree in place; return the captions with a label that belong to nothing."""
        for parent in [e for e in root.iter() if any(child.tag == CAPTION for child in e)]:
            self._join(parent)
        number_figures(root)
        return self.alone

    def _join(self, parent: etree.Element) -> None:
        children: list[etree.Element] = []
        waiting = list(reversed(parent))
        while waiting:
            child = waiting.pop()
            if child.tag != CAPTION:
                children.append(child)
                continue
            caption = self.captions[int(child.get("n", 0))]
            if caption.kind != "figure" and children and _is_of(caption.kind, children[-1]):
                children.append(self._figure(caption, child.text or "", children.pop()))
            elif waiting and _is_of(caption.kind, waiting[-1]):
                children.append(self._figure(caption, child.text or "", waiting.pop()))
            else:
                self.alone += [caption] if caption.label else []
                paragraph = etree.Element("p")
                paragraph.text = caption.source
                children.append(paragraph)
        parent[:] = children

    def _figure(self, caption: Caption, text: str, content: etree.Element) -> etree.Element:
        if caption.kind == "figure" and not caption.label:
            return _unnumbered(text, content)
        figure = etree.Element("figure", {Data.KIND: caption.kind})
        if caption.label:
            figure.set("id", caption.label)
        head = etree.Element("figcaption")
        label = etree.SubElement(head, "span", {"class": Class.CAPTION_LABEL})
        label.text = f"{self.kinds.name(caption.kind, self.lang).one} "
        etree.SubElement(label, "span", {"class": Class.CAPTION_NUMBER}).tail = "."
        label.tail = f" {text}" if text else None
        if caption.kind == "figure":
            content.tag = "div"
            figure.extend([content, head])
        else:
            figure.extend([head, content])
        return figure


def _unnumbered(text: str, content: etree.Element) -> etree.Element:
    """Return a figure to which nothing can refer."""
    figure = etree.Element("figure")
    content.tag = "div"
    figure.append(content)
    etree.SubElement(figure, "figcaption").text = text
    return figure


def number_figures(root: etree.Element) -> None:
    """Give the figures their numbers in the order of the text, each kind its own."""
    counts: dict[str, int] = defaultdict(int)
    for figure in root.iter("figure"):
        if kind := figure.get(Data.KIND):
            counts[kind] += 1
            number = figure.find(f"./figcaption/span/span[@class='{Class.CAPTION_NUMBER}']")
            if number is not None:
                number.text = str(counts[kind])


def _is_of(kind: str, element: etree.Element) -> bool:
    """Return whether an element is what a caption of a kind may belong to."""
    if kind == "table":
        return element.tag == "table"
    if kind == "figure":
        return element.tag == "p" and (element.text or "").lstrip().startswith("![")
    stashed = element.tag == "p" and "wzxhzdk:" in (element.text or "")
    return stashed or element.tag == "pre"
