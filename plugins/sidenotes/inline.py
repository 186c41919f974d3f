"""Notes within a text become calls and notes as "footnotes" has them."""

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import Preprocessor

from ..core.markdown.findings import Findings
from ..core.markdown.lines import edited
from .written import NESTED, find_notes, unnest_notes

#: What the names of notes within the text begin with.
INLINE = "inline-"


class InlineNotesPreprocessor(Preprocessor):
    """Takes notes out of the text, and defines them."""

    def __init__(self, md: Markdown, footnotes: FootnoteExtension, findings: Findings) -> None:
        super().__init__(md)
        self.footnotes = footnotes
        self.findings = findings

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a call in the place of each note."""
        text = "\n".join(lines)
        if "^[" in text or "<d" in text:
            lines = edited(lines, find_notes(text, self._keep), self.md)
        if NESTED.search(text) and (moved := unnest_notes(lines)) != lines:
            lines = moved
        return lines

    def _keep(self, text: str) -> str:
        name = f"{INLINE}{len(self.footnotes.footnotes) + 1}"
        self.footnotes.setFootnote(name, text)
        return name
