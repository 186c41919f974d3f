"""What the processors of one post share: its lines of notation, and their marks."""

import re
from typing import Any

from markdown import Markdown

from ...core.diagnostics import Problem
from ...core.markdown.findings import Findings
from ...core.markdown.placeholders import mark
from ...texmath import MARKED_FORMULA

WORD = "sym"
RULE = "symbol-line"
#: What a line begins with: formulas, and a colon or the like.
MATH = MARKED_FORMULA.pattern
SYMBOL = re.compile(rf"\s*(?P<symbol>{MATH}(?:[\s,]*(?:and\s+)?{MATH})*)\s*[:=–—]*\s*")


class SymbolStore:
    """What the processors of one post share: for each mark its scope, its source and its line."""

    def __init__(self, md: Markdown, findings: Findings, options: dict[str, Any]) -> None:
        self.md, self.findings, self.options = md, findings, options
        self.lines: list[tuple[str, str, int]] = []

    def keep(self, scope: str, source: str, line: int) -> str:
        """Keep a line, and return its mark."""
        self.lines.append((scope, source, line))
        return mark(WORD, len(self.lines) - 1)

    def field(self, name: str) -> Any:
        """Return a field of the header as our reader has read it, or as ``meta`` has."""
        fields = {**getattr(self.md, "Meta", {}), **(getattr(self.md, "fields", None) or {})}
        return fields.get(name)

    def report(self, line: int, text: str, hint: str) -> None:
        """Keep a problem in a line of the body, or in one that has been put after it."""
        self.findings.problems.append(Problem(RULE, "", text, hint, line=line))
