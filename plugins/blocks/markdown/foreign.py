"""Reports what other tools would read in another way, and here stays as it is written."""

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from ...core.markdown.findings import findings_of
from ...core.markdown.lines import source_lines
from ..doubtful import find_doubtful
from ..foreign import find_foreign


class ForeignPreprocessor(Preprocessor):
    """Reports it; the text stays as it is."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.findings = findings_of(md)

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        text = "\n".join(lines)
        found = [("markdown-other", one.start, one.text, one.hint) for one in find_foreign(text)]
        found += [("markdown-list", *one) for one in find_doubtful(text)]
        numbers = source_lines(lines, self.md) if found else []
        line = at = 0
        for rule, start, said, hint in sorted(found, key=lambda one: one[1]):
            line += text.count("\n", at, start)
            at = start
            self.findings.report(rule, numbers[line], said, hint)
        return lines
