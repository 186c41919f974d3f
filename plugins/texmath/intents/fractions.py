"""Derivatives that are written as fractions. Pure."""

from . import kinds
from .pairs import with_argument
from .tree import MathNode

ORDERS = {"1": "", "2": "second-", "3": "third-"}
VARIABLES = "bcdefgh"
#: What a ∂ says by itself.
PARTIAL = ' intent="partial"'


def read_fraction(node: MathNode) -> None:
    """Say of a fraction that it is a derivative, if it is one."""
    if node.attributes or len(node.children) != 2:
        return
    over, under = map(_items, node.children)
    letter, order = _differential(over[0]) if over else ("", "")
    powers = _variables(under, letter)
    if not letter or not powers or str(sum(power for _, power in powers)) != order:
        return
    if any(kinds.alone(one) in kinds.JOINING | kinds.RELATIONS for one in over[1:]):
        return
    kind = "partial-derivative" if letter == "∂" else "derivative"
    if over[1:]:
        function = with_argument(over[1:], "a")
        node.children[0] = MathNode("mrow", children=[over[0], function])
        names = zip(VARIABLES, powers, strict=False)
        meaning = f"{kind}($a{''.join(f',${name},{power}' for name, (_, power) in names)})"
    elif len(powers) == 1 and order in ORDERS:
        meaning = f"{ORDERS[order]}{kind}-with-respect-to:prefix($b)"
    else:
        return
    for name, (variable, _) in zip(VARIABLES, powers, strict=False):
        variable.attributes += f' arg="{name}"'
    for one in (over[0], *under[::2]):
        differential, _ = _power(one)
        differential.attributes = differential.attributes.replace(PARTIAL, "")
    node.say(meaning)


def _items(node: MathNode) -> list[MathNode]:
    return node.children if node.tag == "mrow" and not node.has_intent else [node]


def _variables(items: list[MathNode], letter: str) -> list[tuple[MathNode, int]]:
    """Return the variables of a denominator such as ∂x∂y², each with its power."""
    found: list[tuple[MathNode, int]] = []
    if len(items) % 2 or len(items) > 2 * len(VARIABLES):
        return []
    for before, item in zip(items[::2], items[1::2], strict=True):
        variable, power = _power(item)
        is_one = variable.tag in ("mi", "msub") and " arg=" not in variable.attributes
        if _differential(before) != (letter, "1") or not is_one or not power.isdecimal():
            return []
        found.append((variable, int(power)))
    return found


def _power(node: MathNode) -> tuple[MathNode, str]:
    """Return an element without its power, and the power."""
    if node.tag == "msup" and node.children[1].tag == "mn":
        return node.children[0], node.children[1].text
    return node, "1"


def _differential(node: MathNode) -> tuple[str, str]:
    """Return the d or the ∂ of a differential with its power; nothing for others."""
    inner, order = _power(node)
    letter = kinds.name_of(inner) or kinds.alone(inner)
    return (letter, order) if letter in ("d", "∂") else ("", "")
