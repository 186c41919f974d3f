"""A header, and what can be wrong with it. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

#: Characters that no page and no feed can hold.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
#: The rules that a header can break (core/rules.py).
FIELD, YAML = "frontmatter-field", "frontmatter-yaml"
DATE, STATUS, TITLE = "frontmatter-date", "frontmatter-status", "frontmatter-title"
ENCODING = "frontmatter-encoding"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a header: the rule, the 1-based line, the reason, what to do."""

    rule: str
    line: int
    text: str
    hint: str = ""


class HeaderError(Exception):
    """YAML that no header can be: the reason, and the 1-based line if it is known."""


@dataclass(slots=True)
class Header:
    """The header of a post and what follows it.

    ``fields`` maps names as written to texts, or to lists and dicts of texts; ``lines`` gives the
    1-based line of each field. When ``broken``, the header could not be read as the YAML that
    it claims to be; its fields were then saved line by line, and the post must not be published.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    body: str = ""
    faults: list[Fault] = field(default_factory=list)
    broken: bool = False

    def line(self, name: str) -> int:
        """Return the line of a field, whatever its case; 1 if there is none."""
        return next((n for field, n in self.lines.items() if field.lower() == name), 1)

    def add(self, name: str, value: Any, line: int) -> None:
        """Add a field; a second one of the same name, whatever its case, is reported."""
        if name.lower() in (known.lower() for known in self.fields):
            self.faults.append(
                Fault(FIELD, line, f'the field "{name}" stands twice', "the first counts")
            )
            return
        self.fields[name] = value
        self.lines[name] = line


def iter_names(value: Any) -> Iterator[str]:
    """Yield the names in a field that holds one, a list of them, or dicts with a ``name``."""
    for item in value if isinstance(value, list) else [value]:
        name = (item.get("name") or item.get("title")) if isinstance(item, dict) else item
        if isinstance(name, str) and name.strip():
            yield name.strip()
