"""The formulas of the text that Markdown is reading, each replaced by a mark."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from markdown.util import ETX, STX

from ..core.diagnostics import Problem, in_header, within
from ..core.markdown.findings import Findings
from ..core.texts import Texts
from .render.numbering import Equation
from .settings import MathSettings
from .tex.header_macros import macros_of_header
from .tex.macro_files import macros_of_scripts
from .tex.macros import Macro, macros_of_setting
from .typesetting import Reading, Shown, Typesetter

# Letters at both ends: smarty then treats quotes around a formula as those around a word.
MARK = f"tex{STX}m{{}}{ETX}tex"
MARKED = re.compile(MARK.format(r"(\d+)"))
#: What would be a citation in a text: a key with a year, or one in brackets.
CITED = re.compile(r"(?<![\w@])@([A-Za-z][\w:.+/-]*+)(?:(?<=\d\d\d\d)|(?<=\d\d\d\d[a-z])|(?=\]))")


class MathStore:
    """The formulas and equations of the text that Markdown is reading."""

    def __init__(self, chosen: MathSettings, findings: Findings, file: str) -> None:
        #: The file of the site's macros, "" where they are in the settings.
        self.file = file
        self.typesetter = Typesetter(
            chosen.numbering, chosen.delimiters, chosen.renderer, others=True
        )
        self.macros: Mapping[str, Macro] = macros_of_setting(chosen.macros)
        self.findings = findings
        self.shown: tuple[Shown, ...] = ()
        self.equations: tuple[Equation, ...] = ()
        self.filling = False
        #: The words of the site, and the language of texts without one.
        self.texts, self.language = Texts(), "en"

    def macros_of(self, text: str, header: Any) -> Mapping[str, Macro]:
        """Return the macros of the site, of scripts in a post, and of its header."""
        site = {**self.macros, **macros_of_scripts(text)}
        macros, faults = macros_of_header(header, site)
        self.findings.problems += [
            Problem("math-macro", "", fault.text, near=fault.near) for fault in faults
        ]
        return macros

    def keep(self, reading: Reading, macros: Mapping[str, Macro]) -> None:
        """Keep what has been read with some macros, and report its problems."""
        self.shown, self.equations, self.filling = reading.shown, reading.equations, False
        for problem in reading.problems:
            if problem.rule == "math-macro":
                self.findings.problems.append(self._of_macro(problem, macros))
            else:
                self.findings.report(problem.rule, problem.line, problem.text, problem.hint)
        if self.findings.citing is not None and "@" in reading.text:
            self._report_citations(reading)

    def _report_citations(self, reading: Reading) -> None:
        """Report what would be a citation in a text, and is none in a formula."""
        for snippet, shown in zip(reading.snippets, reading.shown, strict=True):
            keys = CITED.findall(shown.tex) if "@" in shown.tex else ()
            # One that is the label of a statement has become a reference.
            if key := next((key for key in keys if f"@{key}" in shown.text()), ""):
                line = reading.text.count("\n", 0, snippet.start) + 1
                text = f'"@{key}" in a formula is no citation; it is shown as it is'
                hint = "cite it in the text after the formula"
                self.findings.report("markdown-slip", line, text, hint)

    def _of_macro(self, problem: Problem, macros: Mapping[str, Macro]) -> Problem:
        """Return a problem of a macro at the macro, in the header or the settings."""
        name = problem.text.split(": ")[0]
        defined = rf"""(?-i:\b{re.escape(name[1:])})(?!\w)["'}}]*\s*[:=,\[{{#\\]"""
        if macros[name] is not self.macros.get(name):
            return replace(problem, near=within(in_header("Macros"), defined))
        start = r"\A" if self.file else "MATH_MACROS"
        return replace(problem, path=self.file or "pelicanconf.py", near=within(start, defined))

    def lines_taken(self, line: str) -> int:
        """Return how many ends of lines were in the formulas that a line has marks for."""
        return sum(self.shown[int(place)].source.count("\n") for place in MARKED.findall(line))

    def put_back(self, text: str, write: Callable[[Shown], str]) -> str:
        """Return a text with every mark replaced."""
        return MARKED.sub(lambda match: write(self.shown[int(match[1])]), text)
