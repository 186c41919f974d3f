"""Limits of formulas: beyond them the converter's stack overflows, or takes minutes. Pure."""

from collections.abc import Sequence

from .arguments import ARGUMENTS
from .tokens import TexError, is_command, names

#: The most groups within groups, or commands that are each other's argument: deeper ones could
#: overflow the stack of math-core.
MAX_DEPTH = 300
MAX_TOKENS = 40_000
STEPS = {"\\left": 1, "\\begin": 1, "\\right": -1, "\\end": -1}

#: The most brackets that are never closed: each doubles the time of math-core.
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
#: Commands of two arguments; a bracket that is their argument, or a script, closes nothing.
TWO_ARGUMENTS = {command for command, count in ARGUMENTS.items() if count > 1}
TWO_ARGUMENTS |= {"\\xrightarrow", "\\xleftarrow"}
TAKING_ARGUMENT = ARGUMENTS.keys() | {"\\left", "\\right", "\\middle"}
DEEPER = {"{", "\\begin", "\\left"}
SIZED = {"\\left", "\\right", "\\middle"}
NEXT = {"&", "\\\\"}
ENDING = NEXT | {"}", "\\end", "\\right"}


def check_bounds(tokens: Sequence[str]) -> None:
    """Raise TexError for a formula that is too long, or nested too deep."""
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
            # Any command may take an argument, and so be around the next command.
            waiting = waiting + 1 if is_command(token) else 0
        if depth + waiting > MAX_DEPTH:
            raise TexError(f"the formula is nested deeper than {MAX_DEPTH} levels")


def check_brackets(tokens: Sequence[str]) -> None:
    """Raise TexError if more than MAX_OPEN brackets are never closed in their group."""
    if sum(map(OPENING.__contains__, tokens)) <= MAX_OPEN:
        return
    if count_lost(tokens) > MAX_OPEN:
        raise TexError(f"more than {MAX_OPEN} brackets are opened and never closed")


def count_lost(tokens: Sequence[str]) -> int:
    """Return how many brackets are not closed in the group, or the cell, that they are in."""
    levels, lost, last, last_but_one = [0], 0, "", ""
    for token in tokens:
        if token == " ":
            continue
        if token in OPENING:
            levels[-1] += last not in SIZED
        elif token in CLOSING:
            closes = last not in TAKING_ARGUMENT and last_but_one not in TWO_ARGUMENTS
            levels[-1] -= closes and levels[-1] > 0
        elif token in DEEPER:
            levels.append(0)
        elif token in ENDING:
            lost += levels.pop()
            if token in NEXT or not levels:
                levels.append(0)
        last, last_but_one = token, last
    return lost + sum(levels)
