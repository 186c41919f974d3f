"""Notes without a text. Python-Markdown's "footnotes" fails on them."""

import xml.etree.ElementTree as etree

from markdown.extensions.footnotes import FN_BACKLINK_TEXT, FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from ..core.diagnostics import Problem
from ..core.generated_markup import Class
from ..core.markdown.findings import findings_of
from .inline import INLINE
from .naming import definition_of, items_of
from .raw import NEAR


class EmptyNoteTreeprocessor(Treeprocessor):
    """Reports them, and gives them the text "?", so that each has its link back."""

    def __init__(self, footnotes: FootnoteExtension) -> None:
        super().__init__(footnotes.md)
        self.footnotes = footnotes

    def run(self, root: etree.Element) -> None:
        """Fill each empty item of the list, which is still in the order of the definitions."""
        for item, name in zip(items_of(root), self.footnotes.footnotes, strict=False):
            if not len(item):
                self._fill(item, name)

    def _fill(self, item: etree.Element, name: str) -> None:
        text, hint = f'the note "{name}" is empty', "write it, or take it out"
        near = definition_of(name)
        if name.startswith(INLINE):
            text, near = "a note in the text is empty", NEAR
        findings_of(self.footnotes.md).problems.append(Problem("note-empty", "", text, hint, near))
        paragraph = etree.SubElement(item, "p", {"title": text})
        paragraph.text = "? "
        address = f"#{self.footnotes.makeFootnoteRefId(name)}"
        etree.SubElement(
            paragraph, "a", {"class": Class.FOOTNOTE_BACKREF, "href": address}
        ).text = FN_BACKLINK_TEXT
