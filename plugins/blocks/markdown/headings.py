"""Headings with a line below them, each in a block of its own.

Python-Markdown reads all that follows such a heading, up to a blank line, once more.
"""

import re

from markdown.preprocessors import Preprocessor

#: The text of a heading, which begins as nothing else does.
TEXT = re.compile(r"[^\W\d_]")
UNDERLINE = re.compile(r"(?:=+|-+) *\Z")


class HeadingPreprocessor(Preprocessor):
    """Puts a blank line after such headings."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, with more blank ones."""
        made: list[str] = []
        start = 0  # of a block, in the lines that are made
        for line in lines:
            made.append(line)
            if not line.strip():
                start = len(made)
            elif len(made) - start == 2 and UNDERLINE.match(line) and TEXT.match(made[start]):
                made.append("")
                start = len(made)
        return made
