"""Derivatives that are written as fractions. Pure."""

from . import signs
from .fences import with_argument
from .tree import Node

ORDERS = {"1": "", "2": "second-", "3": "third-"}
VARIABLES = "bcdefgh"


def read_fraction(node: Node) -> None:
    """Say of a fraction that it is a derivative, if it is one."""
    if node.attributes or len(node.children) != 2:
        return
    over, under = map(_items, node.children)
    letter, order = _differential(over[0]) if over else ("", "")
    powers = _variables(under, letter)
    if not letter or not powers or str(sum(power for _, power in powers)) != order:
        return
    if any(signs.alone(one) in signs.JOINING | signs.RELATIONS for one in over[1:]):
        return
    kind = "partial-derivative" if letter == "∂" else "derivative"
    if over[1:]:
        function = with_argument(over[1:], "a")
        node.children[0] = Node("mrow", children=[over[0], function])
        names = zip(VARIABLES, powers, strict=False)
        meaning = f"{kind}($a{''.join(f',${name},{power}' for name, (_, power) in names)})"
    elif len(powers) == 1 and order in ORDERS:
        meaning = f"{ORDERS[order]}{kind}-with-respect-to:prefix($b)"
    else:
        return
    for name, (variable, _) in zip(VARIABLES, powers, strict=False):
        variable.attributes += f' arg="{name}"'
    node.attributes += f' intent="{meaning}"'


def _items(node: Node) -> list[Node]:
    return node.children if node.tag == "mrow" and not node.has_intent else [node]


def _variables(items: list[Node], letter: str) -> list[tuple[Node, int]]:
    """Return the variables of a denominator such as ∂x∂y², each with its power."""
    found: list[tuple[Node, int]] = []
    if len(items) % 2 or len(items) > 2 * len(VARIABLES):
        return []
    for sign, item in zip(items[::2], items[1::2], strict=True):
        variable, power = _power(item)
        is_one = variable.tag in ("mi", "msub") and " arg=" not in variable.attributes
        if _differential(sign) != (letter, "1") or not is_one or not power.isdecimal():
            return []
        found.append((variable, int(power)))
    return found


def _power(node: Node) -> tuple[Node, str]:
    """Return an element without its power, and the power."""
    if node.tag == "msup" and node.children[1].tag == "mn":
        return node.children[0], node.children[1].text
    return node, "1"


def _differential(node: Node) -> tuple[str, str]:
    """Return the d or the ∂ of a differential with its power; nothing for others."""
    inner, order = _power(node)
    letter = signs.name_of(inner) or signs.alone(inner)
    return (letter, order) if letter in ("d", "∂") else ("", "")
