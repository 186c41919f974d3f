"""What superscripts mean. Pure."""

from collections.abc import Sequence

from . import kinds
from .brackets import with_argument
from .tree import MathNode

UPRIGHT = ' mathvariant="normal"'


def read_script(node: MathNode, nodes: Sequence[MathNode], place: int) -> None:
    """Say of a superscript whether it is a transpose, a complement or a derivative."""
    base, last = node.children[0], node.children[-1]
    following = nodes[place + 1] if place + 1 < len(nodes) else None
    mark = kinds.name_of(last) or kinds.alone(last)
    if _is_transpose(base, last, mark, following):
        if base.tag == "mo":
            last.say("transpose")
        elif node.tag == "msup":
            _say_of(node, "transpose($a)")
        else:
            node.children[1] = with_argument([node.children[1]], "i")
            _say_of(node, "transpose(indexed-by($a,$i))")
    elif node.tag == "msup" and kinds.is_capital(base) and mark in ("c", "∁"):
        _say_of(node, "complement($a)")
    elif node.tag == "msup" and mark in kinds.PRIMES and base.text in kinds.FUNCTIONS:
        if kinds.opening_of(following) != "(":
            return  # a prime may be part of a name
        _say_of(node, f"{kinds.PRIMES[mark]}-derivative($a)")


def _is_transpose(base: MathNode, last: MathNode, mark: str, following: MathNode | None) -> bool:
    """Return whether a superscript is a transpose: a T may be a power, too."""
    if mark in kinds.TRANSPOSE:
        return True
    if mark != "T" or last.tag in kinds.SCRIPTED:
        return False
    letter = kinds.name_of(base)
    is_matrix = kinds.is_capital(base) or kinds.BOLD.fullmatch(letter)
    is_product = letter and following is not None and following.tag not in ("mo", "mn")
    is_upright = last.tag == "mrow" or UPRIGHT in last.attributes
    return bool(is_upright or is_matrix or is_product or kinds.operator(base) in (")", "]"))


def _say_of(node: MathNode, meaning: str) -> None:
    """Say what an element with its first part means."""
    node.children[0] = with_argument([node.children[0]], "a")
    node.say(meaning)
