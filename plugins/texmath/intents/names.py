"""Letters that are an expectation, a probability or an indicator, and what they are of. Pure."""

from collections.abc import Sequence

from . import kinds
from .applications import APPLIED, has_condition
from .tree import MathNode

#: So many elements after a P are looked at.
FARTHEST = 60
OPENING = frozenset("([{")
#: What an expectation without brackets may be of.
OPERANDS = frozenset(("mi", "mrow", "mfrac", "msqrt", "mroot", "mstyle", *kinds.SCRIPTED))


def with_names(nodes: Sequence[MathNode]) -> list[MathNode]:
    """Return the elements of a row with the meanings of such letters.

    Between one and the brackets after it is U+2061, which says that they are no factors.
    """
    found: list[MathNode] = []
    for place, node in enumerate(nodes):
        found.append(node)
        following = nodes[place + 1 : place + 2 + FARTHEST]
        meaning = _meaning(node, following)
        if meaning:
            (node if node.tag == "mn" else kinds.letter_of(node)).say(meaning)
            if following and _takes(meaning, following, nodes[place + 1 :]):
                found.append(MathNode("mo", "", APPLIED))
    return found


def _meaning(node: MathNode, following: Sequence[MathNode]) -> str:
    name = kinds.name_of(node)
    if node.tag == "mn" and node.text == "1" and following and kinds.alone(following[0]) == "{":
        return "indicator"
    if meaning := kinds.NAMES.get(name):
        return meaning
    bracket = kinds.opening_of(following[0]) if following else ""
    if name in kinds.LETTERS and (
        bracket == "[" or (bracket == "(" and name != "E" and has_condition(following))
    ):
        return kinds.LETTERS[name]
    if name in kinds.INDICATORS:
        is_sure = bracket in ("[", "{") or (name != "𝟏" and bracket == "(")
        is_sure |= bracket == "(" and has_condition(following)
        return "indicator" if is_sure or _has_set(node) else ""
    return ""


def _has_set(node: MathNode) -> bool:
    """Return whether the index of a letter is a set: a capital, or a condition."""
    if node.tag != "msub":
        return False
    index = node.children[1]
    if index.tag == "mrow":
        marks = {kinds.operator(one) for one in index.children}
        return bool(marks & (kinds.RELATIONS - {",", ";"} | OPENING))
    return kinds.is_capital(index) or bool(kinds.SCRIPT.fullmatch(kinds.name_of(index)))


def _takes(meaning: str, following: Sequence[MathNode], rest: Sequence[MathNode]) -> bool:
    """Return whether a letter is of what comes next: brackets, or bars that close again.

    An expectation is of whatever comes next but an operator; an indicator may be a factor.
    """
    first = next((one for one in following if one.tag != "mspace"), following[0])
    mark = kinds.opening_of(first)
    if mark in kinds.BARS:
        return sum(kinds.operator(one) == mark for one in rest) % 2 == 0
    if mark in OPENING:
        return True
    return meaning != "indicator" and first.tag in OPERANDS and not mark
