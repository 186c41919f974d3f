r"""Finds what is ambiguous in the MathML of a formula, and says what it means. Pure.

Names are those of MathML 4's core list where it has them. Where a formula does not show which of
several things is meant, as in $|A|$ or $f'$, nothing is said: a guess would be worse than letters.
"""

import re
from collections.abc import Sequence

from . import signs
from .fences import Fence, read_fence
from .fractions import read_fraction
from .scripts import read_script, say
from .tree import Node, read_tree, write_tree

#: What a formula has if anything in it is ambiguous.
AMBIGUOUS = re.compile(
    r">(?:[cT]</mi>|[|‖{\[⟨∣⊤⊺𝖳𝔼ℙ′″‴∂]|E</mi>|P</mi>|𝐄|𝐏|Var<|Cov<|Pr<|,</mo>)|<mfrac><m(?:row|sup|i)>"
)
#: So many elements after a P are looked at.
FARTHEST = 60
ROWS = frozenset(("mrow", "mtd", "msqrt", "mstyle", "mpadded", "menclose", "math", "mphantom"))


def with_intents(mathml: str) -> str:
    """Return the MathML of a row, in which what is ambiguous says what it means."""
    if not AMBIGUOUS.search(mathml):
        return mathml
    nodes = read_tree(mathml)
    return mathml if nodes is None else write_tree(_row(nodes, None, None))


def _row(nodes: Sequence[Node], before: Node | None, after: Node | None) -> list[Node]:
    """Return the elements of a row; ``before`` and ``after`` are beside the row."""
    _name_letters(nodes)
    nodes = [_visited(nodes, place) for place in range(len(nodes))]
    stack: list[tuple[Node | None, list[Node]]] = [(None, [])]
    last_square = max((p for p, node in enumerate(nodes) if signs.sign(node) == "]"), default=-1)
    for place, node in enumerate(nodes):
        mark = signs.sign(node)
        if mark in signs.BARS and _opens(node, stack):
            stack.append((node, []))
        elif _closes(mark, stack) and not (mark == "[" and place < last_square):
            _close(stack, node, before, nodes[place + 1] if place + 1 < len(nodes) else after)
        elif node.tag == "mo" and (mark in signs.OPENING or (mark == "]" and len(stack) == 1)):
            stack.append((node, []))
        else:
            stack[-1][1].append(node)
    while len(stack) > 1:
        _give_up(stack)
    return stack[0][1]


def _visited(nodes: Sequence[Node], place: int) -> Node:
    """Return an element of a row, with what is in it read."""
    node = nodes[place]
    if node.tag in ROWS:
        before = nodes[place - 1] if place else None
        after = nodes[place + 1] if place + 1 < len(nodes) else None
        _fill(node, _row(node.children, before, after))
    elif node.children:
        for child in range(len(node.children)):
            node.children[child] = _visited(node.children[child : child + 1], 0)
        if node.tag == "mfrac":
            read_fraction(node)
        elif node.tag in ("msup", "msubsup"):
            read_script(node, nodes, place)
    return node


def _fill(node: Node, children: list[Node]) -> None:
    """Give a row its elements; if they are one row that says what it means, so does the row."""
    if len(children) == 1 and children[0].tag == "mrow" and children[0].has_intent:
        (inner,) = children
        if node.tag == "mrow" and not node.has_intent:
            node.attributes += inner.attributes
            children = inner.children
    node.children = children


def _opens(node: Node, stack: list[tuple[Node | None, list[Node]]]) -> bool:
    """Return whether a bar opens: one that can close the last that is open does not."""
    opening, items = stack[-1]
    is_open = opening is not None and signs.sign(opening) == signs.sign(node) and bool(items)
    if node.tag != "mo" or signs.is_form(node, "postfix"):
        return False
    # After an operator nothing can close.
    is_open = is_open and signs.alone(items[-1]) not in (signs.JOINING | signs.RELATIONS)
    return not is_open or signs.is_form(node, "prefix")


def _closes(mark: str, stack: list[tuple[Node | None, list[Node]]]) -> bool:
    """Return whether an operator closes what is open; bars that it leaves open are none."""
    if not mark or mark not in ")]}⟩|‖[":
        return False
    is_bar = mark in signs.BARS
    while len(stack) > 1 and mark not in signs.PAIRS[signs.sign(stack[-1][0])]:
        if is_bar or mark == "[" or signs.sign(stack[-1][0]) not in signs.BARS:
            return False
        _give_up(stack)
    if mark == "[":  # closes in [0, 1[ only
        return len(stack) > 1 and [signs.alone(one) for one in stack[-1][1]].count(",") == 1
    return len(stack) > 1


def _give_up(stack: list[tuple[Node | None, list[Node]]]) -> None:
    opening, items = stack.pop()
    if opening is not None:
        opening.is_loose = True
    stack[-1][1].extend([*([opening] if opening else []), *items])


def _close(
    stack: list[tuple[Node | None, list[Node]]],
    closing: Node,
    before: Node | None,
    after: Node | None,
) -> None:
    opening, items = stack.pop()
    around = stack[-1][1]
    if opening is None:
        return
    if around:
        before = around[-1]
    elif len(stack) > 1:
        before = None
    fence = Fence(opening, items, closing, before, after)
    _read_bar(fence)
    made = read_fence(fence)
    around.extend([made] if made else [opening, *items, closing])


def _read_bar(fence: Fence) -> None:
    """Say of the bar within brackets whether it is a condition of a set or of a probability."""
    bars = [node for node in fence.items if node.is_loose or signs.alone(node) == "∣"]
    bars = [node for node in bars if signs.alone(node) in signs.GIVEN]
    if fence.ends == "{}" and not signs.is_applied(fence.before):
        bars = bars or [node for node in fence.items if signs.alone(node) in (":", ";")]
        for bar in bars[:1]:
            say(bar, "such-that")
    elif fence.ends in ("()", "[]", "{}") and len(bars) == 1 and signs.is_applied(fence.before):
        say(bars[0], "given")


def _name_letters(nodes: Sequence[Node]) -> None:
    """Say which letters are an expectation or a probability."""
    for place, node in enumerate(nodes):
        name = signs.name_of(node)
        meaning = signs.NAMES.get(name)
        if not meaning and name in signs.LETTERS:
            following = nodes[place + 1 : place + 2 + FARTHEST]
            bracket = signs.opening_of(following[0]) if following else ""
            if bracket == "[" or (bracket == "(" and name != "E" and _has_condition(following)):
                meaning = signs.LETTERS[name]
        if meaning:
            inner = signs.core(node)
            while inner.tag == "mrow":
                inner = signs.core(inner.children[-1])
            say(inner, meaning)


def _has_condition(nodes: Sequence[Node]) -> bool:
    """Return whether the brackets that some elements begin with have what a probability has."""
    if nodes[0].tag == "mrow":
        nodes = nodes[0].children
    depth = 0
    for node in nodes:
        mark = signs.alone(node)
        depth += (mark == "(") - (signs.sign(node) == ")")
        if depth <= 0:
            return False
        if depth == 1 and mark in signs.RELATIONS and mark not in ",;":
            return True
    return False
