r"""Macros: the commands that an author defines. Pure.

A macro comes from the settings (``MATH_MACROS``), from a post's header (``Macros:``), or from a
formula (``\newcommand`` and the like, ``\def``, ``\let``, ``\DeclareMathOperator``), and then it
is defined for the rest of the post.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .tokens import Cursor, tokenize


@dataclass(frozen=True, slots=True)
class Macro:
    """What a command is replaced by."""

    #: The tokens that replace it, with ``#1`` for its first argument.
    body: tuple[str, ...]
    #: How many arguments it has.
    arity: int = 0
    #: The first argument if it is left out; None if it may not be left out.
    default: tuple[str, ...] | None = None
    #: Whether it is a second name for a command of TeX: not expanded again.
    final: bool = False


def command(name: str) -> str:
    """Return the token of a command, whose name may come without its backslash."""
    return "\\" + name.strip().removeprefix("\\")


def macros_of_setting(setting: Mapping[str, Any]) -> dict[str, Macro]:
    r"""Return the macros of ``MATH_MACROS``: ``{"R": r"\mathbb R", "norm": [r"\|#1\|", 1]}``."""
    return {command(name): macro_of_value(value) for name, value in setting.items()}


def macro_of_value(value: Any) -> Macro:
    """Return the macro of a body, or of ``[body, arity]`` or ``[body, arity, default]``.

    Raises ValueError for anything else.
    """
    body, arity, default = [*(value if isinstance(value, list | tuple) else [value]), None, None][
        :3
    ]
    if not isinstance(body, str) or not isinstance(arity or 0, int):
        reason = "a macro is TeX, or [TeX, number of arguments, default of the first]"
        raise ValueError(reason)  # noqa: TRY004
    tokens = tokenize(body)
    if arity is None:
        arity = max((int(t[1]) for t in tokens if re.fullmatch(r"#\d", t)), default=0)
    return Macro(tuple(tokens), arity, None if default is None else tuple(tokenize(str(default))))


def substitute(macro: Macro, cursor: Cursor) -> list[str]:
    """Return a macro's body with its arguments, which are read from the cursor."""
    arguments = []
    if macro.default is not None:
        given = cursor.optional()
        arguments.append([*macro.default] if given is None else given)
    while len(arguments) < macro.arity:
        arguments.append(cursor.argument())
    body: list[str] = []
    for token in macro.body:
        number = int(token[1]) if token[0] == "#" and len(token) == 2 else 0
        body += arguments[number - 1] if 0 < number <= len(arguments) else [token]
    return body
