"""The macros of a header, ``Macros:``, in whatever shape a header can have. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .expansion import Expander
from .macros import Macro, command, macro_of_value
from .tokens import TexError, tokenize

#: ``\R: \mathbb R`` or ``R = \mathbb R``, as a line of a header may have it.
SHORT = re.compile(r"\\?(?P<name>[A-Za-z]+)\s*[:=]\s*(?P<body>\S.*)", re.DOTALL)
#: A name and what it is for, without a colon.
APART = re.compile(
    r"(?P<name>\\(?!\w*new|\w*command|def\b|let\b|Declare)[A-Za-z]+)\s+(?P<body>\S.*)"
)
#: What may be after a backslash.
NAME = re.compile(r"[A-Za-z]+|.")


@dataclass(frozen=True, slots=True)
class MacroFault:
    """A line of ``Macros:`` that defines nothing."""

    #: What is wrong with it.
    text: str
    #: A regular expression for what its line in the file has in it.
    near: str


def macros_of_header(
    value: Any, known: Mapping[str, Macro]
) -> tuple[dict[str, Macro], tuple[MacroFault, ...]]:
    r"""Return the known macros and those of a header, and what is wrong with some of its lines.

    ``value`` has TeX definitions or ``\R: \mathbb R`` in lines, in a list, or macros by name.
    """
    expander, faults = Expander(known), []
    for name, body in _iter_items(value):
        try:
            _define(expander, name, body)
        except (TexError, ValueError, RecursionError) as error:
            near = rf"""^[\s"'\\-]*{re.escape(name)}\b""" if name else re.escape(str(body))
            faults.append(MacroFault(f"{name}: {error}" if name else str(error), near))
    return expander.macros, tuple(faults)


def _iter_items(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield names of macros and their values; "" and a line for what is written as in TeX."""
    if isinstance(value, Mapping):
        yield from ((str(name).strip().lstrip("\\"), body) for name, body in value.items())
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _iter_items(item)
    elif value is not None:
        yield from (("", line.strip()) for line in str(value).splitlines() if line.strip())


def _define(expander: Expander, name: str, body: Any) -> None:
    if not name and (short := SHORT.fullmatch(body)):
        name, body = short["name"], short["body"]
    if name and not NAME.fullmatch(name):
        raise TexError("a macro has a name of letters, or of one other character")
    if name:
        expander.macros[command(name)] = macro_of_value(_with_numbers(body))
    elif any(token != " " for token in expander.expand(tokenize(body))):
        apart = APART.fullmatch(body)
        more = f": write {apart['name']}: {apart['body']}" if apart else ""
        raise TexError(f'"{body}" defines no macro{more}')


def _with_numbers(value: Any) -> Any:
    """Return a macro with its number of arguments as a number: headers have texts only."""
    if isinstance(value, list) and len(value) > 1 and str(value[1]).isdecimal():
        return [value[0], int(value[1]), *value[2:]]
    return value
