"""Tests that read like a manual: files of cases, each with a title, a text and what comes out.

A case is the line of its title, then a line with nothing but a full stop, the Markdown, a full
stop, the HTML, and a full stop. Problems come after the HTML, as in ``! 3: theorem-kind``, with
the line of the Markdown. What is around the cases is for readers.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from conftest import Site
from markdown import Markdown
from markdown.extensions.toc import slugify

from plugins.core.markdown.findings import findings_of

CASE = re.compile(
    r"^(?P<title>[^\n]+)\n\.\n(?P<source>.*?)^\.\n(?P<expected>.*?)^\.$", re.MULTILINE | re.DOTALL
)
#: A header, with which the text of a case may begin.
HEADER = re.compile(r"(?:[A-Z]\w+: [^\n]*\n)+\n")
#: A site with nothing around the contents, and Markdown without colours.
PLAIN: dict[str, Any] = {
    "THEME": "simple",
    "SITEURL": "",
    "MARKDOWN": {
        "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.toc": {}},
        "output_format": "html5",
    },
    "DIPTYCH_RULES": {"link-missing": "ignore"},
    **dict.fromkeys(["FEED_ALL_ATOM", "CATEGORY_FEED_ATOM", "TRANSLATION_FEED_ATOM"]),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One example."""

    title: str
    source: str
    #: The HTML, and a line for each problem.
    expected: str

    @property
    def slug(self) -> str:
        """What it is called in a site."""
        return slugify(self.title, "-")

    @property
    def header(self) -> str:
        """What comes before its text in a file of a site."""
        end = "" if HEADER.match(self.source) else "\n"
        return f"Title: {self.title}\nSlug: {self.slug}\nDate: 2024-01-01\n{end}"


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file, in order."""
    return [Case(**found.groupdict()) for found in CASE.finditer(path.read_text("utf-8"))]


def each_case(test: str, *names: str) -> pytest.MarkDecorator:
    """Have a test run with each case of some files beside it, as ``case``."""
    files = [Path(test).with_name(name) for name in names]
    cases = [pytest.param(c, id=f"{f.stem}: {c.title}") for f in files for c in read_cases(f)]
    return pytest.mark.parametrize("case", cases)


def read_with(md: Markdown, case: Case) -> str:
    """Return what Markdown makes of a case."""
    html = md.convert(case.source)
    return _written(html, [(problem.line, problem.rule) for problem in findings_of(md).problems])


def files_of(cases: Iterable[Case]) -> dict[str, str]:
    """Return the files of a site in which each case is a post, named after its title."""
    return {f"{case.slug}.md": case.header + case.source for case in cases}


def outcome(case: Case, site: Site) -> str:
    """Return what a site has made of a case."""
    name, before = f"{case.slug}.md", case.header.count("\n")
    problems = [(line - before, rule) for file, line, rule in site.rules() if file == name]
    return _written(site.article(name).content, problems)


def _written(html: str, problems: Iterable[tuple[int, str]]) -> str:
    rows = [html.strip(), *(f"! {line}: {rule}" for line, rule in sorted(problems))]
    return "".join(f"{row}\n" for row in rows)
