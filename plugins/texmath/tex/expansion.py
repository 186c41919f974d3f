"""Formulas with their macros replaced, and the macros that they define. Pure."""

from collections.abc import Mapping

from .arguments import Awaited
from .bounds import MAX_TOKENS
from .definitions import DEFINITIONS, Definition, environment_key
from .macros import Macro, substitute
from .placed_tokens import placed_like
from .tokens import Cursor, TexError, join

#: What each expansion costs of the MAX_TOKENS that a formula may grow to, besides its tokens.
COST = 20


class Expander:
    """Expands macros, also those that formulas define; one for each post."""

    def __init__(self, macros: Mapping[str, Macro]) -> None:
        self.macros = dict(macros)

    def expand(self, tokens: list[str]) -> list[str]:
        """Return the tokens with every macro replaced; definitions are removed."""
        if not self._concerns(tokens):
            return tokens
        cursor, left, awaited = Cursor(tokens), MAX_TOKENS, Awaited()
        found: list[str] = []
        while cursor:
            token = cursor.take()
            if define := DEFINITIONS.get(token):
                self._define(token, define, cursor)
                continue
            macro = self.macros.get(key := self._key(token, cursor))
            body, final = self._body(token, macro, cursor) if macro else ([token], True)
            left -= len(body) + COST if macro else 0
            if left < 0:
                raise TexError(f"the macro {key} does not come to an end").about(token)
            if macro and awaited.argument and len(body) != 1:
                body = ["{", *body, "}"]
            if final:
                found += body
                awaited.see_all(body)
            else:
                cursor.put(body)
        return found

    def _concerns(self, tokens: list[str]) -> bool:
        """Return whether there may be a macro or a definition among the tokens."""
        if not DEFINITIONS.keys().isdisjoint(tokens):
            return True
        if not self.macros.keys().isdisjoint(tokens):
            return True
        return "\\begin" in tokens and any(key.startswith("\\begin{") for key in self.macros)

    def _key(self, token: str, cursor: Cursor) -> str:
        """Return the key of the macro that begins with a token; an environment has its name in it.

        The name of such an environment is taken off the cursor.
        """
        if token not in ("\\begin", "\\end") or cursor.peek() != "{":
            return token
        name = cursor.argument()
        key = environment_key(token, join(name).strip())
        if key not in self.macros:
            cursor.put(["{", *name, "}"])
        return key

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
