"""Derivatives that are written as fractions. Pure."""

from .fences import with_argument
from .tree import Node

ORDERS = {"1": "", "2": "second-", "3": "third-"}


def read_fraction(node: Node) -> None:
    """Say of a fraction that it is a derivative, if it is one."""
    if node.attributes or len(node.children) != 2:
        return
    over, under = map(_items, node.children)
    letter, order = _differential(over[:1])
    if not letter or len(under) != 2:
        return
    below, one = _differential(under[:1])
    variable, power = _power(under[1])
    if below != letter or one != "1" or power != order or variable is None:
        return
    kind = "partial-derivative" if letter == "∂" else "derivative"
    if len(over) == 1:
        if order not in ORDERS:
            return
        meaning = f"{ORDERS[order]}{kind}-with-respect-to:prefix($b)"
    else:
        function = with_argument(over[1:], "a")
        node.children[0] = Node("mrow", children=[over[0], function])
        meaning = f"{kind}($a,$b,{order})"
    variable.attributes += ' arg="b"'
    node.attributes += f' intent="{meaning}"'


def _items(node: Node) -> list[Node]:
    return node.children if node.tag == "mrow" and not node.has_intent else [node]


def _power(node: Node) -> tuple[Node | None, str]:
    """Return a letter and the power that it has."""
    if node.tag == "msup" and node.children[1].tag == "mn":
        node, order = node.children[0], node.children[1].text
    else:
        order = "1"
    is_letter = node.tag in ("mi", "msub") and " arg=" not in node.attributes
    return (node if is_letter else None), order


def _differential(nodes: list[Node]) -> tuple[str, str]:
    """Return the d or the ∂ of a differential with its power; nothing for others."""
    for node in nodes:
        letter, order = _power(node)
        if letter is not None and letter.text in ("d", "∂"):
            return letter.text, order
        if node.tag == "mo" and node.text == "∂":
            return "∂", "1"
    return "", ""
