"""Entries that BibTeX cannot read, cut into fields and repaired, each by itself. Pure.

The mistake is nearly always a missing brace or comma at the end of a field, and nearly always each
field has a line of its own: so a field ends before the next one, and gets as many closing braces as
it has opening ones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .splitting import Chunk

HEAD = re.compile(r"@\s*[A-Za-z]+\s*[{(]\s*+(?P<key>[^,={}\"\n]*+)(?:,|$)", re.MULTILINE)
FIELD = re.compile(r"^[ \t,]*(?P<name>[A-Za-z][\w+.:-]*)[ \t]*=(?!=)[ \t]*", re.MULTILINE)
BRACE = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class SourcePiece:
    """A field as repaired."""

    name: str
    #: In the form ``name = value``.
    source: str
    #: The 1-based line of the file.
    line: int
    #: How many braces were left open; -1 for a closing brace too many.
    surplus: int
    #: What is missing after it, with an article: "a comma", "a quotation mark"; "" for nothing.
    missing: str = ""


def key_of(chunk: Chunk) -> str:
    """Return the key of an entry as written; "" for none."""
    head = HEAD.match(chunk.source)
    return head["key"].rstrip() if head else ""


def cut_fields(chunk: Chunk) -> Iterator[SourcePiece]:
    """Yield the fields of an entry that begin a line, or come right after its key."""
    source = chunk.source
    head = HEAD.match(source)
    start = head.end() if head else 0
    # The first field may be in the line of the key.
    text = source[:start].replace("\n", " ") + "\n" + source[start:]
    lines_lost = source.count("\n", 0, start)
    found = [*FIELD.finditer(text, start)]
    ends = [*(one.start() for one in found[1:]), len(text)]
    for field, end in zip(found, ends, strict=False):  # an entry that is cut short has none
        line = chunk.line + lines_lost + text.count("\n", 0, field.start("name")) - 1
        written = text[field.end() : end].rstrip()
        last = field is found[-1]
        piece = _repaired(field["name"], written.rstrip(" \t\n,"), line, last=last)
        if not (last or piece.missing or piece.surplus or written.endswith(",")):
            piece = replace(piece, line=line + written.count("\n"), missing="a comma")
        yield piece


def _repaired(name: str, value: str, line: int, *, last: bool) -> SourcePiece:
    """Return a field whose braces come in pairs; the ``last`` one may have the entry's as well."""
    depth = 0
    for brace in BRACE.finditer(value):
        depth += 1 if brace[0] == "{" else -1
        if depth < 0:  # the end of the entry, or one too many
            surplus = -1 if not last or value[brace.end() :].strip(" \t\n,") else 0
            value = value[: brace.start()].rstrip(", \t\n")
            return SourcePiece(name, f"{name} = {value}", line, surplus)
    if value.startswith('"') and value.count('"') == 1:
        return SourcePiece(name, f'{name} = {value}{"}" * depth}"', line, 0, "a quotation mark")
    if last and value.endswith(")") and depth == 0:
        value = value[:-1].rstrip(" \t\n,")
    return SourcePiece(name, f"{name} = {value}{'}' * depth}", line, depth)
