"""What superscripts mean. Pure."""

from collections.abc import Sequence

from . import kinds
from .applications import read_arrow
from .pairs import with_argument
from .tree import MathNode

UPRIGHT = ' mathvariant="normal"'


def read_script(node: MathNode, nodes: Sequence[MathNode], place: int) -> None:
    """Say of a superscript whether it is a transpose, a complement or a derivative."""
    base, last = node.children[0], node.children[-1]
    following = nodes[place + 1] if place + 1 < len(nodes) else None
    mark = kinds.name_of(last) or kinds.alone(last)
    if not kinds.is_range(node) and _is_transpose(base, last, mark, following):
        if base.tag == "mo":
            last.say("transpose")
        else:
            _say_with_index(node, "transpose")
    elif node.tag == "msup" and kinds.is_capital(base) and mark in ("c", "𝖼", "∁"):
        _say_of(node, "complement($a)")
    elif node.tag == "msup" and mark in kinds.PRIMES and base.text in kinds.FUNCTIONS:
        if kinds.opening_of(following) != "(":
            return  # a prime may be part of a name
        _say_of(node, f"{kinds.PRIMES[mark]}-derivative($a)")
    else:
        _read_mark(node, base, last)


def _read_mark(node: MathNode, base: MathNode, last: MathNode) -> None:
    """Say of a superscript that is no power how it is read, a star or an index in brackets."""
    if base.tag in ("mi", "mn", "mover", "mrow") and (word := _mark(base, last)):
        _say_with_index(node, f"{word}:postfix")
    elif base.tag in ("mi", "mover") and (index := _in_brackets(last)):
        (pair,) = last.children
        pair.children[1:-1] = [with_argument(index, "j")]
        if node.tag == "msubsup":
            node.children[1] = with_argument([node.children[1]], "i")
            _say_of(node, "indexed-by(indexed-by($a,$i),$j)")
        else:
            _say_of(node, "indexed-by($a,$j)")


def read_accent(node: MathNode) -> None:
    """Say what an accent is whose character is not read."""
    last = node.children[-1]
    if word := kinds.ACCENTS.get(kinds.alone(last)):
        word = "underline" if word == "bar" and node.tag == "munder" else word
        _say_of(node, f"{word}:postfix($a)")


def read_operator(node: MathNode, nodes: Sequence[MathNode], place: int) -> None:
    """Say how an operator is read that is not read as its character."""
    if node.text == "→":
        read_arrow(node, nodes, place)
    elif node.text == "⋅" and _is_place(nodes, place):
        node.say("dot")  # where an argument goes
    elif node.text == kinds.ARROW:
        node.say("maps-to")
    elif place and node.text in kinds.AFTER_NABLA and kinds.name_of(nodes[place - 1]) == "∇":
        node.say(kinds.AFTER_NABLA[node.text])


def _is_place(nodes: Sequence[MathNode], place: int) -> bool:
    """Return whether an operator has nothing at its sides that can be multiplied."""
    before, after = nodes[max(place - 1, 0) : place], nodes[place + 1 : place + 2]
    is_first = not before or kinds.alone(before[0]) in kinds.STARTS
    is_last = not after or kinds.operator(after[0]) in kinds.ENDS
    # Of a bar it is seen at the ends of a row whether it opens or closes.
    is_first |= place == 1 and kinds.alone(before[0]) in kinds.BARS
    is_last |= place == len(nodes) - 2 and kinds.operator(after[0]) in kinds.BARS
    is_given = bool(after) and kinds.alone(after[0]) in kinds.GIVEN
    return is_first and (is_last or is_given)


def _mark(base: MathNode, last: MathNode) -> str:
    mark = kinds.alone(last)
    if mark == "∘":
        return "degrees" if base.tag == "mn" else ""
    return kinds.SAID.get(mark, "")


def _in_brackets(node: MathNode) -> list[MathNode]:
    """Return what is in the round brackets that an element is; they mean nothing of their own."""
    if node.tag != "mrow" or node.has_intent or [one.tag for one in node.children] != [""]:
        return []
    opening, *inner, closing = node.children[0].children
    return inner if kinds.alone(opening) + kinds.alone(closing) == "()" else []


def _say_with_index(node: MathNode, meaning: str) -> None:
    """Say what a superscript means at an element, which may have an index."""
    if node.tag == "msubsup":
        node.children[1] = with_argument([node.children[1]], "i")
        _say_of(node, f"{meaning}(indexed-by($a,$i))")
    else:
        _say_of(node, f"{meaning}($a)")


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
