"""The header of a post as its author wrote it, with a few of its fields changed. Pure.

Everything else stays: comments, order, and what nobody here reads.
"""

import json
import re
from dataclasses import dataclass
from textwrap import dedent
from typing import Any

FENCES = {"---": "yaml", "+++": "toml"}
MORE = re.compile(r"[ \t]+\S|-[ \t]|[ \t]*(?:#.*)?$|[\]}]")


@dataclass(slots=True)
class WrittenHeader:
    """The lines of a header, without its fences."""

    #: ``yaml``, ``toml``, ``plain`` (Pelican's), or "" for none.
    syntax: str
    lines: list[str]
    #: What follows the header, from the line after its end.
    body: str

    def render(self) -> str:
        """Return the whole text again."""
        if not self.syntax:
            return self.body
        fence = {"yaml": "---", "toml": "+++"}.get(self.syntax)
        lines = [fence, *self.lines, fence] if fence else self.lines
        return "\n".join([*lines, self.body])

    def has(self, name: str) -> bool:
        """Return whether a field is there, whatever its case."""
        return self._span(name) is not None

    def rename(self, name: str, new: str) -> None:
        """Give a field another name."""
        if span := self._span(name):
            line = self.lines[span[0]]
            self.lines[span[0]] = new + line[len(name) :]

    def put(self, name: str, value: Any) -> None:
        """Add a field, or replace all lines of the one that is there."""
        written = json.dumps(value, ensure_ascii=False)
        line = {
            "yaml": f"{name}: {written}",
            "toml": f"{name} = {written}",
            "plain": f"{name.capitalize()}: {value}",
        }
        if not self.syntax:
            self.syntax = "yaml"
            self.body = f"\n{self.body}"
        if span := self._span(name):
            self.lines[span[0] : span[1]] = [line[self.syntax]]
        else:
            self.lines.insert(self._end(), line[self.syntax])

    def drop(self, name: str) -> None:
        """Take out all lines of a field."""
        if span := self._span(name):
            del self.lines[span[0] : span[1]]

    def _end(self) -> int:
        """Return where a field can be added: before the first table of TOML."""
        if self.syntax == "toml":
            tables = (n for n, line in enumerate(self.lines) if line.lstrip().startswith("["))
            return next((n for n in tables if not self._is_within(n)), len(self.lines))
        return len(self.lines)

    def _is_within(self, number: int) -> bool:
        """Return whether a line of TOML that begins with a bracket goes on with a list."""
        above = "".join(self.lines[:number])
        return above.count("[") > above.count("]")

    def _span(self, name: str) -> tuple[int, int] | None:
        pattern = re.compile(rf"{re.escape(name)}[ \t]*[:=]", re.IGNORECASE)
        end = self._end() if self.syntax == "toml" else len(self.lines)
        for start in range(end):
            if pattern.match(self.lines[start]):
                stop = start + 1
                while stop < end and MORE.match(self.lines[stop]):
                    stop += 1
                while stop > start + 1 and not self.lines[stop - 1].strip():
                    stop -= 1
                return start, stop
        return None


def split_header(text: str) -> WrittenHeader:
    """Split a text into the lines of its header and what follows."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if text.lstrip().startswith("{") and (header := _from_json(text.lstrip())):
        return header
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    fence = lines[start].rstrip() if start < len(lines) else ""
    if syntax := FENCES.get(fence):
        ends = (fence, "...") if syntax == "yaml" else (fence,)
        for end in range(start + 1, len(lines)):
            if lines[end].rstrip() in ends:
                # A field that is added is to be in line with the others.
                own = dedent("\n".join(lines[start + 1 : end])).split("\n")
                own = own if end > start + 1 else []
                return WrittenHeader(syntax, own, "\n".join(lines[end + 1 :]))
    end = start
    while end < len(lines) and re.match(r"[A-Za-z][\w-]*:(?:[ \t]|$)|[ \t]{4}", lines[end]):
        end += 1
    is_plain = end > start and (end == len(lines) or not lines[end].strip())
    if is_plain and any(line.lower().startswith("title:") for line in lines[start:end]):
        return WrittenHeader("plain", lines[start:end], "\n".join(lines[end:]))
    return WrittenHeader("", [], text)


def _from_json(text: str) -> WrittenHeader | None:
    """Return a header in JSON, as Hugo has it, as one in YAML."""
    try:
        fields, end = json.JSONDecoder().raw_decode(text)
    except (json.JSONDecodeError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return WrittenHeader("yaml", lines, text[end:].removeprefix("\n"))
