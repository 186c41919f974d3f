"""Statements that are paragraphs, ``**Theorem 1 (A).** …``, offered as blocks of ours. Pure."""

import re
from dataclasses import dataclass

from .places import find_outside, line_at, outside_code

KINDS = (
    "Theorem|Lemma|Proposition|Corollary|Claim|Conjecture|Fact|Observation|Assumption|Definition"
    "|Example|Exercise|Remark"
)
OPENING = outside_code(
    rf"""
    ^(?P<stars>\*\*|__)(?P<kind>{KINDS})(?:[ ](?P<number>[A-Z]?\d[\d.]{{0,8}}?))?
      (?:[ ]\((?P<title>[^()\n]{{1,200}})\)|:[ ](?P<after>[^*\n]{{1,200}}))?
      [.:]?(?P=stars)(?:[ ]\((?P<later>[^()\n]{{1,200}})\))?[.:]?(?=[ \n])
    """
)
#: What follows a paragraph and is still of it.
GOES_ON = re.compile(
    r"\n[ \t]*\n(?=\$\$|\\\[|\\begin\{|[ ]{2,}\S|[-*+][ ]|\d{1,2}[.)][ ]|\(i+\)|[a-z])"
)
END = re.compile(r"\n[ \t]*\n|\n(?=#|:::|```)|\Z")


@dataclass(frozen=True, slots=True)
class WrittenStatement:
    """A statement that is written as a paragraph."""

    start: int
    end: int
    #: The first words, as they are.
    written: str
    #: What it would be.
    block: str


def find_statements(text: str) -> list[WrittenStatement]:
    """Return the statements of a text, none of them within another."""
    found: list[WrittenStatement] = []
    for opening in find_outside(OPENING, text):
        start = opening.start()
        if (found and start < found[-1].end) or (start and text[start - 2 : start] != "\n\n"):
            continue
        end = _end(text, opening.end())
        found.append(
            WrittenStatement(start, end, opening[0], _block(opening, text[opening.end() : end]))
        )
    return found


def _end(text: str, at: int) -> int:
    for _ in range(40):
        ending = END.search(text, at)
        if ending is None:
            break
        at = ending.start()
        if not GOES_ON.match(text, at):
            return at
        at = ending.end()
    return at


def _block(opening: re.Match[str], inner: str) -> str:
    kind, number = opening["kind"].lower(), opening["number"]
    title = opening["title"] or opening["after"] or opening["later"] or ""
    braces = f" {{number={number}}}" if number else " {-}"
    return f"::: {kind}{braces}{f' {title}' if title else ''}\n{inner.strip()}\n:::"


def convert_statements(text: str) -> str:
    """Return a text with its statements as blocks."""
    for one in reversed(find_statements(text)):
        text = text[: one.start] + one.block + text[one.end :]
    return text


def describe_statements(text: str) -> list[tuple[int, str]]:
    """Return the line of the first statement with how many there are; nothing for none."""
    found = find_statements(text)
    if not found:
        return []
    one = found[0]
    what = f'"{one.written}" may be a block, {one.block.splitlines()[0]}'
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    return [(line_at(text, one.start), what + more)]
