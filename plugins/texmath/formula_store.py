"""The formulas of the text that Markdown is reading, each replaced by a mark."""

import re
from collections.abc import Callable, Mapping

from markdown.util import ETX, STX

from ..core.markdown.findings import Findings
from .render.numbering import Equation
from .settings import MathSettings
from .tex.macros import Macro, macros_of_setting
from .typesetting import Reading, Shown, Typesetter

# Letters at both ends: smarty then treats quotes around a formula as those around a word.
MARK = f"tex{STX}m{{}}{ETX}tex"
MARKED = re.compile(MARK.format(r"(\d+)"))


class MathStore:
    """The formulas and equations of the text that Markdown is reading."""

    def __init__(self, chosen: MathSettings, findings: Findings) -> None:
        self.typesetter = Typesetter(
            chosen.numbering, chosen.delimiters, chosen.renderer, others=True
        )
        self.macros: Mapping[str, Macro] = macros_of_setting(chosen.macros)
        self.findings = findings
        self.shown: tuple[Shown, ...] = ()
        self.equations: tuple[Equation, ...] = ()
        self.filling = False

    def keep(self, reading: Reading) -> None:
        """Keep what has been read, and report its problems."""
        self.shown, self.equations, self.filling = reading.shown, reading.equations, False
        for problem in reading.problems:
            self.findings.report(problem.rule, problem.line, problem.text, problem.hint)

    def lines_taken(self, line: str) -> int:
        """Return how many ends of lines were in the formulas that a line has marks for."""
        return sum(self.shown[int(place)].source.count("\n") for place in MARKED.findall(line))

    def put_back(self, text: str, write: Callable[[Shown], str]) -> str:
        """Return a text with every mark replaced."""
        return MARKED.sub(lambda match: write(self.shown[int(match[1])]), text)
