"""Reports what other tools would read in another way, and here stays as it is written."""

import re

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from ...core.markdown.findings import findings_of
from ...core.markdown.lines import source_lines
from ..code_languages import find_doubtful_fences
from ..doubtful import find_doubtful
from ..foreign import OF_FORMULAS, find_foreign
from ..line_slips import KINDLESS
from ..slips import find_slips
from ..table_rows import find_unlike

#: Citations of other tools, which `citations` reads where it is on.
CITED = re.compile(r"\\(?:[Cc]ite|bibliography\{)|\{(?:%-? *)?(?:cite|bibliography)\b|\{cite:")
#: What to do where it is not on.
WITHOUT = "there is no bibliography; add content/references.bib"
#: References of MyST, which `crossrefs` reads.
REFERRED = re.compile(r"\{(?:num|prf:)?ref\}`")


class ForeignPreprocessor(Preprocessor):
    """Reports it; the text stays as it is."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.findings = findings_of(md)

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        text = "\n".join(lines)
        others = list(find_foreign(text))
        cites = self.findings.citing is not None
        cited = {one for one in others if one.kind != "unbraced" and CITED.match(text, one.start)}
        others = [one for one in others if not (cites and one in cited)]
        if "diptych_references" in self.md.preprocessors:
            others = [one for one in others if not REFERRED.match(text, one.start)]
        found = [
            ("markdown-other", one.start, one.text, WITHOUT if one in cited else one.hint)
            for one in others
        ]
        has_environments = "diptych_theorems" in self.md.preprocessors
        slips = (one for one in find_slips(text) if has_environments or one[1:] != KINDLESS)
        found += [("markdown-slip", *one) for one in slips]
        found += [("markdown-list", *one) for one in find_doubtful(text)]
        found += [("markdown-code", *one) for one in find_doubtful_fences(text)]
        found += [("markdown-table", *one) for one in find_unlike(text)]
        numbers = source_lines(lines, self.md) if found else []
        lost = self._lost(lines, numbers)
        of_formulas = {(one.start, one.text) for one in others if one.kind in OF_FORMULAS}
        line = at = 0
        for rule, start, said, hint in sorted(found, key=lambda one: one[1]):
            line += text.count("\n", at, start)
            at = start
            in_formula = (start, said) in of_formulas or hint.endswith("after the formula")
            if line not in lost or not in_formula:
                self.findings.report(rule, numbers[line], said, hint)
        return lines

    def _lost(self, lines: list[str], numbers: list[int]) -> set[int]:
        """Return the lines of formulas that are none, since a delimiter lacks its counterpart.

        The delimiter is said, and not what is between it and the end of its paragraph.
        """
        opened = {one.line for one in self.findings.problems if one.rule == "math-delimiter"}
        found, is_open = set(), False
        for line in range(len(lines)) if opened and numbers else ():
            is_open = bool(lines[line].strip()) and (is_open or numbers[line] in opened)
            if is_open:
                found.add(line)
        return found
