"""Reports what is of other tools, and stays as it is written."""

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from ...core.markdown.findings import findings_of
from ...core.markdown.lines import source_lines
from ..foreign import find_foreign


class ForeignPreprocessor(Preprocessor):
    """Reports it; the text stays as it is."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.findings = findings_of(md)

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        text = "\n".join(lines)
        numbers: list[int] = []
        line = at = 0
        for found in sorted(find_foreign(text), key=lambda found: found.start):
            numbers = numbers or source_lines(lines, self.md)
            line += text.count("\n", at, found.start)
            at = found.start
            self.findings.report("markdown-other", numbers[line], found.text, found.hint)
        return lines
