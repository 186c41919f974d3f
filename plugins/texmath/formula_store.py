"""The formulas of the text that Markdown is reading, each with a mark in its place."""

import re
from collections.abc import Callable, Mapping

from markdown.util import ETX, STX

from ..core.markdown.findings import Findings
from .render.numbering import Equation
from .settings import MathSettings
from .tex.macros import Macro, macros_of_setting
from .typesetting import Reading, Shown, Typesetter

# Letters at both ends: for smarty, quotes before and after a formula are as around a word.
MARK = f"tex{STX}m{{}}{ETX}tex"
MARKED = re.compile(MARK.format(r"(\d+)"))


class MathStore:
    """What the text that is being read has given."""

    def __init__(self, chosen: MathSettings, findings: Findings) -> None:
        self.typesetter = Typesetter(chosen.numbering, chosen.delimiters, chosen.renderer)
        self.macros: Mapping[str, Macro] = macros_of_setting(chosen.macros)
        self.findings = findings
        self.shown: tuple[Shown, ...] = ()
        self.equations: tuple[Equation, ...] = ()
        self.filling = False

    def take(self, reading: Reading) -> None:
        """Keep what has been read."""
        self.shown, self.equations, self.filling = reading.shown, reading.equations, False
        for problem in reading.problems:
            self.findings.report(problem.rule, problem.line, problem.text, problem.hint)

    def lines_taken(self, line: str) -> int:
        """Return how many ends of lines the formulas of a line had."""
        return sum(self.shown[int(place)].source.count("\n") for place in MARKED.findall(line))

    def put_back(self, text: str, write: Callable[[Shown], str]) -> str:
        """Return a text with every mark replaced."""
        return MARKED.sub(lambda match: write(self.shown[int(match[1])]), text)
