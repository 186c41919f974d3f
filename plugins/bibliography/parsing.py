"""Read the text of a .bib file: all entries that can be read, all faults with their lines. Pure.

pybtex reads each entry by itself; one that it cannot read is repaired first.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.exceptions import PybtexError

from ..core.diagnostics import Problem, nearest
from .broken_entries import cut_fields, key_of
from .doubtful_fields import KINDS
from .model import RawEntry
from .splitting import Chunk, lines_before, split_entries

SPACE = re.compile(r"\s+")
#: pybtex accepts a missing comma after the key; BibTeX does not.
NO_COMMA = re.compile(r"@\s*[A-Za-z]+\s*[{(]\s*[^\s,{}()=]+\s+[A-Za-z][\w-]*\s*=")
#: The beginning of an entry without its @.
BARE = re.compile(
    rf"^(?P<kind>{'|'.join(KINDS)})[ \t]?\{{(?P<key>[^\s,{{}}()=\"]{{1,100}}),[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
#: Not even ``@{key}`` reads these.
UNCITABLE = re.compile(r"[{}\n]|\A@")
#: The messages of pybtex, in words that help an author.
REASONS = {
    "'}' expected": "a comma or a brace is missing before this",
    "')' expected": "a comma or a bracket is missing before this",
    "premature end of file": "its last brace is missing",
    "'=' expected": 'a "=" is missing after the name of a field',
    "unbalanced braces": "its braces or quotation marks do not come in pairs",
}


class Strings(dict[str, str]):
    """The ``@string`` of all files, in any case; one that is not defined has its name as value."""

    def __init__(self) -> None:
        super().__init__(month_names)
        #: The names that were asked for and are not defined.
        self.missing: list[str] = []

    def __missing__(self, name: str) -> str:
        if name.lower() in self:
            return self[name.lower()]
        self.missing.append(name)
        return name

    def __setitem__(self, name: str, value: str) -> None:
        super().__setitem__(name.lower(), value)


@dataclass(slots=True)
class BibParser:
    """Reads the files of a bibliography one after the other, as BibTeX does."""

    strings: Strings = field(default_factory=Strings)
    #: The entries by their keys.
    entries: dict[str, RawEntry] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, text: str, path: str) -> None:
        """Add the entries of the file at a path."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        for found in BARE.finditer(text):
            line = text.count("\n", 0, found.start("kind")) + 1
            said = f'"{found["key"]}": an @ is missing before "{found["kind"]}"'
            self._report("bib-entry", path, line, said, "it is read as if it were there")
        text = BARE.sub(r"@\g<0>", text)
        for chunk in split_entries(text):
            if chunk.kind == "string":
                self._read_string(chunk, path)
            elif chunk.kind != "preamble":
                self._read_entry(chunk, path)

    def _report(self, rule: str, path: str, line: int, text: str, hint: str = "") -> None:
        self.problems.append(Problem(rule, path, text, hint, line=line))

    def _read_string(self, chunk: Chunk, path: str) -> None:
        faults = list[PybtexError]()
        list(LowLevelParser(chunk.source, macros=self.strings, handle_error=faults.append))
        self._report_strings(chunk, path)
        if faults:
            line = chunk.line + _line_of(faults[0]) - 1
            text = f"this @string cannot be read: {_reason(faults[0])}"
            self._report("bib-entry", path, line, text)

    def _read_entry(self, chunk: Chunk, path: str) -> None:
        key, fields, faults = self._parse(chunk.source)
        if faults or not chunk.closed:
            key, fields = self._repair(chunk, path, faults)
        elif NO_COMMA.match(chunk.source):
            text = f'"{key}": a comma is missing after the key'
            self._report("bib-entry", path, chunk.line, text)
        self._report_strings(chunk, path)
        if not key:
            text, hint = "an entry without a key cannot be cited", f"@{chunk.kind}{{a-key, …"
            self._report("bib-entry", path, chunk.line, text, hint)
            return
        if first := self.entries.get(key):
            text = f'there is another entry "{key}", in {first.path}:{first.line}'
            self._report("bib-key-twice", path, chunk.line, text, "the first one counts")
            return
        if UNCITABLE.search(key):
            text = f'nothing can cite the key "{key}"'
            self._report("bib-entry", path, chunk.line, text, "write it without braces and @")
        known = self._unique(fields, key, chunk, path)
        self.entries[key] = RawEntry(key, chunk.kind, known, chunk.source, path, chunk.line)

    def _parse(self, source: str) -> tuple[str, list[tuple[str, str]], list[PybtexError]]:
        faults = list[PybtexError]()
        found = list(LowLevelParser(source, macros=self.strings, handle_error=faults.append))
        if not found:
            return "", [], faults
        key, fields = found[0][1]
        values = [(name.lower(), SPACE.sub(" ", "".join(v)).strip()) for name, v in fields]
        return key or "", values, faults

    def _repair(
        self, chunk: Chunk, path: str, faults: list[PybtexError]
    ) -> tuple[str, list[tuple[str, str]]]:
        """Return the key and the fields that can be read, and report what is wrong."""
        pieces = list(cut_fields(chunk))
        written = key_of(chunk)
        key = SPACE.sub("-", written)
        count, fields = len(self.problems), []
        self.strings.missing.clear()  # each field asks again
        for piece in pieces:
            if piece.surplus:
                word = "a brace is missing" if piece.surplus > 0 else "there is a brace too many"
                text = f'"{key}": {word} in the field "{piece.name}"'
                self._report("bib-entry", path, piece.line, text)
            elif piece.missing:
                text = f'"{key}": {piece.missing} is missing after the field "{piece.name}"'
                self._report("bib-entry", path, piece.line, text)
            before = len(self.strings.missing)
            _, parsed, wrong = self._parse(f"@x{{k, {piece.source}}}")
            if wrong:
                text = f'"{key}": the field "{piece.name}" cannot be read: {_reason(wrong[0])}'
                hint = "put braces around all of it; the rest is left out"
                self._report("bib-entry", path, piece.line, text, hint)
                del self.strings.missing[before:]
            fields += parsed
        if len(self.problems) == count and key:
            line = chunk.line + (_line_of(faults[0]) - 1 if faults else 0)
            reason = _reason(faults[0]) if faults else "its braces do not come in pairs"
            text = f'"{key}": {reason}'
            hint = f'a key cannot have spaces; it is read as "{key}"' if key != written else ""
            self._report("bib-entry", path, line, text, hint)
        return key, fields

    def _unique(
        self, fields: Iterable[tuple[str, str]], key: str, chunk: Chunk, path: str
    ) -> dict[str, str]:
        known: dict[str, str] = {}
        for name, value in fields:
            if known.setdefault(name, value) != value:
                line = chunk.line + lines_before(chunk.source, rf"\b{re.escape(name)}\s*=")
                text = f'"{key}" has the field "{name}" twice'
                self._report("bib-field", path, line, text, "the first one counts")
        return {name: value for name, value in known.items() if value}

    def _report_strings(self, chunk: Chunk, path: str) -> None:
        for name in dict.fromkeys(self.strings.missing):
            line = chunk.line + lines_before(chunk.source, rf"[=#]\s*{re.escape(name)}\b")
            text = f'there is no @string "{name}"; it is read as text'
            hint = nearest(name, self.strings) or "put braces around text"
            self._report("bib-string", path, line, text, hint)
        self.strings.missing.clear()


def _line_of(fault: PybtexError) -> int:
    return int(getattr(fault, "lineno", 1) or 1)


def _reason(fault: PybtexError) -> str:
    """Return pybtex's message for a fault, without the place, in plain words if there are any."""
    reason = str(fault.args[0]) if fault.args else str(fault)
    return REASONS.get(reason, reason)
