"""The entries of a .bib file, cut so that a mistake in one leaves the others whole. Pure.

BibTeX counts braces through the whole file, and loses all entries after a missing brace. Here an
entry ends at its last brace, or at the latest before a line that begins the next entry.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

START = re.compile(r"(?<![\w.\\])@[ \t]*(?P<kind>[A-Za-z]+)\s*(?P<bracket>[{(])")
#: This is certainly the beginning of an entry: ``@kind{key,`` at the beginning of a line.
NEXT = re.compile(
    r"^[ \t]*@[ \t]*(?:string\s*[{(]|comment\b|[A-Za-z]+\s*[{(]\s*[^\s,{}()=\"]+\s*,)",
    re.IGNORECASE | re.MULTILINE,
)
#: A field outside of any entry: its entry was closed too early, by a brace too many.
STRAY = re.compile(r"^[ \t,]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{\"\d]", re.MULTILINE)
DELIMITER = re.compile(r'[{}()"]')


@dataclass(frozen=True, slots=True)
class Chunk:
    """One ``@kind{…}`` of a file."""

    #: In small letters.
    kind: str
    #: All of it as written, from the ``@`` on.
    source: str
    #: The 1-based line in which it begins.
    line: int
    #: Whether its braces come in pairs.
    closed: bool


def split_entries(text: str) -> Iterator[Chunk]:
    """Yield the chunks of a text, without comments; its lines must end in newline characters."""
    at, line, counted = 0, 1, 0
    while found := START.search(text, at):
        if "%" in text[text.rfind("\n", 0, found.start()) + 1 : found.start()]:
            at = found.end()
            continue
        following = NEXT.search(text, found.end())
        limit = following.start() if following else len(text)
        end = _end(text, found.end(), limit, found["bracket"])
        if end and found["kind"].lower() not in ("string", "preamble", "comment"):
            rest = START.search(text, end, limit)
            if STRAY.search(text, end, rest.start() if rest else limit):
                end = 0
        line += text.count("\n", counted, found.start())
        counted = found.start()
        at = end or limit
        if found["kind"].lower() != "comment":
            source = text[found.start() : at].rstrip()
            yield Chunk(found["kind"].lower(), source, line, bool(end))


def _end(text: str, start: int, limit: int, bracket: str) -> int:
    """Return where an entry ends whose opening bracket is before ``start``; 0 if after a limit."""
    depth, quoted = 0, False
    for delimiter in DELIMITER.finditer(text, start, limit):
        if delimiter[0] == "{":
            depth += 1
        elif delimiter[0] == "}":
            if not depth:
                # Also an entry in round brackets cannot go on after this.
                return delimiter.end()
            depth -= 1
        elif delimiter[0] == '"' and not depth:
            quoted = not quoted
        elif delimiter[0] == ")" and bracket == "(" and not depth and not quoted:
            return delimiter.end()
    return 0


def lines_before(source: str, pattern: str) -> int:
    """Return how many lines come before the last match of a pattern; 0 if there is none."""
    places = [found.end() for found in re.finditer(pattern, source, re.IGNORECASE)]
    return source.count("\n", 0, places[-1]) if places else 0
