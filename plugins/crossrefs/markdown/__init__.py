"""Markdown extension: references become placeholders, and labels are collected.

Numbers of other posts are not known here: the placeholders are filled when every post has been
read, by ``references.linker``.
"""

import xml.etree.ElementTree as etree
from collections.abc import Mapping
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

from ...core.generated_markup import Data
from ...core.markdown.findings import findings_of
from ...core.markdown.processors import add_processor
from ...theorems import TheoremSettings, site_kinds
from ..labels.model import LABELS, Label
from .ids import add_anchors, read_labels
from .reference_elements import ReferenceCodeTreeprocessor, ReferenceTreeprocessor
from .reference_marks import ReferencePreprocessor
from .store import ReferenceStore, equations_of


class LabelTreeprocessor(Treeprocessor):
    """Collects the labels of the body, when headings have their ids; adds those of elsewhere."""

    def __init__(self, md: Markdown, store: ReferenceStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, root: etree.Element) -> None:
        """Put the labels into the findings."""
        findings = self.store.findings
        if not findings.in_body:
            return
        labels = read_labels(root, self.md, findings.defined)
        self._name_sections(root, {f"#{label.name}": label.title for label in labels})
        for equation in equations_of(self.md):
            labels.append(
                Label(equation.anchor, "equation", equation.number, aliases=(equation.label,))
            )
        findings.found[LABELS] = tuple(labels)
        if findings.is_from_elsewhere:
            add_anchors(root, self.md, findings.defined)

    def _name_sections(self, root: etree.Element, titles: Mapping[str, str]) -> None:
        """Put the references that are in headings into the list of contents of ``toc``."""
        if "toc" not in self.md.treeprocessors or not any(Data.LINE in t for t in titles.values()):
            return
        toc: Any = self.md.treeprocessors["toc"]
        for division in root.iter("div"):
            for link in division.iter("a") if division.get("class") == toc.toc_class else ():
                title = titles.get(link.get("href", ""), "")
                if Data.LINE in title:
                    link.text = self.md.htmlStash.store(title)


class ReferencePostprocessor(Postprocessor):
    """Replaces the marks in raw HTML by placeholders, too."""

    def __init__(self, md: Markdown, elements: ReferenceTreeprocessor) -> None:
        super().__init__(md)
        self.elements = elements

    def run(self, text: str) -> str:
        """Return the HTML without marks."""
        return self.elements.fill_raw(text) if STX in text else text


class CrossrefsExtension(Extension):
    """Registers the processors; the settings come as plain values."""

    def __init__(self, **options: Any) -> None:
        self.config = {"theorems": [{}, "the fields of TheoremSettings"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processors to one Markdown instance."""
        kinds = site_kinds(TheoremSettings(**self.getConfig("theorems")))
        store = ReferenceStore(findings_of(md), kinds)
        md.crossrefs = store  # type: ignore[attr-defined]
        add_processor(md, "preprocessors", "references", ReferencePreprocessor(md, store))
        add_processor(md, "treeprocessors", "reference_code", ReferenceCodeTreeprocessor(md, store))
        elements = ReferenceTreeprocessor(md, store)
        add_processor(md, "treeprocessors", "references", elements)
        add_processor(md, "treeprocessors", "labels", LabelTreeprocessor(md, store))
        add_processor(md, "postprocessors", "references", ReferencePostprocessor(md, elements))


def makeExtension(**options: Any) -> CrossrefsExtension:
    """Return the extension; Python-Markdown calls this by name."""
    return CrossrefsExtension(**options)
