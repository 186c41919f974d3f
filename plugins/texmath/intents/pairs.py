"""Brackets with what is in them; and those whose content alone shows what they mean. Pure."""

from dataclasses import dataclass

from . import kinds
from .tree import MathNode

PARTS = {"+": "positive", "−": "negative"}


@dataclass(frozen=True, slots=True)
class Bracketed:
    """Brackets with what is in them, and what is beside them."""

    opening: MathNode
    items: list[MathNode]
    closing: MathNode
    before: MathNode | None
    after: MathNode | None

    @property
    def ends(self) -> str:
        """The two brackets."""
        return kinds.operator(self.opening) + kinds.operator(self.closing)

    @property
    def may_be_set(self) -> bool:
        """Whether they may be around a set: after a minimum, too, if they have a condition."""
        if self.ends != "{}" or not kinds.is_applied(self.before):
            return self.ends == "{}"
        is_after = kinds.alone(self.before) == "\u2061"
        return is_after and any(kinds.alone(one) == ":" for one in self.items)


def with_argument(items: list[MathNode], name: str) -> MathNode:
    """Return elements as one that is an argument."""
    one = items[0] if len(items) == 1 and items[0].tag else MathNode("mrow", children=items)
    if ' arg="' in one.attributes:
        one = MathNode("mrow", children=[one])
    one.attributes += f' arg="{name}"'
    return one


def read_special(pair: Bracketed) -> MathNode | None:
    """Return a binomial, a modulus or a positive part as one element; ``None`` for others."""
    if pair.ends == "()" and pair.closing.tag == "mo":
        return _binomial(pair) or _modulo(pair)
    return _part_by_index(pair) if pair.ends in ("()", "[]") else None


def _binomial(pair: Bracketed) -> MathNode | None:
    """Return brackets around one number over another, without a bar, as one element."""
    (one, *others) = pair.items
    if others or one.tag != "mfrac" or ' linethickness="0"' not in one.attributes:
        return None
    numbers = zip("ab", one.children, strict=True)
    one.children = [with_argument([child], letter) for letter, child in numbers]
    meaning = ' intent="binomial-coefficient($a,$b)"'
    return MathNode("mrow", meaning, "", [pair.opening, one, pair.closing])


def _modulo(pair: Bracketed) -> MathNode | None:
    """Return ``(mod n)`` as one element."""
    (name, *others) = pair.items
    if kinds.name_of(name) != "mod" or not others:
        return None
    inner = [pair.opening, name, with_argument(others, "a"), pair.closing]
    return MathNode("mrow", ' intent="modulo:prefix($a)"', "", inner)


def _part_by_index(pair: Bracketed) -> MathNode | None:
    """Return the positive or negative part of what is in brackets, with its power."""
    closing = pair.closing
    if closing.tag not in ("msub", "msubsup"):
        return None
    if (part := PARTS.get(kinds.alone(closing.children[1]))) is None:
        return None
    meaning = f"{part}-part($a)"
    if closing.tag == "msubsup":
        closing.children[2] = with_argument([closing.children[2]], "p")
        meaning = f"power({meaning},$p)"
    inner = [pair.opening, with_argument(pair.items, "a"), closing]
    return MathNode("mrow", f' intent="{meaning}"', "", inner)
