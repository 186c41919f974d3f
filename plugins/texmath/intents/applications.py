"""What functions, expectations and probabilities are applied to; what limits tend to. Pure."""

from collections.abc import Iterator, Sequence

from . import kinds
from .tree import MathNode

APPLIED = "\u2061"
LIMITS = frozenset(("lim", "lim sup", "lim inf"))
PLUS_MINUS = frozenset("+−-±")


def ungrouped(nodes: Sequence[MathNode]) -> Iterator[MathNode]:
    r"""Yield the elements of a row; of ``\\max f(x)``, f is with its brackets, not with max alone.

    The row that math-core makes of a function and of what comes next ends before them.
    """
    for place, node in enumerate(nodes):
        following = nodes[place + 1] if place + 1 < len(nodes) else None
        parts = _parts(node)
        if following is not None and parts and _goes_on(parts[-1], following):
            yield from parts
        else:
            yield node


def _parts(node: MathNode) -> list[MathNode]:
    """Return the parts of a function with what it is applied to; none of anything else."""
    is_plain = node.tag == "mrow" and not node.attributes and len(node.children) == 3
    if not is_plain or kinds.alone(node.children[1]) != APPLIED:
        return []
    function, applied, argument = node.children
    return [function, applied, *(_parts(argument) or [argument])]


def _goes_on(argument: MathNode, following: MathNode) -> bool:
    if not kinds.name_of(argument) or argument.tag == "mrow":
        return False
    is_transpose = argument.tag == "msup" and kinds.alone(following) == ""
    return is_transpose or kinds.operator(following) in ("(", "[")


def read_arrow(node: MathNode, nodes: Sequence[MathNode], place: int) -> None:
    """Say of an arrow that something tends to a number, or that a map goes to a set."""
    after = [one for one in nodes[place + 1 : place + 3] if kinds.alone(one) not in PLUS_MINUS]
    if not after:
        return
    is_limit = kinds.core(after[0]).tag == "mn" or after[0].text == "∞"
    if place == 1 and nodes[0].tag == "mn":
        node.say("to")  # from one space to another
    elif is_limit or (place and _is_sequence(nodes[place - 1], after[0])):
        node.say("tends-to")
    elif any(one.text == ":" for one in nodes[:place]):
        node.say("to")


def _is_sequence(before: MathNode, after: MathNode) -> bool:
    """Return whether a letter with an index is before an arrow, and after it the same letter."""
    return before.tag == "msub" and "" != kinds.name_of(before) == kinds.name_of(after)


def read_limit(node: MathNode) -> None:
    """Say of the arrow under a limit that something tends to something."""
    if node.tag in ("msub", "munder") and kinds.name_of(node.children[0]) in LIMITS:
        for one in node.children[1].children:
            if kinds.alone(one) == "→":
                one.say("tends-to")


def has_condition(nodes: Sequence[MathNode]) -> bool:
    """Return whether the brackets that some elements begin with have what a probability has."""
    if nodes[0].tag == "mrow":
        nodes = nodes[0].children
    depth = 0
    for node in nodes:
        mark = kinds.alone(node)
        depth += (mark == "(") - (kinds.operator(node) == ")")
        if depth <= 0:
            return False
        if depth == 1 and mark in kinds.RELATIONS and mark not in ",;":
            return True
    return False
