r"""Finds what is ambiguous in the MathML of a formula, and says what it means. Pure.

Names are those of MathML 4's core list where it has them. Where a formula does not show which of
several things is meant, as in $|A|$ or $f'$, nothing is said: a guess would be worse than letters.
"""

import re
from collections.abc import Sequence

from . import kinds
from .applications import read_limit, ungrouped
from .brackets import read_brackets
from .fractions import read_fraction
from .kets import read_kets
from .names import with_names
from .pairs import Bracketed
from .relations import joined, read_over, read_relation
from .scripts import read_accent, read_operator, read_script
from .tree import MathNode, read_tree, write_tree
from .values import read_bar, read_brace, read_label, read_value

#: What a formula has if anything in it is ambiguous.
AMBIGUOUS = re.compile(
    r">(?:[cT]</mi>|[|‖{\[⟨⌊⌈∣⊤⊺𝖳𝔼ℙ𝟙𝟏𝕀′″‴∂∇ˆ‾˙¨↦→⋅∼≁⟂⊥ΓΔΘΛΞΠΣΥΦΨΩ⇀⇉⪰⪯≅⟹⇒⟸⇐⟺⇔¬△·↾ℜℑ𝖼⏟⏞⎵⎴⏝⏜\u20d7\u0302\u0307\u0308\u0332\u2061]|mod<|∃<|!<|\.</mo>|E</mi>|P</mi>|𝐄|𝐏|Var<|Cov<|Pr<|,</mo>)"
    r"|<mfrac><m(?:row|sup|i)>|<mfrac linethickness|<mover><mo\b|>[→⟶←⟵]</mo><mover"
    r"|<msub(?:sup)?><mo[^<>]*>[)\]]</mo><m(?:o|row)>"
    # A superscript that is a mark, or an index in brackets.
    r"|<mo[^<>]*>[∗*⋆†‡+−⊥⟂∘]</mo></msu|<mrow><mo[^<>]*>\((?:(?!</?mrow>).)*\)</mo></mrow></msu"
)
ROWS = frozenset(("mrow", "mtd", "msqrt", "mstyle", "mpadded", "menclose", "math", "mphantom"))


def with_intents(mathml: str) -> str:
    """Return the MathML of a row, in which what is ambiguous says what it means."""
    if not AMBIGUOUS.search(mathml):
        return mathml
    nodes = read_tree(mathml)
    return mathml if nodes is None else write_tree(_row(nodes, None, None))


def _row(
    nodes: Sequence[MathNode], before: MathNode | None, after: MathNode | None
) -> list[MathNode]:
    """Return the elements of a row; ``before`` and ``after`` are beside the row."""
    nodes = with_names(joined([*ungrouped(nodes)]))
    nodes = [_visited(nodes, place) for place in range(len(nodes))]
    read_kets(nodes)
    stack: list[tuple[MathNode | None, list[MathNode]]] = [(None, [])]
    last_square = max(
        (p for p, node in enumerate(nodes) if kinds.operator(node) == "]"), default=-1
    )
    for place, node in enumerate(nodes):
        mark = kinds.operator(node)
        if mark in kinds.BARS and node.has_intent:
            stack[-1][1].append(node)
        elif mark in kinds.BARS and _opens(node, stack):
            stack.append((node, []))
        elif _closes(mark, stack) and not (mark == "[" and place < last_square):
            _close(stack, node, before, nodes[place + 1] if place + 1 < len(nodes) else after)
        elif node.tag == "mo" and (mark in kinds.OPENING or (mark == "]" and len(stack) == 1)):
            stack.append((node, []))
        else:
            read_bar(node)
            stack[-1][1].append(node)
    while len(stack) > 1:
        _give_up(stack)
    return stack[0][1]


def _visited(nodes: Sequence[MathNode], place: int) -> MathNode:
    """Return an element of a row, with what is in it read."""
    node = nodes[place]
    if node.has_intent:
        _read_arguments(node)
    elif node.tag in ROWS:
        before = nodes[place - 1] if place else None
        after = nodes[place + 1] if place + 1 < len(nodes) else None
        _fill(node, _row(node.children, before, after))
    elif node.children:
        for child in range(len(node.children)):
            node.children[child] = _visited(node.children[child : child + 1], 0)
        _read_one(node, nodes, place)
    else:
        read_operator(node, nodes, place)
        read_relation(node, nodes, place)
    return node


def _read_one(node: MathNode, nodes: Sequence[MathNode], place: int) -> None:
    """Say what an element with parts means, whose parts have been read."""
    if node.tag == "mfrac":
        read_fraction(node)
    elif node.tag in ("msup", "msubsup"):
        read_script(node, nodes, place)
    elif node.tag in ("mover", "munder"):
        read_accent(node)
        read_brace(node)
        read_over(node)
        read_label(node)
    read_value(node)
    read_limit(node)


def _read_arguments(node: MathNode) -> None:
    """Read the arguments of what an author has said: nothing may come between it and them."""
    for child in node.children:
        if ' arg="' in child.attributes:
            child.children = _row(child.children, None, None)
        else:
            _read_arguments(child)


def _fill(node: MathNode, children: list[MathNode]) -> None:
    """Give a row its elements; if they are one row that says what it means, so does the row."""
    if len(children) == 1 and children[0].tag == "mrow" and children[0].has_intent:
        (inner,) = children
        if node.tag == "mrow" and not node.has_intent:
            node.attributes += inner.attributes
            children = inner.children
    node.children = children


def _opens(node: MathNode, stack: list[tuple[MathNode | None, list[MathNode]]]) -> bool:
    """Return whether a bar opens: one that can close the last that is open does not."""
    opening, items = stack[-1]
    is_open = (
        opening is not None and kinds.operator(opening) == kinds.operator(node) and bool(items)
    )
    if node.tag != "mo" or kinds.is_form(node, "postfix"):
        return False
    # After an operator nothing can close.
    is_open = is_open and kinds.alone(items[-1]) not in (kinds.JOINING | kinds.RELATIONS)
    return not is_open or kinds.is_form(node, "prefix")


def _closes(mark: str, stack: list[tuple[MathNode | None, list[MathNode]]]) -> bool:
    """Return whether an operator closes what is open; bars that it leaves open are none."""
    if mark not in kinds.CLOSING:
        return False
    is_bar = mark in kinds.BARS
    while len(stack) > 1 and mark not in kinds.PAIRS[kinds.operator(stack[-1][0])]:
        if is_bar or mark == "[" or kinds.operator(stack[-1][0]) not in kinds.BARS:
            return False
        _give_up(stack)
    if mark == "[":  # closes in [0, 1[ only
        return len(stack) > 1 and [kinds.alone(one) for one in stack[-1][1]].count(",") == 1
    return len(stack) > 1


def _give_up(stack: list[tuple[MathNode | None, list[MathNode]]]) -> None:
    opening, items = stack.pop()
    if opening is not None:
        opening.is_loose = True
    stack[-1][1].extend([*([opening] if opening else []), *items])


def _close(
    stack: list[tuple[MathNode | None, list[MathNode]]],
    closing: MathNode,
    before: MathNode | None,
    after: MathNode | None,
) -> None:
    opening, items = stack.pop()
    around = stack[-1][1]
    if opening is None:
        return
    if around:
        before = around[-1]
    elif len(stack) > 1:
        before = None
    pair = Bracketed(opening, items, closing, before, after)
    _read_bar(pair)
    made = read_brackets(pair)
    around.append(made or MathNode("", children=[opening, *items, closing]))


def _read_bar(pair: Bracketed) -> None:
    """Say of the bar within brackets whether it is a condition of a set or of a probability."""
    bars = [node for node in pair.items if node.is_loose or kinds.alone(node) == "∣"]
    if pair.ends == "()" and len(bars) == 1 and kinds.alone(bars[0]) == "‖":
        bars[0].say("relative-to")  # of two distributions
    bars = [node for node in bars if kinds.alone(node) in kinds.GIVEN]
    if pair.may_be_set:
        bars = bars or [node for node in pair.items if kinds.alone(node) in (":", ";")]
        for bar in bars[:1]:
            bar.say("such-that")
    elif pair.ends in ("()", "[]", "{}") and len(bars) == 1 and kinds.is_applied(pair.before):
        bars[0].say("given")
