"""Make of an entry that BibTeX cannot read one that it can, field by field. Pure.

What is broken is nearly always a brace or a comma at the end of a field, and each field begins a
line of its own: so braces are evened out within a field, and commas set between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .splitting import Chunk

HEAD = re.compile(r"@\s*[A-Za-z]+\s*[{(]\s*(?P<key>[^,={}\"\n]*?)\s*(?:,|$)", re.MULTILINE)
FIELD = re.compile(r"^[ \t,]*(?P<name>[A-Za-z][\w+.:-]*)[ \t]*=(?!=)[ \t]*", re.MULTILINE)
BRACE = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A field as mended, in the form ``name = value``; ``surplus`` counts braces left open."""

    name: str
    source: str
    line: int
    surplus: int


def key_of(chunk: Chunk) -> str:
    """Return the key of an entry as written; "" for none."""
    head = HEAD.match(chunk.source)
    return head["key"] if head else ""


def cut_fields(chunk: Chunk) -> Iterator[Piece]:
    """Yield the fields of an entry that begin a line, or stand right behind its key."""
    source = chunk.source
    head = HEAD.match(source)
    start = head.end() if head else 0
    # The first field may stand in the line of the key.
    text = source[:start].replace("\n", " ") + "\n" + source[start:]
    lines_lost = source.count("\n", 0, start)
    found = [*FIELD.finditer(text, start)]
    for field, end in zip(found, [*(m.start() for m in found[1:]), len(text)], strict=True):
        line = chunk.line + lines_lost + text.count("\n", 0, field.start("name")) - 1
        value = text[field.end() : end].rstrip(" \t\n,")
        last = field is found[-1]
        yield _evened(field["name"], value, line, last=last)


def _evened(name: str, value: str, line: int, *, last: bool) -> Piece:
    depth = 0
    for brace in BRACE.finditer(value):
        depth += 1 if brace[0] == "{" else -1
        if depth < 0:  # the end of the entry, or one too many
            surplus = -1 if not last or value[brace.end() :].strip(" \t\n,") else 0
            value = value[: brace.start()].rstrip(", \t\n")
            return Piece(name, f"{name} = {value}", line, surplus)
    if value.startswith('"') and value.count('"') == 1:
        return Piece(name, f'{name} = {value}{"}" * depth}"', line, 0)
    if last and value.endswith(")") and depth == 0:
        value = value[:-1].rstrip(" \t\n,")
    return Piece(name, f"{name} = {value}{'}' * depth}", line, depth)
