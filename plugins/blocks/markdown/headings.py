"""Headings: with a line below them, and with spaces before their marks, as CommonMark has them.

Besides, blank lines within notes.

Python-Markdown reads all that follows a heading with a line below it, up to a blank line, once
more; so each is in a block of its own.
"""

import re

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from ..lines import indent_of

#: The text of a heading, which begins as nothing else does.
TEXT = re.compile(r"[^\W\d_]")
#: Python-Markdown's own rule reads a heading at the left edge only; with spaces, one is after them.
MARKED = re.compile(
    r"(?:^|\n)(?:[ ]{1,3}(?=#{1,6}[ ]))?(?P<level>#{1,6})"
    r"(?P<header>(?:\\.|[^\\#]|#+(?=[^#\n]))*?)#*(?:\n|$)"
)
NOTE = re.compile(r" {0,3}\[\^[^\]\n]+\]:")
UNDERLINE = re.compile(r"(?:=+|-+) *\Z")


def read_indented(md: Markdown) -> None:
    """Have headings read that have up to three spaces before their marks."""
    if "hashheader" in md.parser.blockprocessors:
        md.parser.blockprocessors["hashheader"].RE = MARKED  # type: ignore[attr-defined]


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
        return _with_near_paragraphs(made) if any("[^" in line for line in made) else made


def _with_near_paragraphs(lines: list[str]) -> list[str]:
    """Return the lines with one blank line between paragraphs of a note: after two it would end."""
    made: list[str] = []
    within, blank = False, 0
    for line in lines:
        if not line.strip():
            blank += 1
            continue
        indent = indent_of(line)
        # Further in, it may be code.
        made += [""] * (1 if blank and within and 4 <= indent < 8 else blank)
        within = NOTE.match(line) is not None or (within and (indent >= 4 or not blank))
        made.append(line)
        blank = 0
    return made + [""] * blank
