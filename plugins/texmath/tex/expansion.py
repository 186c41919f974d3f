"""Formulas with their macros replaced, and the macros that they define. Pure."""

from collections.abc import Mapping

from .bounds import MAX_TOKENS
from .definitions import DEFINITIONS, Definition
from .macros import TIGHT, Macro, substitute
from .placed_tokens import placed_like
from .tokens import Cursor, TexError

#: What each expansion costs of the MAX_TOKENS that a formula may grow to, besides its tokens.
COST = 20


class Expander:
    """Expands macros, also those that formulas define; one for each post."""

    def __init__(self, macros: Mapping[str, Macro]) -> None:
        self.macros = dict(macros)

    def expand(self, tokens: list[str]) -> list[str]:
        """Return the tokens with every macro replaced; definitions are removed."""
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
