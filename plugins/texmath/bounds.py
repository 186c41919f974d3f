"""What math-core takes too long for: brackets that are opened and never closed. Pure."""

from collections.abc import Sequence

from .tokens import TexError, names

#: Each one doubles the time that math-core takes; nobody means as many.
MAX_OPEN = 14
OPENING = set(
    names(
        r"( [ \{ \langle \lvert \lVert \lfloor \lceil \lbrace \lbrack \lgroup \lmoustache"
        r" \ulcorner \llcorner \llbracket \lBrack \lBrace"
    )
)
CLOSING = set(
    names(
        r") ] \} \rangle \rvert \rVert \rfloor \rceil \rbrace \rbrack \rgroup \rmoustache"
        r" \urcorner \lrcorner \rrbracket \rBrack \rBrace"
    )
)
DEEPER = {"{", "\\begin", "\\left"}
NEXT = {"&", "\\\\"}
ENDING = NEXT | {"}", "\\end", "\\right"}


def check_brackets(tokens: Sequence[str]) -> None:
    """Refuse a formula in which more than MAX_OPEN brackets are never closed in their group."""
    if sum(token in OPENING for token in tokens) <= MAX_OPEN:
        return
    if count_lost(tokens) > MAX_OPEN:
        raise TexError(f"more than {MAX_OPEN} brackets are opened and never closed")


def count_lost(tokens: Sequence[str]) -> int:
    """Return how many brackets are not closed in the group, or the cell, that they stand in."""
    levels, lost = [0], 0
    for token in tokens:
        if token in OPENING:
            levels[-1] += 1
        elif token in CLOSING:
            levels[-1] -= levels[-1] > 0
        elif token in DEEPER:
            levels.append(0)
        elif token in ENDING:
            lost += levels.pop()
            if token in NEXT or not levels:
                levels.append(0)
    return lost + sum(levels)
