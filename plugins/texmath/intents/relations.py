"""Relations, dots and other operators whose characters are read as something else. Pure."""

from collections.abc import Callable, Mapping, Sequence

from . import kinds
from .tree import MathNode

#: Operators, and letters that are used as such, that mean the same everywhere.
MEANINGS = {
    "≁": "not-equivalent-to",
    "⟂": "perpendicular-to",
    "⟂̸": "not-perpendicular-to",
    "⇀": "converges-weakly-to",
    "⇉": "converges-uniformly-to",
    "⪰": "succeeds-or-equals",
    "⪯": "precedes-or-equals",
    "≅": "isomorphic-to",
    "⟹": "implies",
    "⟸": "implied-by",
    "⇐": "implied-by",
    "⟺": "if-and-only-if",
    "⇔": "if-and-only-if",
    "¬": "not",
    "∂": "partial",
    "↾": "restricted-to",
    "ℜ": "real-part",
    "ℑ": "imaginary-part",
}
UPRIGHT = ' mathvariant="normal"'
#: Capitals that are upright everywhere: that is not to be heard, and Δ is no triangle.
GREEK = {"Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi"}
GREEK |= {"Σ": "Sigma", "Υ": "Upsilon", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega"}
#: Letters that name a distribution after a tilde; letters that do after a random variable.
DISTRIBUTIONS = frozenset("pqPQDμνπρℙ")
AFTER_VARIABLE = frozenset("FGN")
VARIABLES = frozenset("XYZUVWST")
INDEPENDENT = ' intent="independent-of"'
#: What is written over a relation, by the relation.
LAWS = dict.fromkeys(("d", "D", "𝒟", "ℒ", "L", "law", "dist"), "in-distribution-to")
CHANCES = dict.fromkeys(("p", "P", "ℙ", "𝐏", "prob"), "in-probability-to")
SURELY = dict.fromkeys(("a.s.", "as", "a.s", "a.e."), "almost-surely-to")
ALIKE = dict.fromkeys(("iid", "i.i.d.", "i.i.d"), "independent-and-identically-distributed-as")
OVER = {
    "→": {over: f"converges-{how}" for over, how in (LAWS | CHANCES | SURELY).items()},
    "=": {over: f"equal-{how}" for over, how in LAWS.items()}
    | dict.fromkeys(("def", "Δ", "△", "!"), "defined-as"),
    "∼": ALIKE | dict.fromkeys(("ind", "ind.", "indep"), "independently-distributed-as"),
}


def read_relation(node: MathNode, nodes: Sequence[MathNode], place: int) -> None:
    """Say what an operator means, or a letter that is used as one."""
    if node.text in GREEK and UPRIGHT in node.attributes:
        node.say(GREEK[node.text])
        return
    # A mark at something else is alone.
    if node.tag not in ("mo", "mi") or (len(nodes) == 1 and node.text != "∂"):
        return
    by_place = BY_PLACE.get(node.text)
    if meaning := by_place(nodes, place) if by_place else MEANINGS.get(node.text, ""):
        node.say(meaning)


def read_over(node: MathNode) -> None:
    """Say what a relation means with a word over it, as in an equality in distribution."""
    relation, over = node.children[0], node.children[-1]
    if meaning := OVER.get(kinds.alone(relation), {}).get(_words(over)):
        node.say(meaning)


def joined(nodes: Sequence[MathNode]) -> list[MathNode]:
    """Return the elements of a row in which three periods, or two perpendiculars, are one."""
    found: list[MathNode] = []
    place = 0
    while place < len(nodes):
        length, meaning = _together(nodes, place)
        if meaning:
            part = list(nodes[place : place + length])
            found.append(MathNode("mrow", f' intent="{meaning}"', "", part))
        else:
            found.append(nodes[place])
        place += length
    return found


def _together(nodes: Sequence[MathNode], place: int) -> tuple[int, str]:
    """Return how many elements are one symbol, and what it means; "" for one that is by itself."""
    mark = kinds.alone(nodes[place])
    if mark in (".", "·") and [*map(kinds.alone, nodes[place + 1 : place + 3])] == [mark, mark]:
        return 3, "dot-dot-dot"
    if mark == "⟂":
        after = place + 1
        while after < len(nodes) and nodes[after].tag == "mspace":
            after += 1
        if after > place + 1 and after < len(nodes) and kinds.alone(nodes[after]) == "⟂":
            return after + 1 - place, "independent-of"
    return 1, ""


def _tilde(nodes: Sequence[MathNode], place: int) -> str:
    before = nodes[place - 1] if place else None
    after = nodes[place + 1] if place + 1 < len(nodes) else None
    mark = kinds.alone(before)
    if before is None or (mark and mark not in kinds.CLOSING):
        return "about"
    name = kinds.name_of(after)
    is_law = name in DISTRIBUTIONS or len(name) > 2 or bool(kinds.SCRIPT.fullmatch(name))
    is_law |= name in AFTER_VARIABLE and kinds.name_of(before) in VARIABLES
    if after is not None and after.tag == "mrow" and after.children:
        first = kinds.name_of(after.children[0])  # a name with what it is applied to
        is_law |= first in DISTRIBUTIONS | AFTER_VARIABLE or len(first) > 2
    following = nodes[place + 2] if place + 2 < len(nodes) else None
    is_law |= kinds.opening_of(after) == "{"  # uniformly
    is_law |= name == "N" and kinds.opening_of(following) == "("
    is_law |= bool(after and after.tag == "mtext")
    return "distributed-as" if is_law else "equivalent-to"


def _bar(nodes: Sequence[MathNode], place: int) -> str:
    """A bar is a condition after an independence, or before a distribution."""
    is_independence = any(one.attributes == INDEPENDENT for one in nodes[:place])
    return "given" if is_independence or any(one.text == "∼" for one in nodes[place:]) else ""


def _double_arrow(nodes: Sequence[MathNode], place: int) -> str:
    return "converges-in-distribution-to" if _is_sequence(nodes, place) else "implies"


def _perpendicular(_nodes: Sequence[MathNode], place: int) -> str:
    return "perpendicular-to" if place else ""


def _triangle(_nodes: Sequence[MathNode], place: int) -> str:
    return "symmetric-difference" if place else "triangle"


def _identity(nodes: Sequence[MathNode], place: int) -> str:
    return "congruent-to" if any(_is_modulo(one) for one in nodes[place:]) else ""


def _mark_of_one(nodes: Sequence[MathNode], place: int) -> str:
    return "a-unique" if place and nodes[place - 1].text == "∃" else ""


def _is_sequence(nodes: Sequence[MathNode], place: int) -> bool:
    """Return whether an arrow leads from a letter with an index to the same letter."""
    if not place or place + 1 == len(nodes) or nodes[place - 1].tag != "msub":
        return False
    return kinds.name_of(nodes[place - 1]) == kinds.name_of(nodes[place + 1])


def _is_modulo(node: MathNode) -> bool:
    return kinds.name_of(node) == "mod" or any(_is_modulo(one) for one in node.children)


def _words(node: MathNode) -> str:
    """Return the text of an element and of what is in it."""
    return (node.text + "".join(_words(one) for one in node.children)).strip()


#: What operators mean by what is beside them; "" for what they say themselves.
BY_PLACE: Mapping[str, Callable[[Sequence[MathNode], int], str]] = {
    "∼": _tilde,
    "∣": _bar,
    "⇒": _double_arrow,
    "⊥": _perpendicular,
    "△": _triangle,
    "≡": _identity,
    "!": _mark_of_one,
}
