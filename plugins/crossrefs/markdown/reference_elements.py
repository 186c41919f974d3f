"""Placeholders of references in the tree; where none can be, the source is put back."""

import re
import xml.etree.ElementTree as etree
from typing import Any
from urllib.parse import unquote

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString, code_escape

from ...core.diagnostics import is_a_slip
from ...core.generated_markup import reference_attributes
from ...core.labels import canonical_label
from ..references.alternatives import TAG
from ..references.notation import Piece
from .ids import separate_ids
from .store import MARKED, ReferenceStore, equations_of

#: Where a part of some HTML begins or ends that can have no link in it.
LINK_EDGE = re.compile(r"</?(?:a|summary)\b", re.IGNORECASE)
#: Kinds of pieces that are citations if they are no references.
CITING = ("at", "within", "paren", "year", "names")


class ReferenceCodeTreeprocessor(Treeprocessor):
    """Puts the sources back into code, before it is highlighted."""

    def __init__(self, md: Markdown, store: ReferenceStore) -> None:
        super().__init__(md)
        self.store = store

    def run(self, root: etree.Element) -> None:
        """Change the code in place."""
        for element in root.iter("code"):
            if element.text and STX in element.text:
                element.text = AtomicString(
                    MARKED.sub(lambda m: code_escape(self.store.source(int(m[1]))), element.text)
                )


class ReferenceTreeprocessor(ReferenceCodeTreeprocessor):
    """Replaces the marks by placeholders."""

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        for label in separate_ids(root):
            if self.store.findings.in_body:
                text = f'two things have the label "{label}"'
                line = max(self.store.findings.defined.get(label, [0]))
                self.store.findings.report(
                    "label-twice", line, text, "references lead to the first"
                )
        if not (self.store.pieces or self.store.own):
            return
        super().run(root)
        #: The ids of the text, in the spelling in which labels are compared.
        self.names = {canonical_label(e.get("id", "")) for e in root.iter()} | {
            canonical_label(equation.label) for equation in equations_of(self.md)
        }
        self._walk(root, within_link=False)

    def _walk(self, element: etree.Element, *, within_link: bool) -> None:
        self._put_back(element)
        if element.tag == "a":
            self._name_link(element)
        within_link = within_link or element.tag in ("a", "summary")
        for child in list(element):
            alternative = self._alternative(child)
            if len(child) or child.attrib or (child.text and STX in child.text):
                self._walk(child, within_link=within_link)
            if child.tail and STX in child.tail:
                parts = self._parts(child.tail, within_link)
                child.tail = parts.pop(0)
                place = list(element).index(child) + 1
                element[place:place] = self._elements(parts)
            if alternative is not None:
                alternative.tail, child.tail = child.tail, None
                element.insert(list(element).index(child) + 1, alternative)
        if element.text and STX in element.text and element.tag != "code":
            parts = self._parts(element.text, within_link)
            element.text = parts.pop(0)
            element[0:0] = self._elements(parts)

    def _put_back(self, element: etree.Element) -> None:
        """Put the sources back into the attributes of an element."""
        for name, value in element.items():
            if value and STX in value:
                element.set(name, self.store.put_back(value))

    def _alternative(self, image: etree.Element) -> etree.Element | None:
        """Return an element for the text of a picture, if it has references."""
        alt = image.get("alt") or "" if image.tag == "img" else ""
        parts = self._parts(alt, within_link=True) if STX in alt else [""]
        if len(parts) == 1:
            return None
        element = etree.Element(TAG)
        element.text = parts.pop(0)
        element.extend(self._elements(parts))
        return element

    def _name_link(self, link: etree.Element) -> None:
        """Make a placeholder of a link to a label that has words of its own."""
        href = link.get("href") or ""
        name = unquote(href[1:])
        if href[:1] == "#" and name in self.store.own and not link.get("class"):
            lines = self.store.own[name]
            line = lines.pop(0) if len(lines) > 1 else lines[0]
            del link.attrib["href"]
            link.attrib.update(reference_attributes(f"#{name}", line))

    def _parts(self, text: str, within_link: bool) -> list[Any]:
        """Return text, placeholder, text, …: a mark of no reference becomes text again."""
        parts: list[Any] = [""]
        for n, part in enumerate(MARKED.split(text)):
            made = self._placeholder(int(part), within_link) if n % 2 else part
            if isinstance(made, str):
                parts[-1] += made
            else:
                parts += [made, ""]
        return parts

    def _placeholder(self, number: int, within_link: bool) -> etree.Element | str:
        piece, line = self.store.pieces[number]
        tag = "span" if within_link else "a"
        reference = piece.reference
        if reference is None:
            return piece.label if piece.kind == "text" else piece.source.removeprefix("\\")
        label = reference.items[0].label
        if piece.kind in CITING and not self._is_reference(label):
            return self._citation(piece, line, tag)
        element = etree.Element(tag, reference_attributes(reference.written(), line))
        element.text = label
        return element

    def _citation(self, piece: Piece, line: int, tag: str) -> etree.Element | str:
        """Return what `citations` makes of a key, or the source if no bibliography has it."""
        citing = self.store.findings.citing
        if citing is None or not citing.claims(piece.label):
            return piece.source
        form = piece.kind if piece.kind in ("paren", "year", "names") else "text"
        return citing.element(piece.label, form, line, tag)

    def fill_raw(self, text: str) -> str:
        """Return HTML with placeholders in place of the marks in what its author wrote as HTML."""
        parts, at, within_link = [], 0, False
        for found in MARKED.finditer(text):
            before = text[at : found.start()]
            for edge in LINK_EDGE.finditer(before):
                within_link = edge[0][1] != "/"
            made = self._placeholder(int(found[1]), within_link)
            if not isinstance(made, str):
                made = self.md.serializer(made)
            parts += [before, made]
            at = found.end()
        return "".join([*parts, text[at:]])

    def _is_reference(self, label: str) -> bool:
        if canonical_label(label) in self.names or self.store.looks_like_label(label):
            return True
        # A slip of one: the reference is reported.
        return any("-" in name and is_a_slip(label, name) for name in self.names)

    @staticmethod
    def _elements(parts: list[Any]) -> list[etree.Element]:
        elements = parts[::2]
        for element, tail in zip(elements, parts[1::2], strict=True):
            element.tail = tail
        return elements
