"""Reports the marks of Markdown that a page shows."""

import re
from itertools import islice

from markdown import Markdown
from markdown.postprocessors import Postprocessor

from ...core.markdown.findings import findings_of
from ..leftovers import MOST, find_leftovers, hint_for
from .balance import SourceKeeper


class LeftoversPostprocessor(Postprocessor):
    """Reports them; the HTML stays as it is."""

    def __init__(self, md: Markdown, source: SourceKeeper) -> None:
        super().__init__(md)
        self.source = source

    def run(self, text: str) -> str:
        """Return the HTML as it is."""
        findings, source = findings_of(self.md), self.source.text
        # Of some marks a slip or the quotation marks of LaTeX have been said.
        reported = {
            (problem.line, hint_for(mark))
            for problem in findings.problems
            for mark in ("`", "~~")
            if problem.text.startswith(mark)
        }
        place = 0
        for one in islice(find_leftovers(text), MOST * 5):
            # What is not found in the source was escaped, or is no mark of the author's.
            near = re.compile(one.near)
            if found := near.search(source, place) or near.search(source):
                place = found.start()
                line = source.count("\n", 0, place) + 1
                if (line, one.hint) not in reported and len(reported) < MOST:
                    reported.add((line, one.hint))
                    findings.report("markdown-marks", line, one.said, one.hint)
        return text
