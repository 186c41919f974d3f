r"""An author's macros: where they are defined, and what becomes of a formula that uses them. Pure.

A macro comes from the settings (``MATH_MACROS``), from a post's header (``Macros:``), or from a
formula (``\newcommand`` and its kin, ``\def``, ``\let``, ``\DeclareMathOperator``), and then
holds for the rest of the post.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from .places import placed_like
from .tokens import MAX_TOKENS, Cursor, TexError, is_command, names, tokenize

#: What an expansion takes of the MAX_TOKENS that a formula may grow to, besides its own.
COST = 20
#: Commands that take one token or a group: a macro of several tokens needs braces behind them.
TIGHT = set(
    names(
        r"^ _ \hat \bar \tilde \vec \dot \ddot \dddot \widehat \widetilde \overline \underline"
        r" \check \breve \acute \grave \mathring \sqrt \frac \dfrac \tfrac \binom \mathbf \mathrm"
        r" \mathcal \mathbb \mathfrak \mathscr \mathsf \mathit \mathtt \boldsymbol \bm \not"
        r" \operatorname"
    )
)
#: ``\R: \mathbb R`` or ``R = \mathbb R``, as a line of a header may have it.
SHORT = re.compile(r"\\?(?P<name>[A-Za-z]+)\s*[:=]\s*(?P<body>\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Macro:
    """What a command stands for.

    ``default`` is the value of a first argument that may be left out. A ``final`` macro is a second
    name for a command of TeX's own, whatever that command comes to mean later.
    """

    body: tuple[str, ...]
    arity: int = 0
    default: tuple[str, ...] | None = None
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


def macros_of_header(lines: Iterable[str], known: Mapping[str, Macro]) -> dict[str, Macro]:
    r"""Return the known macros and those of a header: TeX definitions, or ``\R: \mathbb R``.

    Raises TexError for a line that is neither.
    """
    expander = Expander(known)
    for line in lines:
        if not (short := SHORT.fullmatch(line.strip())):
            if any(token != " " for token in expander.expand(tokenize(line))):
                raise TexError(f'"{line.strip()}" defines no macro')
        else:
            expander.macros[command(short["name"])] = macro_of_value(short["body"])
    return expander.macros


class Expander:
    """Expands macros, and learns those that formulas define; one for each post."""

    def __init__(self, macros: Mapping[str, Macro]) -> None:
        self.macros = dict(macros)

    def expand(self, tokens: list[str]) -> list[str]:
        """Return the tokens with every macro replaced; definitions are taken out."""
        if self.macros.keys().isdisjoint(tokens) and DEFINITIONS.keys().isdisjoint(tokens):
            return tokens
        cursor, left, before = Cursor(tokens), MAX_TOKENS, ""
        found: list[str] = []
        while cursor:
            token = cursor.take()
            if define := DEFINITIONS.get(token):
                self._define(token, define, cursor)
            elif macro := self.macros.get(token):
                body, final = self._body(token, macro, cursor)
                left -= len(body) + COST
                if left < 0:
                    raise TexError(f"the macro {token} does not come to an end").about(token)
                if before in TIGHT and len(body) != 1:
                    body = ["{", *body, "}"]
                if final:
                    found += body
                else:
                    cursor.put(body)
            else:
                found.append(token)
                before = before if token == " " else token
        return found

    def _define(self, token: str, define: "Definition", cursor: Cursor) -> None:
        """Learn a macro; those that were known until now stay as they are for who holds them."""
        self.macros = dict(self.macros)
        try:
            define(cursor, self.macros)
        except TexError as error:
            raise error.about(token) from None

    def _body(self, token: str, macro: Macro, cursor: Cursor) -> tuple[list[str], bool]:
        """Return what a macro stands for, and whether that is to stay as it is."""
        try:
            body = placed_like(token, substitute(macro, cursor))
        except TexError as error:
            raise error.about(token) from None
        if token not in body or macro.arity:
            return body, macro.final
        # \renewcommand{\Pr}{\operatorname*{\Pr}}: within, the name is TeX's own.
        rest = {name: m for name, m in self.macros.items() if name != token}
        return Expander(rest).expand(body), True


def substitute(macro: Macro, cursor: Cursor) -> list[str]:
    """Return a macro's body with the arguments that come next put in."""
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


def _defined_name(cursor: Cursor) -> str:
    name = [token for token in cursor.argument() if token != " "]
    if "".join(name).isalpha():  # without its backslash, which MathJax takes too
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
    r"""Read ``\providecommand``, which a macro of the same name outranks."""
    define_command(cursor, macros, keep=True)


def define_plain(cursor: Cursor, macros: dict[str, Macro]) -> None:
    r"""Read ``\def\name#1#2{body}``."""
    name = _defined_name(cursor)
    arity = 0
    while cursor.peek() != "{":
        if not cursor.take().startswith("#"):
            raise TexError(f"{name}: a \\def with text between its parameters is not supported")
        arity += 1
    macros[name] = Macro(tuple(cursor.argument()), arity)


def define_alias(cursor: Cursor, macros: dict[str, Macro]) -> None:
    r"""Read ``\let\name=\other``: what the other means at this moment."""
    name = _defined_name(cursor)
    cursor.skip("=")
    if cursor.peek() in ("{", "}"):
        raise TexError(f"{name} cannot stand for a brace")
    other = cursor.argument()
    macros[name] = macros.get("".join(other)) or Macro(tuple(other), final=True)


def define_operator(cursor: Cursor, macros: dict[str, Macro]) -> None:
    r"""Read ``\DeclareMathOperator{\name}{text}``, with a star for limits below."""
    star = ("*",) if cursor.skip("*") else ()
    name = _defined_name(cursor)
    macros[name] = Macro(("\\operatorname", *star, "{", *cursor.argument(), "}"))


def define_pair(cursor: Cursor, macros: dict[str, Macro], *, body: bool = False) -> None:
    r"""Read ``\DeclarePairedDelimiter\name{left}{right}``, of which pairs.py has the rule."""
    name = _defined_name(cursor)
    arity = "".join(cursor.optional() or "1") if body else "1"
    left, right = cursor.argument(), cursor.argument()
    content = cursor.argument() if body else ["#1"]
    parts = ([arity], left, right, content)
    macros[name] = Macro(("\\DelimiterPair", *(t for part in parts for t in ("{", *part, "}"))))


def define_pair_with_body(cursor: Cursor, macros: dict[str, Macro]) -> None:
    r"""Read ``\DeclarePairedDelimiterX\name[arity]{left}{right}{body}``."""
    define_pair(cursor, macros, body=True)


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
}
