"""Calls of notes that are not there, and notes in a form that "footnotes" does not read."""

import re
import xml.etree.ElementTree as etree
from dataclasses import replace

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

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]
        """Return the call as it was written."""
        text, hint, near = self._why(
            m[1], is_note=not m.start(0) and bool(data[m.end(0) :].strip())
        )
        problems = self.findings.problems
        # One of several calls is after those that are reported already.
        before = sum(one.rule == "note-unknown" and one.text == text for one in problems)
        near = rf"\A(?>[\s\S]*?{near}){{{before}}}(?>[\s\S]*?(?P<at>{near}))|{near}"
        problems.append(Problem("note-unknown", "", text, hint, near=near))
        element = etree.Element("sup", {"class": Class.NOTE_UNKNOWN, "title": text})
        element.text = f"[^{m[1]}]?"
        return element, m.start(0), m.end(0)

    def _why(self, name: str, *, is_note: bool) -> tuple[str, str, str]:
        """Return what is wrong with a call, what to do, and where."""
        near = re.escape(f"[^{name}]")
        if not self.findings.in_body:
            return "a summary has no notes", f"take [^{name}] out of it", near
        if is_note:  # it begins a paragraph
            said = f'the note "{name}" has no colon right after its name'
            return said, f"write [^{name}]: before its text", rf"^ {{0,3}}{near}(?!:)"
        text = f'there is no note "{name}"'
        if " " in name:
            return text, "a note within the text begins outside of the bracket: write ^[…]", near
        return text, nearest(name, self.footnotes.footnotes) or f"write it: [^{name}]: …", near


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


def settle_unknown(problems: list[Problem], footnotes: FootnoteExtension) -> None:
    """Say of the only call without a note, and the only note without a call, that they belong.

    A note without a colon is said once, and not at its calls.
    """
    unknown = [one for one in problems if one.rule == "note-unknown" and "no note" in one.text]
    for note in [one for one in problems if "has no colon right after" in one.text]:
        name = note.text.split('"')[1]
        for one in unknown:
            if one.text == f'there is no note "{name}"' and one in problems:
                problems.remove(one)
    unused = [name for name in footnotes.footnotes if name not in footnotes.footnote_order]
    calls = {one.text: one for one in unknown if "write it" in one.hint and one in problems}
    if len(unused) == len(calls) == 1:
        call = next(iter(calls.values()))
        where = problems.index(call)
        problems[where] = replace(call, hint=f'did you mean "{unused[0]}"?')
