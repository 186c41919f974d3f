"""What our Markdown extensions have to say of one post, beside its HTML.

A post is read once, and often comes out of Pelican's cache: whatever an extension has found is
kept in the metadata, by readers that know ``Findings``. One object serves all extensions of a post.
"""

import xml.etree.ElementTree as etree
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from ..diagnostics import Problem, in_header
from .processors import add_processor


class Citing(Protocol):
    """What `citations` makes of an ``@key`` that is no label."""

    @property
    def brackets(self) -> tuple[str, str]:
        """What stands around citations in place of ``[…]``."""

    def claims(self, key: str) -> bool:
        """Tell whether a key can be that of an entry."""

    def element(self, key: str, form: str, line: int, tag: str) -> etree.Element:
        """Return a placeholder; ``form`` is "text" in a sentence, "year", or "paren"."""


@dataclass(slots=True)
class Findings:
    """The notes of one file.

    ``found`` goes into the post's document; ``problems`` have lines of the body and no path;
    ``citing`` takes the ``@key`` that are no labels, where the site has a bibliography.
    """

    problems: list[Problem] = field(default_factory=list)
    found: dict[str, Any] = field(default_factory=dict)
    citing: Citing | None = None
    #: The lines of the body in which ids are defined.
    defined: dict[str, list[int]] = field(default_factory=dict)
    #: The line of the body that each line began as, while the preprocessors are at work.
    numbers: list[int] | None = None
    body_lines: int = 0
    texts: int = 0

    @property
    def in_body(self) -> bool:
        """Whether the body is being read; what comes behind it are fields of the header."""
        return self.texts <= 1

    def define(self, name: str, line: int) -> None:
        """Note the line in which an id is defined."""
        if self.in_body:
            self.defined.setdefault(name, []).append(line)

    def report(self, rule: str, line: int, text: str, hint: str = "") -> None:
        """Note a problem in a line of the text that is being read."""
        problem = Problem(rule, "", text, hint, line=line)
        if not self.in_body:
            problem = replace(problem, line=0, near=in_header("Summary"))
        self.problems.append(problem)


class CountingPreprocessor(Preprocessor):
    """Counts the texts that one Markdown instance is given, and the lines of the first."""

    def __init__(self, md: Markdown, findings: Findings) -> None:
        super().__init__(md)
        self.findings = findings

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        self.findings.texts += 1
        self.findings.numbers = None
        if self.findings.texts == 1:
            self.findings.body_lines = "\n".join(lines).rstrip("\n").count("\n") + 1
        return lines


def findings_of(md: Markdown) -> Findings:
    """Return the notes of a Markdown instance, the same to everyone who asks."""
    findings = getattr(md, "findings", None)
    if findings is None:
        findings = Findings()
        md.findings = findings  # type: ignore[attr-defined]
        add_processor(md, "preprocessors", "count_lines", CountingPreprocessor(md, findings))
    return findings


def language_of(md: Markdown, default: str) -> str:
    """Return the language of the post that is being read, as its header gives it."""
    given = getattr(md, "Meta", {}).get("lang") or [default]
    return str(given[0] if isinstance(given, list) else given).strip().lower() or default
