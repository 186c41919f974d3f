r"""TeX as a list of tokens, and a cursor that reads arguments off it. Pure.

A token is a command (``\\frac``, ``\\{``), a parameter (``#1``), a single character, or one space
for any white space. Comments are gone.
"""

import re
from collections.abc import Iterable, Sequence

TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|%[^\n]*\n?\s*|\s+|#\d|.", re.DOTALL)
WORD_COMMAND = re.compile(r"\\[A-Za-z]+\*?\Z")

#: More than this many groups within groups, or commands that wait for each other's argument, is
#: nobody's formula, and would end math-core's stack.
MAX_DEPTH = 300
MAX_TOKENS = 40_000
STEPS = {"\\left": 1, "\\begin": 1, "\\right": -1, "\\end": -1}


class TexError(ValueError):
    """TeX that cannot be typeset; the message is for its author.

    ``token`` is the one that it is about, where that is known.
    """

    token: str = ""

    def about(self, token: str) -> "TexError":
        """Note the token, unless one within its arguments is known already."""
        self.token = self.token or token
        return self


def tokenize(tex: str) -> list[str]:
    """Return the tokens of some TeX."""
    tokens = []
    for token in TOKEN.findall(tex):
        if token[0] == "%":
            continue
        tokens.append(" " if token.isspace() else "\\ " if token == "\\\n" else token)
    return tokens


def names(text: str) -> list[str]:
    """Return the commands of a text that lists them with spaces between."""
    return [token for token in tokenize(text) if token != " "]


def join(tokens: Iterable[str]) -> str:
    """Return the TeX of some tokens, with a space where two would run into one."""
    return "".join(spaced(tokens))


def spaced(tokens: Iterable[str]) -> list[str]:
    """Return the text of each token, with a space before it where it needs one."""
    parts: list[str] = []
    after_word = False
    for token in tokens:
        # math-core reads the star of "\delta*" as part of the name.
        spaced = after_word and (token[0].isalpha() or token[0] == "*")
        parts.append(f" {token}" if spaced else token)
        after_word = len(token) > 1 and WORD_COMMAND.match(token) is not None
    return parts


def is_command(token: str) -> bool:
    """Tell whether a token is a command, be it a word or a single sign."""
    return token[0] == "\\"


def check_bounds(tokens: Sequence[str]) -> None:
    """Refuse what would take the converter's stack or our patience."""
    if len(tokens) > MAX_TOKENS:
        raise TexError(f"the formula is longer than {MAX_TOKENS} tokens")
    if len(tokens) > MAX_DEPTH:
        _check_depth(tokens)


def _check_depth(tokens: Sequence[str]) -> None:
    depth, waiting, opened = 0, 0, [0]
    for token in tokens:
        if token == "{":
            opened.append(waiting + 1)
            depth, waiting = depth + opened[-1], 0
        elif token == "}" and len(opened) > 1:
            depth, waiting = depth - opened.pop(), 0
        elif step := STEPS.get(token):
            depth, waiting = depth + step, 0
        elif token != " ":
            # Any command may want an argument, and so stand around the next one.
            waiting = waiting + 1 if is_command(token) else 0
        if depth + waiting > MAX_DEPTH:
            raise TexError(f"the formula is nested deeper than {MAX_DEPTH} levels")


class Cursor:
    """Takes tokens from the front of a list, and can put some back."""

    __slots__ = ("_rest",)

    def __init__(self, tokens: Iterable[str]) -> None:
        self._rest = [*tokens][::-1]

    def __bool__(self) -> bool:
        return bool(self._rest)

    def take(self) -> str:
        """Return the next token, and step behind it."""
        if not self._rest:
            raise TexError("the formula ends where something should follow")
        return self._rest.pop()

    def put(self, tokens: Sequence[str]) -> None:
        """Put tokens in front of what is to come."""
        self._rest.extend(reversed(tokens))

    def peek(self) -> str:
        """Return the next token that is no space; "" at the end. Steps over the space."""
        while self._rest and self._rest[-1] == " ":
            self._rest.pop()
        return self._rest[-1] if self._rest else ""

    def skip(self, token: str) -> bool:
        """Step over a token if it comes next, and tell whether it did."""
        if self.peek() != token:
            return False
        self._rest.pop()
        return True

    def skip_at_once(self, token: str) -> bool:
        """Step over a token if it comes next, without any space before it."""
        found = bool(self._rest) and self._rest[-1] == token
        return found and bool(self._rest.pop())

    def argument(self) -> list[str]:
        """Return the next argument: what is between braces, or one token."""
        self.peek()
        token = self.take()
        if token == "}":
            raise TexError("there is a } too many")
        return self._until("}") if token == "{" else [token]

    def optional(self) -> list[str] | None:
        """Return what is between square brackets, or None if none come next."""
        if self.peek() != "[" or "]" not in self._rest:
            return None
        before = self._rest[:]
        self._rest.pop()
        try:
            return self._until("]")
        except TexError:
            self._rest = before
            return None

    def optional_at_once(self) -> list[str] | None:
        """Return what is between square brackets that come next without any space before."""
        return self.optional() if self._rest and self._rest[-1] == "[" else None

    def name(self) -> str:
        """Return the text of the next argument, without space around it."""
        return join(self.argument()).strip()

    def _until(self, end: str) -> list[str]:
        """Return the tokens up to an end on the same level of braces."""
        found: list[str] = []
        depth = 0
        while self._rest:
            token = self._rest.pop()
            if token == end and depth == 0:
                return found
            depth += (token == "{") - (token == "}")
            if depth < 0:
                break
            found.append(token)
        raise TexError(f"a closing {end} is missing")
