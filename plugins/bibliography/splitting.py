"""Cut the text of a .bib file into its entries, so that a fault in one costs no other. Pure.

BibTeX's own way, to count braces through the file, loses all that stands behind a missing one. Here
an entry ends where its braces say, and at the latest where a line begins the next one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

START = re.compile(r"(?<![\w.\\])@[ \t]*(?P<kind>[A-Za-z]+)\s*(?P<bracket>[{(])")
#: What can only be the beginning of another entry: ``@kind{key,`` at the beginning of a line.
NEXT = re.compile(
    r"^[ \t]*@[ \t]*(?:string\s*[{(]|comment\b|[A-Za-z]+\s*[{(]\s*[^\s,{}()=\"]+\s*,)",
    re.IGNORECASE | re.MULTILINE,
)
#: A field outside of any entry: a brace too many has closed its entry before it.
STRAY = re.compile(r"^[ \t,]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{\"\d]", re.MULTILINE)
SIGN = re.compile(r'[{}()"]')


@dataclass(frozen=True, slots=True)
class Chunk:
    """One ``@kind{…}`` as written, from its sign on; ``line`` is 1-based.

    ``closed`` is false where its braces do not come out even.
    """

    kind: str
    source: str
    line: int
    closed: bool


def split_entries(text: str) -> Iterator[Chunk]:
    """Yield the chunks of a file whose lines end in newlines; comments are left out."""
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
    """Return where an entry ends whose bracket has been opened; 0 if it does not before a limit."""
    depth, quoted = 0, False
    for sign in SIGN.finditer(text, start, limit):
        if sign[0] == "{":
            depth += 1
        elif sign[0] == "}":
            if not depth:
                # An entry in round brackets cannot end so; whatever it is, it is over.
                return sign.end()
            depth -= 1
        elif sign[0] == '"' and not depth:
            quoted = not quoted
        elif sign[0] == ")" and bracket == "(" and not depth and not quoted:
            return sign.end()
    return 0


def lines_before(source: str, pattern: str) -> int:
    """Return how many lines stand before the last place of a pattern; 0 if there is none."""
    places = [found.end() for found in re.finditer(pattern, source, re.IGNORECASE)]
    return source.count("\n", 0, places[-1]) if places else 0
