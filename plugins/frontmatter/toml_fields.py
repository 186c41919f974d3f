"""Read the fields of a header from TOML, as Hugo and Zola write it between ``+++``. Pure."""

import re
import tomllib
from typing import Any

from .header import YAML, Header, HeaderFault

#: A header that nests deeper is no header: the reader of TOML would overflow its stack.
DEEPEST = 40
#: What to write, by a part of what the reader of TOML says.
HINTS = {
    "Expected '='": "write = between a name and its value",
    "Unescaped": "write single quotes in place of double ones, or two backslashes",
    "Cannot overwrite": "take one of the two fields out",
}
QUOTED = "put quotes around each text"
#: Texts with commas between them, outside of brackets.
SEVERAL = re.compile(r'"[^"\n]{0,200}"(?:[ ]*,[ ]*"[^"\n]{0,200}"){1,50}')
AT_LINE = re.compile(r"\(at line (\d+)")


def read_toml(source: str, first_line: int, header: Header) -> bool:
    """Read fields into a header; its first line is ``first_line`` of the file.

    Return False, with a fault in the header, for what is no TOML.
    """
    try:
        if max(source.count("["), source.count("{")) > DEEPEST * 10:
            _check_depth(source)
        values = tomllib.loads(source)
    except (ValueError, RecursionError) as error:
        found = AT_LINE.search(str(error))
        at_end = source.count("\n") if "end of document" in str(error) else 0
        line = first_line + (int(found[1]) - 1 if found else at_end)
        text = f"the header is no TOML: {error}"
        hint = next((hint for said, hint in HINTS.items() if said in str(error)), "")
        hint = hint or _hint_for(source.split("\n")[line - first_line])
        header.faults.append(HeaderFault(YAML, line, text, hint))
        return False
    for name, value in _flattened(values).items():
        header.add(name, plain_value(value), first_line + _line_of(name, source))
    return True


def _hint_for(line: str) -> str:
    """Return what to write for a value that is none."""
    value = line.partition("=")[2].strip()
    if value.lower() in ("true", "false"):
        return f"write {value.lower()}, in small letters"
    if SEVERAL.fullmatch(value):
        return f"write brackets around a list: [{value}]"
    return QUOTED


def _check_depth(source: str) -> None:
    depth = 0
    for char in source:
        depth += (char in "[{") - (char in "]}")
        if depth > DEEPEST:
            raise ValueError("it is nested too often")


def _flattened(values: dict[str, Any]) -> dict[str, Any]:
    """Return the fields; those in the tables of Hugo and Zola for tags and own fields, too."""
    inner: dict[str, Any] = {}
    for table in ("taxonomies", "params", "extra"):
        if isinstance(values.get(table), dict):
            inner |= values.pop(table)
    return {**inner, **values}


def _line_of(name: str, source: str) -> int:
    """Return how many lines come before that of a field."""
    found = re.search(rf"""^[ \t]*["']?{re.escape(name)}["']?[ \t]*[=.]""", source, re.MULTILINE)
    return source.count("\n", 0, found.start()) if found else 0


def plain_value(value: Any) -> Any:
    """Return a value as texts, and lists and dicts of texts."""
    if isinstance(value, list):
        return [plain_value(item) for item in value]
    if isinstance(value, dict):
        return {str(name): plain_value(item) for name, item in value.items()}
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)
