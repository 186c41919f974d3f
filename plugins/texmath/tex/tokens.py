r"""TeX as a list of tokens, and a cursor that reads arguments from it. Pure.

A token is a command (``\\frac``, ``\\{``), a parameter (``#1``), a single character, or one space
for any white space. Comments are left out.
"""

import re
from collections.abc import Iterable, Sequence

TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|%[^\n]*\n?\s*|\s+|#\d|.", re.DOTALL)
#: A command before a letter, where tokens are joined by ``\0``, or before a star: math-core reads
#: the star of "\delta*" as part of the name.
RUN_TOGETHER = re.compile(r"((?<![^\0])\\[A-Za-z]+\*?)\0(?=[A-Za-z*])")
WORD_COMMAND = re.compile(r"\\[A-Za-z]+\*?\Z")


class TexError(ValueError):
    """TeX that cannot be typeset; the message is for its author."""

    #: The token that it is about, where that is known.
    token: str = ""

    def about(self, token: str) -> "TexError":
        """Keep the token, unless one within its arguments is known already."""
        self.token = self.token or token
        return self


def tokenize(tex: str) -> list[str]:
    """Return the tokens of some TeX."""
    found = TOKEN.findall(tex)
    tokens = [" " if token.isspace() else token for token in found if token[0] != "%"]
    if "\\\n" in tex:
        tokens = ["\\ " if token == "\\\n" else token for token in tokens]
    return tokens


def names(text: str) -> list[str]:
    """Return the commands of a text that lists them with spaces between."""
    return [token for token in tokenize(text) if token != " "]


def join(tokens: Iterable[str]) -> str:
    """Return the TeX of some tokens, with a space where two would run into one."""
    text = "\0".join(tokens)
    # A letter of another alphabet is rare, and not a thing that a pattern can name.
    if not text.isascii():
        return "".join(spaced(text.split("\0")))
    return RUN_TOGETHER.sub(r"\1 ", text).replace("\0", "")


def spaced(tokens: Iterable[str]) -> list[str]:
    """Return the text of each token, with a space before it where it needs one."""
    parts: list[str] = []
    after_word = False
    for token in tokens:
        spaced = after_word and (token[0].isalpha() or token[0] == "*")
        parts.append(f" {token}" if spaced else token)
        after_word = len(token) > 1 and WORD_COMMAND.match(token) is not None
    return parts


def is_command(token: str) -> bool:
    """Return whether a token is a command, be it a word or a single symbol."""
    return token[0] == "\\"


class Cursor:
    """Takes tokens from the front of a list, and can put some back."""

    __slots__ = ("_rest",)

    def __init__(self, tokens: Iterable[str]) -> None:
        self._rest = [*tokens][::-1]

    def __bool__(self) -> bool:
        return bool(self._rest)

    def take(self) -> str:
        """Return the next token, and move past it."""
        if not self._rest:
            raise TexError("the formula ends where something should follow")
        return self._rest.pop()

    def rest(self) -> list[str]:
        """Return all tokens that are still to come."""
        return self._rest[::-1]

    def ahead(self) -> Sequence[str]:
        """Return all tokens that are still to come, the last one first: quicker than ``rest``."""
        return self._rest

    def put(self, tokens: Sequence[str]) -> None:
        """Put tokens in front of what is to come."""
        self._rest.extend(reversed(tokens))

    def peek(self) -> str:
        """Return the next token that is no space; "" at the end. Skips the space."""
        while self._rest and self._rest[-1] == " ":
            self._rest.pop()
        return self._rest[-1] if self._rest else ""

    def skip(self, token: str) -> bool:
        """Skip a token if it comes next; return whether it did."""
        if self.peek() != token:
            return False
        self._rest.pop()
        return True

    def skip_at_once(self, token: str) -> bool:
        """Skip a token if it comes next without any space before it; return whether it did."""
        found = bool(self._rest) and self._rest[-1] == token
        return found and bool(self._rest.pop())

    def skip_word(self, word: str) -> bool:
        """Skip the letters of a word if they come next; return whether they did."""
        self.peek()
        found = self._rest[: -len(word) - 1 : -1] == [*word]
        if found:
            del self._rest[-len(word) :]
        return found

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
