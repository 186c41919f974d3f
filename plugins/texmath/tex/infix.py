r"""Fractions that plain TeX writes between their parts: ``a \above 1pt b``. Pure."""

from .lengths import read_length
from .tokens import Cursor

#: Each command, and whether delimiters and a thickness come after it; None is the usual thickness.
COMMANDS = {
    "\\above": (False, True),
    "\\overwithdelims": (True, None),
    "\\atopwithdelims": (True, False),
    "\\abovewithdelims": (True, True),
}
OPENING, CLOSING = {"{", "\\left", "\\begin"}, {"}", "\\right", "\\end"}
NEXT = {"&", "\\\\", "\\cr"}


class _Group:
    """What is between two braces, or in a cell, while it is read."""

    __slots__ = ("before", "tokens")

    def __init__(self) -> None:
        self.tokens: list[str] = []
        #: The beginning of the fraction that the group is, if it is one.
        self.before: list[str] = []

    def whole(self) -> list[str]:
        """Return the tokens of the group, as a command with arguments if it is a fraction."""
        return [*self.before, "{", *self.tokens, "}"] if self.before else self.tokens


def with_fractions(tokens: list[str]) -> list[str]:
    r"""Return tokens with ``\genfrac`` instead of commands between the parts of a fraction."""
    if COMMANDS.keys().isdisjoint(tokens):
        return tokens
    cursor, stack = Cursor(tokens), [_Group()]
    while cursor:
        token = cursor.take()
        if token in COMMANDS:
            group = stack[-1]
            start = _beginning(token, cursor)
            group.before, group.tokens = [*start, "{", *group.whole(), "}"], []
        elif token in OPENING:
            stack[-1].tokens.append(token)
            stack.append(_Group())
        elif token in CLOSING and len(stack) > 1:
            whole = stack.pop().whole()
            stack[-1].tokens += [*whole, token]
        elif token in NEXT:
            whole = stack.pop().whole()
            stack.append(_Group())
            outer = stack[-2] if len(stack) > 1 else stack[-1]
            outer.tokens += [*whole, token]
        else:
            stack[-1].tokens.append(token)
    while len(stack) > 1:
        whole = stack.pop().whole()
        stack[-1].tokens += whole
    return stack[0].whole()


def _beginning(command: str, cursor: Cursor) -> list[str]:
    delimited, thick = COMMANDS[command]
    left, right = [], []
    if delimited:
        cursor.peek()
        left = [cursor.take()]
        cursor.peek()
        right = [cursor.take()]
    width = [*read_length(cursor)] if thick else [] if thick is None else [*"0pt"]
    return ["\\genfrac", *(t for part in (left, right, width, []) for t in ("{", *part, "}"))]
