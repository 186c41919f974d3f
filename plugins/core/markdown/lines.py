"""Edit the lines of a text, and keep track of which line of the body each of them comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markdown import Markdown

from .findings import findings_of


def source_lines(lines: list[str], md: Markdown) -> list[int]:
    """Return for each line the 1-based line of the body that it comes from.

    Where formulas have been taken out, one line may have been several.
    """
    findings = findings_of(md)
    if findings.numbers is None:
        math: Any = getattr(md, "texmath", None)
        findings.numbers, number = [], 1
        for line in lines:
            findings.numbers.append(number)
            number += 1 + (math.lines_taken(line) if math else 0)
    return findings.numbers


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of a text that is replaced."""

    #: Where the piece begins and ends.
    start: int
    end: int
    #: What replaces it.
    text: str


def edited(lines: list[str], edits: Iterable[Edit], md: Markdown) -> list[str]:
    """Return lines with some edits made, which are in order; ``source_lines`` stays right."""
    text, old = "\n".join(lines), source_lines(lines, md)
    parts, numbers, at, line = [], [], 0, 0
    for edit in edits:
        kept = text.count("\n", at, edit.start)
        removed, added = text.count("\n", edit.start, edit.end), edit.text.count("\n")
        numbers += old[line : line + kept]
        line += kept
        # New lines come before the lines that replace old ones.
        numbers += [old[line + max(0, n - added + removed)] for n in range(added)]
        parts += [text[at : edit.start], edit.text]
        line, at = line + removed, edit.end
    findings_of(md).numbers = [*numbers, *old[line:]]
    return "".join([*parts, text[at:]]).split("\n")
