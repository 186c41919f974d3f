"""What our Markdown extensions have to say of one post, beside its HTML.

A post is read once, and often comes out of Pelican's cache: whatever an extension has found is
kept in the metadata, by readers that know ``Notes``. One object serves all extensions of a post.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from .problems import Problem, in_header


@dataclass(slots=True)
class Notes:
    """The notes of one file.

    ``metadata`` goes into the post's own; ``problems`` have lines of the body and no path;
    ``claims`` are asked whether a key in ``[@key]``, which is no label, is known to them.
    """

    problems: list[Problem] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)
    claims: list[Callable[[str], bool]] = field(default_factory=list)
    body_lines: int = 0
    texts: int = 0

    @property
    def in_body(self) -> bool:
        """Whether the body is being read; what comes behind it are fields of the header."""
        return self.texts <= 1

    def tell(self, rule: str, line: int, text: str, hint: str = "") -> None:
        """Note a problem in a line of the text that is being read."""
        problem = Problem(rule, "", text, hint, line=line)
        if not self.in_body:
            problem = replace(problem, line=0, near=in_header("Summary"))
        self.problems.append(problem)


class CountingPreprocessor(Preprocessor):
    """Counts the texts that one Markdown instance is given, and the lines of the first."""

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        self.notes.texts += 1
        if self.notes.texts == 1:
            self.notes.body_lines = "\n".join(lines).rstrip("\n").count("\n") + 1
        return lines


def notes_of(md: Markdown) -> Notes:
    """Return the notes of a Markdown instance, the same to everyone who asks."""
    notes = getattr(md, "notes", None)
    if notes is None:
        notes = Notes()
        md.notes = notes  # type: ignore[attr-defined]
        # Behind "meta" (27), which takes the header off.
        md.preprocessors.register(CountingPreprocessor(md, notes), "diptych_notes", 26.9)
    return notes


def language_of(md: Markdown, default: str) -> str:
    """Return the language of the post that is being read, as its header gives it."""
    given = getattr(md, "Meta", {}).get("lang") or [default]
    return str(given[0] if isinstance(given, list) else given).strip().lower() or default


def source_lines(lines: list[str], md: Markdown) -> list[int]:
    """Return for each line the 1-based line of the body that it began as.

    Where formulas have been taken out, one line may stand for many.
    """
    math: Any = getattr(md, "texmath", None)
    numbers, number = [], 1
    for line in lines:
        numbers.append(number)
        number += 1 + (math.lines_taken(line) if math else 0)
    return numbers
