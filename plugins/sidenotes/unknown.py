"""Calls of notes that are not there, and notes as "footnotes" cannot read them."""

import re
import xml.etree.ElementTree as etree

from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor

from ..core.diagnostics import Problem, nearest
from ..core.generated_markup import Class
from ..core.markdown.findings import Findings

#: What "footnotes" leaves alone for want of a note; "[^a-z]" is a set of characters, and no call.
CALL = r"(?<![\[(])\[\^(?!\w-\w)([\w.:-]+(?: [\w.:-]+)*)\]"
#: The beginning of a note of several words within the text, as pandoc has them.
INLINE = r"\^(?=\[[^\[\]\n^]+\s(?:[^\[\]\n]|\[[^\[\]\n]*\])+\])"


class UnknownNotePattern(InlineProcessor):
    """Reports calls of notes that are not there; they stay what they are, with a question mark."""

    def __init__(self, notes: Findings, footnotes: FootnoteExtension) -> None:
        super().__init__(CALL)
        self.notes = notes
        self.footnotes = footnotes

    def handleMatch(self, m: re.Match[str], _data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]
        """Return the call as it was written."""
        text = f'there is no note "{m[1]}"'
        hint = nearest(m[1], self.footnotes.footnotes) or f"write it: [^{m[1]}]: …"
        self.notes.problems.append(Problem("note-unknown", "", text, hint, near=re.escape(m[0])))
        element = etree.Element("sup", {"class": Class.NOTE_UNKNOWN, "title": text})
        element.text = f"[^{m[1]}]?"
        return element, m.start(0), m.end(0)


class InlineNotePattern(InlineProcessor):
    """Reports notes that stand within the text; they stay there, with a question mark."""

    def __init__(self, notes: Findings) -> None:
        super().__init__(INLINE)
        self.notes = notes

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]
        """Return the mark before what was written."""
        text = "a note within the text is not read"
        hint = "write [^name] there, and [^name]: … in a paragraph by itself"
        near = re.escape(data[m.start() :].partition(" ")[0])
        self.notes.problems.append(Problem("note-unknown", "", text, hint, near=near))
        element = etree.Element("sup", {"class": Class.NOTE_UNKNOWN, "title": text})
        element.text = "?"
        return element, m.start(0), m.end(0)
