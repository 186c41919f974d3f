"""Settings files, changed in place: the author's comments and order stay. Pure."""

import ast
from collections.abc import Iterator, Mapping
from typing import Any


class SettingsFileError(ValueError):
    """A settings file that cannot be read."""


def change_settings(source: str, values: Mapping[str, Any]) -> str:
    """Return a settings file in which these names have these values.

    What is assigned at the top of the file is changed there; a new name comes at the end.
    """
    try:
        places = dict(_assignments(ast.parse(source)))
    except SyntaxError as error:
        raise SettingsFileError(f"line {error.lineno}: {error.msg}") from None
    lines = source.splitlines(keepends=True)
    # From the end, so that the numbers of earlier lines stay right.
    for name, value in sorted(places.items(), key=lambda row: -row[1].lineno):
        if name in values:
            _replace(lines, value, repr_of(values[name]))
    new = [f"{name} = {repr_of(values[name])}\n" for name in values if name not in places]
    if new and lines and not lines[-1].endswith("\n"):
        lines.append("\n")
    return "".join([*lines, *new])


def _assignments(module: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """Yield the names that are assigned at the top of a file, each with its value."""
    for node in module.body:
        targets: list[ast.expr] = []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        elif isinstance(node, ast.Assign):
            targets = node.targets
        value = getattr(node, "value", None)
        if value is not None:
            yield from ((one.id, value) for one in targets if isinstance(one, ast.Name))


def _replace(lines: list[str], value: ast.expr, text: str) -> None:
    """Put a text in the place of an expression, which may have several lines."""
    first, last = value.lineno - 1, (value.end_lineno or value.lineno) - 1
    # The columns of ast are those of bytes.
    before = lines[first].encode()[: value.col_offset].decode()
    after = lines[last].encode()[value.end_col_offset :].decode()
    lines[first : last + 1] = [before + text + after]


def repr_of(value: Any) -> str:
    """Return Python for a value, with the quotes that our settings files have."""
    if isinstance(value, str):
        text = repr(value)
        return text if '"' in value else f'"{text[1:-1]}"' if "\\'" not in text else text
    if isinstance(value, dict):
        return "{" + ", ".join(f"{repr_of(k)}: {repr_of(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(repr_of, value)) + "]"
    return repr(value)
