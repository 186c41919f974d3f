"""Where something is evaluated, what it is restricted to, and what labels say of it. Pure."""

from . import kinds
from .pairs import with_argument
from .tree import MathNode

RESTRICTED, EVALUATED = "restricted-to", "evaluated-at"
RESTRICTION = "↾"
#: Braces and the like over or under something, which may have a label.
BRACES = {"⏟": "underbrace", "⎵": "underbracket", "⏝": "underparenthesis"}
BRACES |= {"⏞": "overbrace", "⎴": "overbracket", "⏜": "overparenthesis"}
INTERVAL = "-interval("


def read_value(node: MathNode) -> None:
    """Say of a function with a bar that has an index what happens there."""
    base = node.children[0]
    if node.tag in ("msub", "msubsup") and base.tag == "mrow" and len(base.children) > 2:
        first, *_, last = base.children
        if kinds.alone(first) in ("\u2063", "") and first.tag == "mo" and kinds.alone(last) == "|":
            base.children = [first, with_argument(base.children[1:-1], "a"), last]
            _say_where(node, "infix($a,$b)")


def read_bar(node: MathNode) -> None:
    r"""Say of a bar with an index that closes nothing, as in ``f|_A``, what it says."""
    mark = kinds.operator(node)
    if node.tag in ("msub", "msubsup") and mark in ("|", RESTRICTION):
        _say_where(node, "prefix($b)", "" if mark == "|" else RESTRICTED)


def _say_where(node: MathNode, how: str, word: str = "") -> None:
    word = word or (RESTRICTED if _is_set(node.children[1]) else EVALUATED)
    node.children[1] = with_argument([node.children[1]], "b")
    if node.tag == "msub":
        node.say(f"{word}:{how}")
    else:
        node.children[2] = with_argument([node.children[2]], "c")
        node.say(f"to:infix(evaluated-from:{how},$c)")


def _is_set(node: MathNode) -> bool:
    """Return whether an index is a set: a capital, an interval, sets with an operation."""
    name = kinds.name_of(node)
    if node.tag != "mrow" or node.has_intent:
        is_letter = kinds.is_capital(kinds.letter_of(node)) or name in kinds.CAPITALS
        return is_letter or INTERVAL in node.attributes or bool(kinds.SCRIPT.fullmatch(name))
    marks = {kinds.operator(one) for one in node.children}
    is_joined = bool(marks & kinds.JOINED_SETS) or "×" in marks
    return not marks & kinds.EQUALS and (is_joined or any(map(_is_set, node.children)))


def read_brace(node: MathNode) -> None:
    """Say of something with a brace, or of that with a label, that it has one."""
    inner, last = node.children[0], node.children[-1]
    if word := BRACES.get(kinds.alone(last)):
        node.children[0] = with_argument([inner], "a")
        node.say(f"{word}:postfix($a)")
    elif inner.tag == node.tag and kinds.alone(inner.children[-1]) in BRACES:
        node.children = [with_argument([inner], "c"), with_argument([last], "b")]
        node.say("labelled:infix($c,$b)")


def read_label(node: MathNode) -> None:
    """Say of an arrow that it has a label, as the name of a map."""
    arrow, over = node.children[0], node.children[-1]
    if node.has_intent or kinds.alone(arrow) not in ("→", "⟶", "←", "⟵"):
        return
    label = over.children[0] if over.tag in ("mover", "munder") and over.children else over
    if kinds.unspaced(label):
        label.attributes += ' arg="b"'
        node.say("arrow-labelled:prefix($b)")
