"""What superscripts mean. Pure."""

from collections.abc import Sequence

from . import signs
from .fences import with_argument
from .tree import Node

UPRIGHT = ' mathvariant="normal"'


def say(node: Node, meaning: str) -> None:
    """Say what an element means, unless it says so already."""
    if not node.has_intent:
        node.attributes += f' intent="{meaning}"'


def read_script(node: Node, nodes: Sequence[Node], place: int) -> None:
    """Say of a superscript whether it is a transpose, a complement or a derivative."""
    base, last = node.children[0], node.children[-1]
    following = nodes[place + 1] if place + 1 < len(nodes) else None
    mark = signs.name_of(last) or signs.alone(last)
    if _is_transpose(base, last, mark, following):
        if base.tag == "mo":
            say(last, "transpose")
        elif node.tag == "msup":
            _say_of(node, "transpose($a)")
        else:
            node.children[1] = with_argument([node.children[1]], "i")
            _say_of(node, "transpose(indexed-by($a,$i))")
    elif node.tag == "msup" and signs.is_capital(base) and mark in ("c", "∁"):
        _say_of(node, "complement($a)")
    elif node.tag == "msup" and mark in signs.PRIMES and base.text in signs.FUNCTIONS:
        if signs.opening_of(following) != "(":
            return  # a prime may be part of a name
        _say_of(node, f"{signs.PRIMES[mark]}-derivative($a)")


def _is_transpose(base: Node, last: Node, mark: str, following: Node | None) -> bool:
    """Return whether a superscript is a transpose: a T may be a power, too."""
    if mark in signs.TRANSPOSE:
        return True
    if mark != "T" or last.tag in signs.SCRIPTED:
        return False
    letter = signs.name_of(base)
    is_matrix = signs.is_capital(base) or signs.BOLD.fullmatch(letter)
    is_product = letter and following is not None and following.tag not in ("mo", "mn")
    is_upright = last.tag == "mrow" or UPRIGHT in last.attributes
    return bool(is_upright or is_matrix or is_product or signs.sign(base) in (")", "]"))


def _say_of(node: Node, meaning: str) -> None:
    """Say what an element with its first part means."""
    node.children[0] = with_argument([node.children[0]], "a")
    say(node, meaning)
