"""Calls of notes that are not there, and notes in a form that "footnotes" does not read."""

import re
import xml.etree.ElementTree as etree

from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor

from ..core.diagnostics import Problem, nearest
from ..core.generated_markup import Class
from ..core.markdown.findings import Findings

#: A call that "footnotes" leaves as it is, for there is no such note; "[^a-z]" is a set of
#: characters, and no call.
CALL = r"(?<![\[(])\[\^(?!\w-\w)([\w.:-]+(?: [\w.:-]+)*)\]"
#: The beginning of a note of several words within the text, as pandoc has them.
INLINE = r"\^(?=\[[^\[\]\n^]+\s(?:[^\[\]\n]|\[[^\[\]\n]*\])+\])"


class UnknownNotePattern(InlineProcessor):
    """Reports calls of notes that are not there; they stay as they are, with a question mark."""

    def __init__(self, findings: Findings, footnotes: FootnoteExtension) -> None:
        super().__init__(CALL)
        self.findings = findings
        self.footnotes = footnotes

    def handleMatch(self, m: re.Match[str], _data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]
        """Return the call as it was written."""
        text = f'there is no note "{m[1]}"'
        hint = nearest(m[1], self.footnotes.footnotes) or f"write it: [^{m[1]}]: …"
        if not self.findings.in_body:
            text, hint = "a summary has no notes", f"take [^{m[1]}] out of it"
        call, problems = re.escape(m[0]), self.findings.problems
        # One of several calls is after those that are reported already.
        before = sum(one.rule == "note-unknown" and one.text == text for one in problems)
        element = etree.Element("sup", {"class": Class.NOTE_UNKNOWN, "title": text})
        element.text = f"[^{m[1]}]?"
        if before and not m.start(0):  # the note itself, without its colon
            return element, m.start(0), m.end(0)
        near = rf"\A(?>[\s\S]*?{call}){{{before}}}(?>[\s\S]*?(?P<at>{call}))|{call}"
        problems.append(Problem("note-unknown", "", text, hint, near=near))
        return element, m.start(0), m.end(0)


class InlineNotePattern(InlineProcessor):
    """Reports notes that are within the text; they stay there, with a question mark."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(INLINE)
        self.findings = findings

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]
        """Return the mark before what was written."""
        text = "a note within the text is not read"
        hint = "write [^name] there, and [^name]: … in a paragraph by itself"
        near = re.escape(data[m.start() :].partition(" ")[0])
        self.findings.problems.append(Problem("note-unknown", "", text, hint, near=near))
        element = etree.Element("sup", {"class": Class.NOTE_UNKNOWN, "title": text})
        element.text = "?"
        return element, m.start(0), m.end(0)
