"""Read the text of a .bib file: every entry that can be saved, and every fault with its line. Pure.

pybtex reads each entry by itself; one that it cannot read is mended first.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.exceptions import PybtexError

from ..core.diagnostics import Problem, nearest
from .mending import cut_fields, key_of
from .model import RawEntry
from .splitting import Chunk, lines_before, split_entries

SPACE = re.compile(r"\s+")
#: pybtex does not mind a missing comma behind the key; BibTeX does.
NO_COMMA = re.compile(r"@\s*[A-Za-z]+\s*[{(]\s*[^\s,{}()=]+\s+[A-Za-z][\w-]*\s*=")
#: What pybtex says, in words that help an author.
SAYINGS = {
    "'}' expected": "a comma or a brace is missing before this",
    "')' expected": "a comma or a bracket is missing before this",
    "premature end of file": "its last brace is missing",
    "unbalanced braces": "its braces or quotation marks do not come in pairs",
}


class Strings(dict[str, str]):
    """The ``@string`` of all files; one that nobody has stands for its own name, and is noted."""

    def __init__(self) -> None:
        super().__init__(month_names)
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
    entries: dict[str, RawEntry] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, text: str, path: str) -> None:
        """Take over the entries of a file; ``path`` names it in problems."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        for chunk in split_entries(text):
            if chunk.kind == "string":
                self._read_string(chunk, path)
            elif chunk.kind != "preamble":
                self._read_entry(chunk, path)

    def _tell(self, rule: str, path: str, line: int, text: str, hint: str = "") -> None:
        self.problems.append(Problem(rule, path, text, hint, line=line))

    def _read_string(self, chunk: Chunk, path: str) -> None:
        faults = list[PybtexError]()
        list(LowLevelParser(chunk.source, macros=self.strings, handle_error=faults.append))
        self._tell_strings(chunk, path)
        if faults:
            line = chunk.line + _line_of(faults[0]) - 1
            self._tell("bib-entry", path, line, f"this @string cannot be read: {_said(faults[0])}")

    def _read_entry(self, chunk: Chunk, path: str) -> None:
        key, fields, faults = self._parse(chunk.source)
        if faults or not chunk.closed:
            key, fields = self._mend(chunk, path, faults)
        elif NO_COMMA.match(chunk.source):
            self._tell("bib-entry", path, chunk.line, f'"{key}": a comma is missing behind the key')
        self._tell_strings(chunk, path)
        if not key:
            hint = f"@{chunk.kind}{{a-key, …"
            self._tell(
                "bib-entry", path, chunk.line, "an entry without a key cannot be cited", hint
            )
            return
        if first := self.entries.get(key):
            text = f'there is another entry "{key}", in {first.path}:{first.line}'
            self._tell("bib-key-twice", path, chunk.line, text, "the first one counts")
            return
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

    def _mend(
        self, chunk: Chunk, path: str, faults: list[PybtexError]
    ) -> tuple[str, list[tuple[str, str]]]:
        """Return key and fields as far as they can be made out, and tell what was wrong."""
        pieces = list(cut_fields(chunk))
        written = key_of(chunk)
        key = SPACE.sub("-", written)
        count, fields = len(self.problems), []
        for piece in pieces:
            if piece.surplus:
                word = "a brace is missing" if piece.surplus > 0 else "there is a brace too many"
                text = f'"{key}": {word} in the field "{piece.name}"'
                self._tell("bib-entry", path, piece.line, text)
            _, parsed, wrong = self._parse(f"@x{{k, {piece.source}}}")
            if wrong:
                text = f'"{key}": the field "{piece.name}" cannot be read: {_said(wrong[0])}'
                self._tell("bib-entry", path, piece.line, text, "the rest of it is left out")
            fields += parsed
        if len(self.problems) == count and key:
            line = chunk.line + (_line_of(faults[0]) - 1 if faults else 0)
            said = _said(faults[0]) if faults else "its braces do not come out even"
            text = f'"{key}": {said}'
            hint = f'spaces cannot stand in a key; it is read as "{key}"' if key != written else ""
            self._tell("bib-entry", path, line, text, hint)
        return key, fields

    def _unique(
        self, fields: Iterable[tuple[str, str]], key: str, chunk: Chunk, path: str
    ) -> dict[str, str]:
        known: dict[str, str] = {}
        for name, value in fields:
            if known.setdefault(name, value) != value:
                line = chunk.line + lines_before(chunk.source, rf"\b{re.escape(name)}\s*=")
                text = f'"{key}" has the field "{name}" twice'
                self._tell("bib-field", path, line, text, "the first one counts")
        return {name: value for name, value in known.items() if value}

    def _tell_strings(self, chunk: Chunk, path: str) -> None:
        for name in dict.fromkeys(self.strings.missing):
            line = chunk.line + lines_before(chunk.source, rf"[=#]\s*{re.escape(name)}\b")
            text = f'there is no @string "{name}"; it is taken as it stands'
            hint = nearest(name, self.strings) or "put braces around text"
            self._tell("bib-string", path, line, text, hint)
        self.strings.missing.clear()


def _line_of(fault: PybtexError) -> int:
    return int(getattr(fault, "lineno", 1) or 1)


def _said(fault: PybtexError) -> str:
    """Return what pybtex says of a fault, without the place."""
    said = str(fault.args[0]) if fault.args else str(fault)
    return SAYINGS.get(said, said)
