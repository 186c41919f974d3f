r"""Files of macros: JSON, a configuration of MathJax, or TeX. Pure.

Each reader returns plain values for ``MATH_MACROS``, and what is wrong with the file, by its line.
"""

import json
import re
from dataclasses import asdict
from typing import Any

from .definitions import DEFINITIONS
from .javascript_macros import read_entries
from .macros import Macro, command, macro_of_value, macros_of_setting
from .placed_tokens import PlacedToken, tokenize_with_places
from .tokens import Cursor, TexError

Macros = dict[str, Any]
Faults = list[tuple[int, str]]

SCRIPT = re.compile(r"<script\b[^>]*>(?:(?!</script).)*", re.DOTALL)
#: Lines of a style that define nothing that is used in formulas.
PREAMBLE = re.compile(
    r"\s*\\(?:usepackage|RequirePackage|documentclass|NeedsTeXFormat|Provides\w+|makeat\w+|endinput"
    r"|theoremstyle|newtheorem|input|begin|end|title|author|date|maketitle|geometry|hypersetup"
    r"|pagestyle|setlength|bibliography\w*|usetikzlibrary|tikzset|PassOptions\w+|if\w*|else|fi)\b"
)


def read_macro_file(text: str, suffix: str) -> tuple[Macros, Faults]:
    """Return the macros of a file, and its faults by their lines."""
    if suffix in (".tex", ".sty", ".ltx"):
        return read_tex(text)
    if suffix == ".json":
        return read_json(text)
    return read_javascript(text)


def read_json(text: str) -> tuple[Macros, Faults]:
    """Return the macros of JSON: of the file, or of ``macros`` anywhere in it."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        return {}, [(error.lineno, f"this is no JSON: {error.msg}")]
    except RecursionError:
        return {}, [(1, "the file is nested too deep")]
    while isinstance(found, dict):
        inner = next((found[k] for k in ("macros", "Macros", "tex", "TeX") if k in found), None)
        if not isinstance(inner, dict):
            break
        found = inner
    if not isinstance(found, dict):
        return {}, [(1, 'macros by name are expected, {"R": "\\\\mathbb R"}')]
    lines = {name: _line_of(text, name) for name in found}
    return _checked((name, value, lines[name]) for name, value in found.items())


def _line_of(text: str, name: str) -> int:
    return text.count("\n", 0, max(text.find(json.dumps(name, ensure_ascii=False)), 0)) + 1


def _checked(entries: Any) -> tuple[Macros, Faults]:
    macros: Macros = {}
    faults: Faults = []
    for name, value, line in entries:
        try:
            if value is None:
                raise ValueError("a macro is text, or a list that begins with text")  # noqa: TRY301
            macro_of_value(value)
        except (ValueError, TypeError) as error:
            faults.append((line, f"{command(name)}: {error}"))
        else:
            macros[name] = value
    return macros, faults


def read_javascript(text: str) -> tuple[Macros, Faults]:
    """Return the macros of a configuration of MathJax, in any of its versions."""
    found = read_entries(text)
    if found is None:
        return {}, [(1, "there are no macros: {…} in it")]
    return _checked(found)


def read_tex(text: str) -> tuple[Macros, Faults]:
    r"""Return what the ``\newcommand``, ``\def`` and so on of some TeX define."""
    macros: dict[str, Macro] = {}
    faults: Faults = []
    lines = text.split("\n")
    cursor = Cursor(tokenize_with_places(text, lambda char: char))
    reported = 0
    while cursor:
        token = cursor.take()
        line = text.count("\n", 0, token.at) + 1 if isinstance(token, PlacedToken) else 1
        if define := DEFINITIONS.get(token):
            rest = cursor.rest()
            try:
                define(cursor, macros)
            except TexError as error:
                faults.append((line, str(error)))
                reported = line
                cursor = _after_line(rest, text, line)
        elif token != " " and line != reported:
            reported = line
            if not PREAMBLE.match(lines[line - 1]):
                faults.append((line, f'"{lines[line - 1].strip()}" defines no macro'))
            cursor = _after_line(cursor.rest(), text, line)
    return {"": {key: asdict(macro) for key, macro in macros.items()}}, faults


def _after_line(tokens: list[str], text: str, line: int) -> Cursor:
    """Return a cursor on the tokens that begin after a line."""
    end = -1
    for _ in range(line):
        end = text.find("\n", end + 1)
        if end < 0:
            return Cursor([])
    return Cursor(t for t in tokens if isinstance(t, PlacedToken) and t.at > end)


def macros_of_scripts(text: str) -> dict[str, Macro]:
    """Return the macros of configurations of MathJax in the scripts of a post."""
    found: dict[str, Macro] = {}
    if "<script" in text and "acros" in text:
        for script in SCRIPT.finditer(text):
            macros, _ = read_javascript(script[0])
            found |= macros_of_setting(macros)
    return found
