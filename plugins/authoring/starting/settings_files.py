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
    for name, node in sorted(places.items(), key=lambda row: -row[1].lineno):
        if name in values:
            _replace(lines, node, repr_of(values[name]))
    new = [f"{name} = {repr_of(values[name])}\n" for name in values if name not in places]
    if new and lines and not lines[-1].endswith("\n"):
        lines.append("\n")
    return "".join([*lines, *new])


def read_setting(source: str, name: str) -> Any:
    """Return the value of a setting that is written out at the top of a file, None for no such."""
    try:
        values = [node.value for one, node in _assignments(ast.parse(source)) if one == name]
        return ast.literal_eval(values[-1]) if values and values[-1] else None
    except (SyntaxError, ValueError):
        return None


Assignment = ast.Assign | ast.AnnAssign


def _assignments(module: ast.Module) -> Iterator[tuple[str, Assignment]]:
    """Yield the names that are assigned at the top of a file, each with its statement."""
    for node in module.body:
        if isinstance(node, Assignment) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((one.id, node) for one in targets if isinstance(one, ast.Name))


def _replace(lines: list[str], node: Assignment, text: str) -> None:
    """Put a text in the place of the value of a statement, which may have several lines."""
    named = node.targets[-1] if isinstance(node, ast.Assign) else node.annotation
    first, last = (named.end_lineno or node.lineno) - 1, (node.end_lineno or node.lineno) - 1
    # The columns of ast are those of bytes. Brackets around a value are none of its own.
    line = lines[first].encode()
    equals = line.index(b"=", named.end_col_offset) + 1
    after = lines[last].encode()[node.end_col_offset :].decode()
    lines[first : last + 1] = [f"{line[:equals].decode()} {text}{after}"]


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
