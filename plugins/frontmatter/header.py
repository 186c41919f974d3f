"""A header, and what can be wrong with it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

#: The rules that a header can break (core/rules.py).
FIELD, YAML = "frontmatter-field", "frontmatter-yaml"
DATE, STATUS, TITLE = "frontmatter-date", "frontmatter-status", "frontmatter-title"
ENCODING, DAY, QUOTES = "frontmatter-encoding", "frontmatter-day", "frontmatter-quotes"
TEXT = "text-empty"


@dataclass(frozen=True, slots=True)
class HeaderFault:
    """Something wrong with a header."""

    #: The rule that it breaks.
    rule: str
    #: The 1-based line of the file.
    line: int
    #: What is wrong.
    text: str
    #: What to do, "" for none.
    hint: str = ""


class HeaderError(Exception):
    """YAML that cannot be a header. Its arguments: the reason, and the 1-based line if known."""


@dataclass(slots=True)
class Header:
    """The header of a post and what follows it."""

    #: Texts, or lists and dicts of texts, by the names of the fields as written.
    fields: dict[str, Any] = field(default_factory=dict)
    #: The 1-based line of each field.
    lines: dict[str, int] = field(default_factory=dict)
    body: str = ""
    faults: list[HeaderFault] = field(default_factory=list)
    #: Whether it is no valid YAML: fields may be missing, and the post must not be published.
    broken: bool = False
    #: Whether it is YAML or TOML, as other engines write headers.
    is_foreign: bool = False

    def line(self, name: str) -> int:
        """Return the line of a field, whatever its case; 1 if there is none."""
        return next((n for field, n in self.lines.items() if field.lower() == name), 1)

    def add(self, name: str, value: Any, line: int) -> None:
        """Add a field; a second one of the same name, whatever its case, is reported.

        The first counts in Pelican's syntax, the last in the others, as with other engines.
        """
        known = next((known for known in self.fields if known.lower() == name.lower()), None)
        if known is not None:
            text = f'the field "{name}" is there twice'
            hint = "the last counts" if self.is_foreign else "the first counts"
            self.faults.append(HeaderFault(FIELD, line, text, hint))
            if not self.is_foreign:
                return
            del self.fields[known], self.lines[known]
        self.fields[name] = value
        self.lines[name] = line


def iter_names(value: Any) -> Iterator[str]:
    """Yield the names in a field that holds one, a list of them, or dicts with a ``name`` each."""
    for item in value if isinstance(value, list) else [value]:
        name = (item.get("name") or item.get("title")) if isinstance(item, dict) else item
        if isinstance(name, str) and name.strip():
            yield name.strip()
