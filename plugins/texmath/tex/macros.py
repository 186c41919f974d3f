r"""Macros: the commands that an author defines. Pure.

A macro comes from the settings (``MATH_MACROS``), from a post's header (``Macros:``), or from a
formula (``\newcommand`` and the like, ``\def``, ``\let``, ``\DeclareMathOperator``), and then it
is defined for the rest of the post.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .tokens import Cursor, TexError, tokenize

#: What typesetting says of a command that is none.
UNKNOWN = re.compile(r'Unknown command "(\\[^"\s]{1,60})"')
#: An argument in the body of a macro.
NUMBER = re.compile(r"#\d")


@dataclass(frozen=True, slots=True)
class Macro:
    """What a command is replaced by."""

    #: The tokens that replace it, with ``#1`` for its first argument.
    body: tuple[str, ...]
    #: How many arguments it has.
    arity: int = 0
    #: The first argument if it is left out; None if it may not be left out.
    default: tuple[str, ...] | None = None
    #: What comes between its arguments, if a ``\def`` says so: ``(#1,#2)``.
    pattern: tuple[str, ...] = ()
    #: Whether it is a second name for a command of TeX: not expanded again.
    final: bool = False


def command(name: str) -> str:
    """Return the token of a command, whose name may come without its backslash."""
    return "\\" + name.strip().removeprefix("\\")


def macros_of_setting(setting: Mapping[str, Any]) -> dict[str, Macro]:
    r"""Return the macros of ``MATH_MACROS``: ``{"R": r"\mathbb R", "norm": [r"\|#1\|", 1]}``."""
    macros: dict[str, Macro] = {}
    for name, value in setting.items():
        if name:
            macros[command(name)] = macro_of_value(value)
        else:  # what a file of TeX defines
            macros |= {key: macro_of_value(one) for key, one in value.items()}
    return macros


def macro_of_value(value: Any) -> Macro:
    """Return the macro of a body, or of ``[body, arity]`` or ``[body, arity, default]``.

    A dict has the fields of a macro. Raises ValueError for anything else.
    """
    body, arity, default = [*(value if isinstance(value, list | tuple) else [value]), None, None][
        :3
    ]
    if isinstance(value, Mapping):
        try:
            return Macro(**value)
        except TypeError:
            raise ValueError("a macro is TeX, and no map of names") from None
    if not isinstance(body, str) or not isinstance(arity or 0, int):
        reason = "a macro is TeX, or [TeX, number of arguments, default of the first]"
        raise ValueError(reason)  # noqa: TRY004
    tokens = tokenize(body)
    if arity is None:
        arity = max((int(t[1]) for t in tokens if NUMBER.fullmatch(t)), default=0)
    return Macro(tuple(tokens), arity, None if default is None else tuple(tokenize(str(default))))


def substitute(macro: Macro, cursor: Cursor) -> list[str]:
    """Return a macro's body with its arguments, which are read from the cursor."""
    arguments = _matched(macro.pattern, cursor) if macro.pattern else _arguments(macro, cursor)
    body: list[str] = []
    for token in macro.body:
        number = int(token[1]) if token[0] == "#" and len(token) == 2 else 0
        body += arguments[number - 1] if 0 < number <= len(arguments) else [token]
    return body


def _arguments(macro: Macro, cursor: Cursor) -> list[list[str]]:
    arguments = []
    if macro.default is not None:
        given = cursor.optional()
        arguments.append([*macro.default] if given is None else given)
    while len(arguments) < macro.arity:
        arguments.append(cursor.argument())
    return arguments


def _matched(pattern: tuple[str, ...], cursor: Cursor) -> list[list[str]]:
    """Return the arguments of a macro that has text between them."""
    arguments: list[list[str]] = []
    for token, following in zip(pattern, [*pattern[1:], "#"], strict=True):
        if token[0] != "#":
            if not cursor.skip(token):
                raise TexError(f'"{token}" is missing among its arguments')
        elif following[0] == "#":
            arguments.append(cursor.argument())
        else:
            arguments.append(_until(following, cursor))
    return arguments


def _until(end: str, cursor: Cursor) -> list[str]:
    found: list[str] = []
    while cursor.peek() != end:
        token = cursor.take()
        if token == "{":
            cursor.put(["{"])
            found += ["{", *cursor.argument(), "}"]
        else:
            found.append(token)
    bare = len(found) > 1 and found[0] == "{" and found[-1] == "}" and found.count("{") == 1
    return found[1:-1] if bare else found


def find_wrong_macro(fault: str, tex: str, macros: Mapping[str, Macro]) -> tuple[str, str] | None:
    """Return the macro because of which a formula has a fault, and what is wrong with it."""
    written = tokenize(tex)
    unknown = UNKNOWN.search(fault)
    command = unknown[1] if unknown and unknown[1] not in written else ""
    queue = [token for token in written if token in macros]
    seen: set[str] = set()
    while queue:
        name = queue.pop(0)
        if name not in seen:
            seen.add(name)
            macro = macros[name]
            if said := _wrong(macro) or (fault if command in macro.body else ""):
                return name, said
            queue += [token for token in macro.body if token in macros]
    return None


def _wrong(macro: Macro) -> str:
    opened, closed = macro.body.count("{"), macro.body.count("}")
    if opened != closed:
        return "a { in it is never closed" if opened > closed else "a } in it closes nothing"
    most = max((token for token in macro.body if NUMBER.fullmatch(token)), default="")
    if most and int(most[1]) > macro.arity:
        return f"it uses {most}, and takes {macro.arity or 'no'} arguments: write [{most[1]}]"
    return ""
