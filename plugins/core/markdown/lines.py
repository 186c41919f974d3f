"""Edit the lines of a text; each stays known by the line of the file that it began as."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markdown import Markdown

from .findings import findings_of


def source_lines(lines: list[str], md: Markdown) -> list[int]:
    """Return for each line the 1-based line of the body that it began as.

    Where formulas have been taken out, one line may stand for many.
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
    """What stands in a text from ``start`` to ``end`` instead of what was there."""

    start: int
    end: int
    text: str


def edited(lines: list[str], edits: Iterable[Edit], md: Markdown) -> list[str]:
    """Return lines with some edits made, in order; each line stays known by its number."""
    text, old = "\n".join(lines), source_lines(lines, md)
    parts, numbers, at, line = [], [], 0, 0
    for edit in edits:
        kept = text.count("\n", at, edit.start)
        gone, come = text.count("\n", edit.start, edit.end), edit.text.count("\n")
        numbers += old[line : line + kept]
        line += kept
        # Lines that are new stand before those that were there.
        numbers += [old[line + max(0, n - come + gone)] for n in range(come)]
        parts += [text[at : edit.start], edit.text]
        line, at = line + gone, edit.end
    findings_of(md).numbers = [*numbers, *old[line:]]
    return "".join([*parts, text[at:]]).split("\n")
