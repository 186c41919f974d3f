"""The commands that define macros: what each adds to those that are known. Pure."""

from collections.abc import Callable
from typing import TypeAlias

from .macros import Macro, command
from .tokens import Cursor, TexError, is_command


def _defined_name(cursor: Cursor) -> str:
    name = [token for token in cursor.argument() if token != " "]
    if "".join(name).isalpha():  # without its backslash, which MathJax accepts, too
        return command("".join(name))
    if len(name) != 1 or not is_command(name[0]):
        raise TexError("a definition needs the name of one command")
    return name[0]


def define_command(cursor: Cursor, macros: dict[str, Macro], *, keep: bool = False) -> None:
    r"""Read ``\newcommand{\name}[arity][default]{body}``."""
    cursor.skip("*")
    name = _defined_name(cursor)
    arity = "".join(cursor.optional() or "0").strip()
    default = cursor.optional() if arity != "0" else None
    body = tuple(cursor.argument())
    if not (arity.isdigit() and len(arity) == 1):
        raise TexError(f"{name} cannot have {arity} arguments")
    if not (keep and name in macros):
        macros[name] = Macro(body, int(arity), None if default is None else tuple(default))


def provide_command(cursor: Cursor, macros: dict[str, Macro]) -> None:
    r"""Read ``\providecommand``, which does not replace a macro of the same name."""
    define_command(cursor, macros, keep=True)


def define_plain(cursor: Cursor, macros: dict[str, Macro]) -> None:
    r"""Read ``\def\name#1#2{body}``; with text between the parameters this is part of the name."""
    name = _defined_name(cursor)
    pattern: list[str] = []
    while cursor.peek() != "{":
        pattern.append(cursor.take())
    arity = sum(token[0] == "#" for token in pattern)
    pattern = [token for token in pattern if token != " "]
    plain = arity == len(pattern)
    body = tuple(cursor.argument())
    macros[name] = Macro(body, arity, pattern=() if plain else tuple(pattern))


def define_environment(cursor: Cursor, macros: dict[str, Macro]) -> None:
    r"""Read ``\newenvironment{name}[arity][default]{begin}{end}``."""
    cursor.skip("*")
    name = cursor.name()
    arity = "".join(cursor.optional() or "0").strip()
    default = cursor.optional() if arity != "0" else None
    begin, end = tuple(cursor.argument()), tuple(cursor.argument())
    if not (arity.isdigit() and len(arity) == 1):
        raise TexError(f"{name} cannot have {arity} arguments")
    given = None if default is None else tuple(default)
    macros[environment_key("\\begin", name)] = Macro(begin, int(arity), given)
    macros[environment_key("\\end", name)] = Macro(end)


def environment_key(command_name: str, name: str) -> str:
    r"""Return the key of a macro for the ``\begin`` or ``\end`` of an environment."""
    return f"{command_name}{{{name}}}"


def define_arrow(cursor: Cursor, macros: dict[str, Macro]) -> None:
    r"""Read MathJax's ``\Newextarrow{\name}{5,10}{0x21D0}``."""
    name = _defined_name(cursor)
    cursor.argument()
    number = cursor.name()
    arrow = ("\\mathop", "{", "\\unicode", "{", *number, "}", "}", "\\limits")
    macros[name] = Macro((*arrow, "_", "{", "#1", "}", "^", "{", "#2", "}"), 2, ())


def ignore(arguments: int) -> "Definition":
    """Return what reads a definition that means nothing here."""

    def skip(cursor: Cursor, _macros: dict[str, Macro]) -> None:
        for _ in range(arguments):
            while cursor.optional() is not None:
                pass
            cursor.argument()

    return skip


def define_alias(cursor: Cursor, macros: dict[str, Macro]) -> None:
    r"""Read ``\let\name=\other``: what the other means at this moment."""
    name = _defined_name(cursor)
    cursor.skip("=")
    if cursor.peek() in ("{", "}"):
        raise TexError(f"{name} cannot mean a brace")
    other = cursor.argument()
    macros[name] = macros.get("".join(other)) or Macro(tuple(other), final=True)


def define_operator(cursor: Cursor, macros: dict[str, Macro]) -> None:
    r"""Read ``\DeclareMathOperator{\name}{text}``, with a star for limits below."""
    star = ("*",) if cursor.skip("*") else ()
    name = _defined_name(cursor)
    macros[name] = Macro(("\\operatorname", *star, "{", *cursor.argument(), "}"))


def define_pair(
    cursor: Cursor, macros: dict[str, Macro], *, body: bool = False, around: bool = False
) -> None:
    r"""Read ``\DeclarePairedDelimiter\name{left}{right}``, of which delimiters.py has the rule."""
    name = _defined_name(cursor)
    arity = "".join(cursor.optional() or "1") if body else "1"
    before = cursor.argument() if around else []
    left, right = cursor.argument(), cursor.argument()
    after = cursor.argument() if around else []
    content = cursor.argument() if body else ["#1"]
    parts = ([arity], left, right, content, before, after)
    macros[name] = Macro(("\\DelimiterPair", *(t for part in parts for t in ("{", *part, "}"))))


def define_pair_with_body(cursor: Cursor, macros: dict[str, Macro]) -> None:
    r"""Read ``\DeclarePairedDelimiterX\name[arity]{left}{right}{body}``."""
    define_pair(cursor, macros, body=True)


def define_pair_with_more(cursor: Cursor, macros: dict[str, Macro]) -> None:
    r"""Read ``\DeclarePairedDelimiterXPP\name[arity]{before}{left}{right}{after}{body}``."""
    define_pair(cursor, macros, body=True, around=True)


Definition: TypeAlias = Callable[[Cursor, dict[str, Macro]], None]
DEFINITIONS: dict[str, Definition] = {
    "\\newcommand": define_command,
    "\\renewcommand": define_command,
    "\\DeclareRobustCommand": define_command,
    "\\providecommand": provide_command,
    "\\def": define_plain,
    "\\gdef": define_plain,
    "\\let": define_alias,
    "\\DeclareMathOperator": define_operator,
    "\\DeclarePairedDelimiter": define_pair,
    "\\DeclarePairedDelimiterX": define_pair_with_body,
    "\\DeclarePairedDelimiterXPP": define_pair_with_more,
    "\\DeclarePairedDelimiters": define_pair,
    "\\DeclarePairedDelimitersX": define_pair_with_body,
    "\\DeclarePairedDelimitersXPP": define_pair_with_more,
    "\\newenvironment": define_environment,
    "\\renewenvironment": define_environment,
    "\\Newextarrow": define_arrow,
    "\\newcolumntype": ignore(2),
    "\\DeclareMathSizes": ignore(4),
    "\\MakeAboxedCommand": ignore(2),
    "\\edef": define_plain,
    "\\xdef": define_plain,
}
