"""Tests that read like a manual: files of cases, each with a title, a text and what comes out.

A case is the line of its title, then a line with nothing but a full stop, the Markdown, a full
stop, the HTML, and a full stop. Problems come after the HTML, as in ``! 3: theorem-kind``, with
the line of the Markdown. What is around the cases is for readers.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

CASE = re.compile(
    r"^(?P<title>[^\n]+)\n\.\n(?P<source>.*?)^\.\n(?P<expected>.*?)^\.$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Case:
    """One example."""

    title: str
    source: str
    #: The HTML, and a line for each problem.
    expected: str


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file, in order."""
    return [Case(**found.groupdict()) for found in CASE.finditer(path.read_text("utf-8"))]


def each_case(test: str, *names: str) -> pytest.MarkDecorator:
    """Have a test run with each case of files beside it, as ``case``."""
    files = [Path(test).with_name(name) for name in names]
    cases = [(path.stem, case) for path in files for case in read_cases(path)]
    return pytest.mark.parametrize(
        "case", [case for _, case in cases], ids=[f"{stem}: {case.title}" for stem, case in cases]
    )


def written(html: str, problems: Iterable[tuple[int, str]]) -> str:
    """Return what a case expects for some HTML and problems: pairs of line and rule."""
    rows = [html.strip(), *(f"! {line}: {rule}" for line, rule in sorted(problems))]
    return "".join(f"{row}\n" for row in rows if row)
