"""Formulas with their macros replaced, and the macros that they define. Pure."""

import re
from collections.abc import Iterable, Mapping

from .arguments import Awaited
from .bounds import MAX_TOKENS
from .definitions import DEFINITIONS, Definition
from .macros import Macro, command, macro_of_value, substitute
from .placed_tokens import placed_like
from .tokens import Cursor, TexError, tokenize

#: What each expansion costs of the MAX_TOKENS that a formula may grow to, besides its tokens.
COST = 20
#: ``\R: \mathbb R`` or ``R = \mathbb R``, as a line of a header may have it.
SHORT = re.compile(r"\\?(?P<name>[A-Za-z]+)\s*[:=]\s*(?P<body>\S.*)", re.DOTALL)


class Expander:
    """Expands macros, also those that formulas define; one for each post."""

    def __init__(self, macros: Mapping[str, Macro]) -> None:
        self.macros = dict(macros)

    def expand(self, tokens: list[str]) -> list[str]:
        """Return the tokens with every macro replaced; definitions are removed."""
        if self.macros.keys().isdisjoint(tokens) and DEFINITIONS.keys().isdisjoint(tokens):
            return tokens
        cursor, left, awaited = Cursor(tokens), MAX_TOKENS, Awaited()
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
                if awaited.argument and len(body) != 1:
                    body = ["{", *body, "}"]
                if final:
                    found += body
                    for part in body:
                        awaited.see(part)
                else:
                    cursor.put(body)
            else:
                found.append(token)
                awaited.see(token)
        return found

    def _define(self, token: str, define: Definition, cursor: Cursor) -> None:
        """Add a macro to a copy of the macros: the old dict may be in use."""
        self.macros = dict(self.macros)
        try:
            define(cursor, self.macros)
        except TexError as error:
            raise error.about(token) from None

    def _body(self, token: str, macro: Macro, cursor: Cursor) -> tuple[list[str], bool]:
        """Return the tokens that replace a macro here, and whether they are final."""
        try:
            body = placed_like(token, substitute(macro, cursor))
        except TexError as error:
            raise error.about(token) from None
        if token not in body or macro.arity:
            return body, macro.final
        # \renewcommand{\Pr}{\operatorname*{\Pr}}: within, the name is TeX's own.
        rest = {name: m for name, m in self.macros.items() if name != token}
        return Expander(rest).expand(body), True


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
