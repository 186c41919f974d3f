"""Lines that some engines read as a list, and others as text: here they are text. Pure."""

import re
from collections.abc import Iterator

from .lines import indent_of, read_marker

NUMBERED = re.compile(
    r"^(?! {0,3}[-+*>#|\d]|\s)[^\n]{1,400}\n {0,3}(?P<first>(?:[2-9]|[1-9]\d{1,2})[.)]|1\)) "
    r"[^\n]*\n {0,3}\d{1,3}[.)] ",
    re.MULTILINE,
)
#: What such a list has in it.
MAYBE = re.compile(r"\n(?: {0,3}(?:[2-9]|[1-9]\d{1,2}|1(?=\)))[.)] | {1,2}[-+*] )")
#: Code that Python-Markdown takes out later; it is closed.
FENCE = re.compile(r"^(?P<fence>`{3,}+|~{3,}+)(?P<info>[^\n]*+)$", re.MULTILINE)
NESTED = re.compile(r"^\d{1,3}[.)] [^\n]*\n(?P<inner> {1,2}[-+*] )", re.MULTILINE)


def find_doubtful(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where such lines are, with what is said of them, and a hint."""
    if not MAYBE.search(text):
        return
    code = list(fenced(text))
    for place, said, hint in _iter_doubtful(text):
        if not any(start < place < end for start, end in code):
            yield place, said, hint


def _iter_doubtful(text: str) -> Iterator[tuple[int, str, str]]:
    for found in NUMBERED.finditer(text):
        said = f'the list that begins with "{found["first"]}" right after a line of text is text'
        yield found.start("first"), said, "write a blank line before it"
    for found in NESTED.finditer(text):
        outer = read_marker(found[0])
        if outer and indent_of(found["inner"]) < outer.offset:
            said = "the list is no part of the item above: it is indented by too little"
            yield found.start("inner"), said, f"indent it by {outer.offset} spaces"


def fenced(text: str) -> Iterator[tuple[int, int]]:
    """Yield where code between fences is, from its first to after its last line."""
    opened: re.Match[str] | None = None
    for fence in FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence["fence"] == opened["fence"] and not fence["info"].strip():
            yield opened.start(), fence.end()
            opened = None
