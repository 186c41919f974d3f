"""Find the formulas in a Markdown text, as their author means them. Pure.

Code, comments, tags and addresses are skipped.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from ...core.markdown.prose import Search, block_at, is_code
from .dollars import digit_after, lone_dollar, spaced_formula
from .openings import MARKDOWN
from .snippets import DELIMITER_OF, READERS, Snippet

#: What is in the text in place of code.
MARK = "\x02"
#: A dollar that can only be meant to open a formula.
COMMAND = re.compile(r"\$\\[A-Za-z]{2,}")
#: Delimiters with nothing between them. After a word, or in a list, brackets are brackets:
#: ``f\\(\\)``, ``- \\[ \\]``.
EMPTY = re.compile(
    r"\$\$\s*\$\$(?!\$)|\$[ \t]+\$(?![\w$])"
    r"|(?<![\w\]`])(?<![-+*][ ])(\\{1,2})(?:\[\s*\1\]|\(\s*\1\))"
)
#: Spaces within them that end a paragraph.
PARTED = re.compile(r"\n[ \t]*\n")
UNCLOSED = re.compile(
    r"(?:\$\$|\\{1,2}\[)[ \t]*\n|\$\$[^$\n]*(?:\\[A-Za-z]|[\^_])|\\begin"
    r"|(?<!\S)\$\$[ \t][^$\n]*[=<>]|\\{1,2}[\[(][^$\n]*\\[A-Za-z]{2}"
)
#: Two dollars on one side, and one on the other.
UNEVEN = re.compile(r"\$\$(?=\S)[^$\n]{1,200}(?<=\S)\$(?![\w$])|(?<=[^\s$\\]\$)\$(?![\w$])")
#: The end of another environment than the one that begins.
OTHER_END = re.compile(
    r"(?:(?!\\begin|\n[ \t]*\n).){0,2000}?(?P<end>\\end\{[a-zA-Z]{1,20}\*?\})", re.DOTALL
)


def find_snippets(
    text: str, delimiters: frozenset[str], opening: Search = MARKDOWN
) -> Iterator[Snippet]:
    """Yield the formulas, references and plain dollars of a text, in order."""
    at = 0
    while found := opening.search(text, at):
        snippet = _snippet(text, found, delimiters)
        if snippet:
            yield snippet
        at = snippet.end if snippet else _step(text, found)


def _step(text: str, found: re.Match[str]) -> int:
    """Return where to go on after something that is no formula."""
    if found.lastgroup == "indented":
        block = block_at(text, found.start())
        if block and is_code(text, block[0]):
            return block[1]
        return found.start() + len(found[0]) - len(found[0].lstrip())
    if found["environment"]:
        return found.start() + 1
    return max(found.end(), found.start() + 1)


def _snippet(text: str, found: re.Match[str], delimiters: frozenset[str]) -> Snippet | None:
    kind = found.lastgroup or ""
    delimiter = f"\\{found['bracket']}" if kind == "bracket" else DELIMITER_OF.get(kind)
    fault = ""
    if kind in READERS and (delimiter is None or delimiter in delimiters):
        # No formula goes on over code, which has been taken out.
        if (snippet := READERS[kind](text, found)) and MARK not in snippet.content:
            return snippet
        if empty := _empty(text, found.start()):
            return empty
        fault = _fault(text, found, kind)
    if kind in ("single", "double", "dollar"):
        return Snippet("dollar", *found.span(), at=found.start(), fault=fault)
    return Snippet("source", *found.span(), at=found.start(), fault=fault) if fault else None


def _empty(text: str, start: int) -> Snippet | None:
    """Return delimiters with nothing between them; those of two displays are none."""
    found = EMPTY.match(text, start)
    if not found or (PARTED.search(found[0]) and not _is_paired(text, found.end())):
        return None
    return Snippet("empty", *found.span(), at=start)


def _is_paired(text: str, end: int) -> bool:
    places = _double_dollars(text)
    return (len(places) - bisect_left(places, end)) % 2 == 0


@lru_cache(maxsize=8)
def _double_dollars(text: str) -> list[int]:
    return [found.start() for found in re.finditer(r"\$\$", text)]


def _fault(text: str, opening: re.Match[str], kind: str) -> str:
    """Return what is wrong if something looks as if it opened a formula but does not; else ""."""
    if UNEVEN.match(text, opening.start()):
        return "a formula has two dollars on one side, and one on the other"
    if kind == "single":
        return _fault_of_dollar(text, opening.start())
    if kind == "environment" and (other := OTHER_END.match(text, opening.end())):
        return f"the display that {opening[0]} opens here is closed by {other['end']}"
    if UNCLOSED.match(text, opening.start()):
        what = "formula" if opening[0].endswith("(") else "display"
        return f"the {what} that {opening[0]} opens here is never closed"
    return ""


def _fault_of_dollar(text: str, start: int) -> str:
    if spaced := spaced_formula(text, start):
        return f'"{spaced}" is no formula because of the spaces inside its dollars'
    if touching := digit_after(text, start):
        return f'"{touching}" is no formula because of the digit after it'
    command = COMMAND.match(text, start)
    if opened := lone_dollar(text, start) or (command and command[0]):
        return f'the formula that "{opened}" opens here is never closed'
    return ""
