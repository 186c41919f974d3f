"""Notes within raw HTML, where nothing reads calls: one in the text is shown where it is."""

import re
import xml.etree.ElementTree as etree

from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from ..core.diagnostics import Problem
from ..core.markdown.findings import findings_of
from .inline import INLINE

CALL = re.compile(rf"[ \t]{{0,4}}\[\^({INLINE}\d+)\]")
NAMED = re.compile(r"\[\^([^\[\]\n]++)\]")
#: What is in these is no text, or is meant as it is written.
KEPT = re.compile(r"<(?:pre|code|script|style|textarea|!--)", re.IGNORECASE)
SAID = "a note within HTML is shown in brackets, where it is"


class RawNotesTreeprocessor(Treeprocessor):
    """Puts the text of such notes into the HTML, and takes them off the list of notes."""

    def __init__(self, footnotes: FootnoteExtension) -> None:
        super().__init__(footnotes.md)
        self.footnotes = footnotes

    def run(self, _root: etree.Element) -> None:
        """Change the blocks of HTML that Markdown has put aside."""
        if not self.footnotes.footnotes:
            return
        blocks = self.footnotes.md.htmlStash.rawHtmlBlocks
        for number, block in enumerate(blocks):
            if isinstance(block, str) and "[^" in block and not KEPT.match(block):
                blocks[number] = shown = CALL.sub(self._text, block)
                for line in shown.split("\n"):
                    self._report(line)

    def _report(self, line: str) -> None:
        """Report the first call in a line of HTML of a note that is there."""
        found = next((m for m in NAMED.finditer(line) if m[1] in self.footnotes.footnotes), None)
        if found is not None:
            said = f"{found[0]} within HTML calls no note; it is shown as it is"
            near = re.escape(line.strip())
            problem = Problem("markdown-other", "", said, "write the paragraph in Markdown", near)
            findings_of(self.footnotes.md).problems.append(problem)

    def _text(self, found: re.Match[str]) -> str:
        text = self.footnotes.footnotes.pop(found[1], None)
        if text is None:
            return found[0]
        problem = Problem("markdown-other", "", SAID, "write the paragraph in Markdown", near=NEAR)
        problems = findings_of(self.footnotes.md).problems
        if problem not in problems:
            problems.append(problem)
        return f" ({text})"


#: Where the first of such notes is likely to be.
NEAR = r"<[a-z][^>]*>.*(?:<d-footnote|<dt-fn|\^\[)|<d-footnote|<dt-fn|\^\["
