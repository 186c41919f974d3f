"""What brackets and bars with their content mean. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from . import signs
from .tree import Node

#: The names of arguments; i and p are those of an index and a power.
LETTERS = "abcdefgh"
TRANSPOSE = ' intent="transpose"'
#: What is an interval wherever it is.
INTERVALS = {
    **dict.fromkeys(("[)", "[["), "closed-open-interval"),
    **dict.fromkeys(("(]", "]]"), "open-closed-interval"),
    "][": "open-interval",
}


@dataclass(frozen=True, slots=True)
class Fence:
    """Brackets with what is in them, and what is beside them."""

    opening: Node
    items: list[Node]
    closing: Node
    before: Node | None
    after: Node | None

    @property
    def ends(self) -> str:
        """The two brackets."""
        return signs.sign(self.opening) + signs.sign(self.closing)


def parts_of(items: Iterable[Node]) -> list[list[Node]]:
    """Return what is between the commas."""
    parts: list[list[Node]] = [[]]
    for item in items:
        if signs.alone(item) == ",":
            parts.append([])
        else:
            parts[-1].append(item)
    return parts


def read_fence(fence: Fence) -> Node | None:
    """Return brackets as one element that says what they mean; ``None`` if that is not known."""
    parts = parts_of(fence.items)
    if not all(parts) or fence.opening.tag != "mo":
        return None
    if _has_mark(fence.closing):
        return _transposed(fence) if len(parts) == 1 else None
    if (meaning := _meaning_of_one(fence)) is not None:
        parts = [fence.items]
    elif len(parts) > len(LETTERS) or (meaning := _meaning_of_parts(fence, parts)) is None:
        return None
    commas = (item for item in fence.items if signs.alone(item) == ",")
    inner: list[Node] = []
    for letter, part in zip(LETTERS, parts, strict=False):
        inner += [with_argument(part, letter), *([next(commas)] if part is not parts[-1] else [])]
    said = ",".join(f"${letter}" for letter in LETTERS[: len(parts)])
    said = _with_scripts(fence.closing, f"{meaning}({said})")
    return Node("mrow", f' intent="{said}"', "", [fence.opening, *inner, fence.closing])


def with_argument(items: list[Node], name: str) -> Node:
    """Return elements as one that is an argument."""
    one = items[0] if len(items) == 1 else Node("mrow", children=items)
    if ' arg="' in one.attributes:
        one = Node("mrow", children=[one])
    one.attributes += f' arg="{name}"'
    return one


def _has_mark(closing: Node) -> bool:
    """Return whether a bracket has a superscript that is no power, such as a transpose."""
    last = closing.children[-1] if closing.children else None
    if last is None or closing.tag == "msub":
        return False
    is_mark = last.tag == "mo" or last.has_intent or last.text in signs.MARKS
    return is_mark or closing.tag not in ("msup", "msubsup")


def _transposed(fence: Fence) -> Node | None:
    """Return brackets with the mark of a transpose after them as one element."""
    mark = fence.closing.children[-1]
    if fence.closing.tag != "msup" or fence.ends not in ("()", "[]"):
        return None
    if mark.attributes.endswith(TRANSPOSE):
        mark.attributes = mark.attributes.removesuffix(TRANSPOSE)
        inner = [fence.opening, with_argument(fence.items, "a"), fence.closing]
        return Node("mrow", ' intent="transpose:function($a)"', "", inner)
    return None


def _with_scripts(closing: Node, meaning: str) -> str:
    """Return a meaning with the index and the power of its last bracket."""
    for place, child in enumerate(closing.children[1:], 1):
        is_index = place == 1 and closing.tag != "msup"
        letter, word = ("i", "indexed-by") if is_index else ("p", "power")
        closing.children[place] = with_argument([child], letter)
        meaning = f"{word}({meaning},${letter})"
    return meaning


def _meaning_of_one(fence: Fence) -> str | None:
    """Return what brackets mean whose content is one argument."""
    if fence.ends in ("||", "‖‖"):
        return _size(fence.ends, fence.items)
    is_set = fence.ends == "{}" and fence.items[0].tag != "mtable"
    return "set" if is_set and not signs.is_applied(fence.before) else None


def _meaning_of_parts(fence: Fence, parts: list[list[Node]]) -> str | None:
    """Return what brackets mean with arguments between commas."""
    ends = fence.ends
    if ends == "⟨⟩":
        return "inner-product:function" if len(parts) == 2 else None
    if len(parts) == 2:
        return _pair(fence, parts)
    if ends == "()" and len(parts) > 2 and not signs.is_applied(fence.before):
        return "tuple"
    return None


def _size(ends: str, items: list[Node]) -> str | None:
    last = signs.alone(items[-1])
    if last in signs.JOINING or any(signs.alone(item) in signs.RELATIONS for item in items):
        return None
    (first, *more) = items
    if ends == "‖‖" or more:
        return "norm" if ends == "‖‖" else "absolute-value"
    name = signs.name_of(first)
    if ' intent="set(' in first.attributes or signs.SCRIPT.fullmatch(name):
        return "cardinality"
    if first.tag == "mtable":
        return "determinant"
    # A capital may be a number of elements, a determinant or an absolute value.
    plain = None if signs.is_capital(first) else "absolute-value"
    return "magnitude" if signs.BOLD.fullmatch(name) else plain


def _pair(fence: Fence, parts: list[list[Node]]) -> str | None:
    before = signs.sign(fence.before)
    if fence.ends in INTERVALS:
        return INTERVALS[fence.ends]
    if signs.is_applied(fence.before):
        return None
    if fence.ends == "[]":
        are_letters = all(len(part) == 1 and signs.is_capital(part[0]) for part in parts)
        return "closed-interval" if before in signs.SETS or not are_letters else None
    if signs.alone(fence.after) in signs.MEMBER:
        return "ordered-pair"
    is_beside_set = before in signs.SETS or signs.alone(fence.after) in signs.JOINED_SETS
    if is_beside_set or any(item.text == "∞" for part in parts for item in part):
        return "open-interval"
    # Letters alone, or after an equals sign, are a point.
    is_point = fence.before is None or before in signs.EQUALS
    return "ordered-pair" if is_point and all(signs.name_of(p[0]) for p in parts) else None
