"""Notes within a text or within a note become calls and notes as "footnotes" has them."""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from ..core.markdown.findings import Findings
from ..core.markdown.lines import edited
from .written import NESTED, find_notes, unnest_notes

#: What the names of notes within the text begin with.
INLINE = "inline-"
DEFINITION = re.compile(r"\[\^[^\[\]\n]++\]:")


class InlineNotesPreprocessor(Preprocessor):
    """Takes notes out of the text, and defines them."""

    def __init__(self, md: Markdown, footnotes: FootnoteExtension, findings: Findings) -> None:
        super().__init__(md)
        self.footnotes = footnotes
        self.findings = findings

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a call in the place of each note."""
        text = "\n".join(lines)
        if "^[" in text or "<d" in text or ("![" in text and "[^" in text):
            lines = edited(lines, find_notes(text, self._keep), self.md)
        if NESTED.search(text) and (moved := unnest_notes(lines)) != lines:
            lines = moved
        return lines

    def _keep(self, text: str) -> str:
        name = f"{INLINE}{len(self.footnotes.footnotes) + 1}"
        self.footnotes.setFootnote(name, text)
        return name


class NestedNotesTreeprocessor(Treeprocessor):
    """Has notes found that are defined in a list or a quotation of a note.

    "footnotes" goes through the notes while it reads them, and fails if one is added.
    """

    def __init__(self, footnotes: FootnoteExtension) -> None:
        super().__init__(footnotes.md)
        self.footnotes = footnotes

    def run(self, _root: etree.Element) -> None:
        """Read the notes that hold others, which come last then; these may hold some, too."""
        notes = self.footnotes.footnotes
        seen = 0
        while seen < len(notes):
            texts = list(notes.values())[seen:]
            seen = len(notes)
            for text in filter(DEFINITION.search, texts):
                self.footnotes.parser.parseChunk(etree.Element("div"), text)
