r"""The macros in a configuration of MathJax: ``macros: {R: "\\mathbb R"}``. Pure."""

import re
from collections.abc import Iterator
from typing import Any

#: Where the macros begin in a configuration: ``macros: {``, ``"Macros": {``.
START = re.compile(r"""["']?\b[mM]acros["']?\s*:\s*\{""")
#: The parts of JavaScript that macros are written in.
PART = re.compile(
    r"""
      (?P<space>\s+|//[^\n]*|/\*.*?\*/)
    | (?P<raw>String\.raw`[^`]*`)
    | (?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)
    | (?P<number>\d+)
    | (?P<name>[A-Za-z_$][\w$]*)
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|.)", re.DOTALL)
CONTROL = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


class _Entry:
    """A macro while it is read."""

    __slots__ = ("depth", "line", "list", "name", "value")

    def __init__(self) -> None:
        self.name, self.line = "", 0
        self.value: Any = None
        self.list: list[Any] = []
        #: How many brackets are open.
        self.depth = 0

    def add(self, kind: str, part: str, line: int) -> None:
        """Read one more part."""
        if part in ("[", "{", "("):
            self.depth += 1
        elif part in ("]", "}", ")"):
            self.depth -= 1
            self.value = self.list if part == "]" and not self.depth else self.value
        elif kind in ("text", "raw", "number"):
            self._add_value(int(part) if kind == "number" else _text(kind, part), line)
        elif kind == "name" and not self.name:
            self.name, self.line = part, line

    def _add_value(self, value: Any, line: int) -> None:
        if self.depth:
            self.list.append(value)
        elif self.name:
            self.value = value
        else:
            self.name, self.line = str(value), line


def read_entries(text: str) -> list[tuple[str, Any, int]] | None:
    """Return each macro with its value and its line; None for a value that is no macro.

    Returns None for a text without macros.
    """
    start = START.search(text)
    return list(_entries(text, start.end())) if start else None


def _entries(text: str, start: int) -> Iterator[tuple[str, Any, int]]:
    entry, line, at = _Entry(), text.count("\n", 0, start) + 1, start
    for found in PART.finditer(text, start):
        kind, part = found.lastgroup or "", found[0]
        line, at = line + text.count("\n", at, found.start()), found.start()
        if kind == "space":
            continue
        if not entry.depth and part in (",", "}"):
            if entry.name:
                yield entry.name, entry.value, entry.line
            if part == "}":
                return
            entry = _Entry()
        else:
            entry.add(kind, part, line)


def _text(kind: str, part: str) -> str:
    if kind == "raw":
        return part.removeprefix("String.raw`")[:-1]
    return ESCAPE.sub(lambda found: _escaped(found[1]), part[1:-1])


def _escaped(written: str) -> str:
    if len(written) > 1:
        return chr(int(written[1:], 16))
    return CONTROL.get(written, "" if written == "\n" else written)
