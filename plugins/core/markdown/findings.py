"""What our Markdown extensions find in one post, besides its HTML.

A post is read once, and later often comes from Pelican's cache: so our readers keep the findings
in its metadata. All extensions share one ``Findings`` for a post.
"""

import xml.etree.ElementTree as etree
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.util import STX

from ..diagnostics import Problem, in_header, placed
from .placeholders import LEFT
from .processors import add_processor


class Citing(Protocol):
    """How `citations` reads an ``@key`` that is no label."""

    @property
    def brackets(self) -> tuple[str, str]:
        """The brackets that are printed around citations in place of ``[…]``."""

    def claims(self, key: str) -> bool:
        """Return whether a key can be that of an entry."""

    def element(self, key: str, form: str, line: int, tag: str) -> etree.Element:
        """Return the placeholder of a citation in a line of the body.

        ``form`` is "text" in a sentence, "year" for the year alone, "paren" within brackets.
        """


@dataclass(slots=True)
class Findings:
    """What has been found in one file, while it is being read."""

    #: What is wrong: problems without a path, with lines of the body.
    problems: list[Problem] = field(default_factory=list)
    #: What goes into the post's document, by the name of the plugin.
    found: dict[str, Any] = field(default_factory=dict)
    #: What reads each ``@key`` that is no label; None where the site has no bibliography.
    citing: Citing | None = None
    #: The lines of the body in which ids are defined.
    defined: dict[str, list[int]] = field(default_factory=dict)
    #: Labels of the text whose lines have been taken out before references are looked for.
    labels: set[str] = field(default_factory=set)
    #: The line of the body that each line began as, while the preprocessors run.
    numbers: list[int] | None = None
    #: How many lines the body has.
    body_lines: int = 0
    #: Lines that have been put after the body: a file, "" for the post's own, and a regular
    #: expression for the line there, by their numbers.
    after: dict[int, tuple[str, str]] = field(default_factory=dict)
    #: Whether the header is that of another engine's posts, to which pages elsewhere may link.
    is_from_elsewhere: bool = False
    #: How many texts have been read: the body first, then fields of the header.
    texts: int = 0

    @property
    def in_body(self) -> bool:
        """Whether the body is being read, and not a field of the header, which comes after it."""
        return self.texts <= 1

    def define(self, name: str, line: int) -> None:
        """Keep the line in which an id is defined."""
        if self.in_body:
            self.defined.setdefault(name, []).append(line)

    def report(self, rule: str, line: int, text: str, hint: str = "") -> None:
        """Keep a problem in a line of the text that is being read."""
        problem = Problem(rule, "", text, hint, line=line)
        if not self.in_body:
            problem = replace(problem, line=0, near=in_header("Summary"))
        self.problems.append(problem)

    def placed(self, problem: Problem, path: str, lines_before: int) -> Problem:
        """Return a problem as one of a file: that of the post, or where a line after it is from."""
        if STX in problem.text + problem.hint:
            # A formula or the like, which has been taken out, is not named.
            text, hint = (LEFT.sub("…", said) for said in (problem.text, problem.hint))
            problem = replace(problem, text=text, hint=hint)
        if problem.path:
            return problem
        if problem.line in self.after:
            elsewhere, near = self.after[problem.line]
            return replace(problem, path=elsewhere or path, near=near, line=0)
        return placed(problem, path, lines_before)


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
    """Return the findings of a Markdown instance: always the same object for one instance."""
    findings = getattr(md, "findings", None)
    if findings is None:
        findings = Findings()
        md.findings = findings  # type: ignore[attr-defined]
        add_processor(md, "preprocessors", "count_lines", CountingPreprocessor(md, findings))
    return findings


def language_of(md: Markdown, default: str) -> str:
    """Return the language of the post that is being read: from its header, or the default."""
    given = getattr(md, "Meta", {}).get("lang") or [default]
    return str(given[0] if isinstance(given, list) else given).strip().lower() or default
