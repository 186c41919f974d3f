"""What brackets and bars with their content mean. Pure."""

from collections.abc import Iterable

from . import kinds
from .pairs import Bracketed, read_special, with_argument
from .tree import MathNode

#: The names of arguments; i and p are those of an index and a power.
LETTERS = "abcdefgh"
TRANSPOSE = ' intent="transpose"'
BARS = ' intent="absolute-value($a)"'
#: What is an interval wherever it is.
INTERVALS = {
    **dict.fromkeys(("[)", "[["), "closed-open-interval"),
    **dict.fromkeys(("(]", "]]"), "open-closed-interval"),
    "][": "open-interval",
}
ROUNDED = {"⌊⌋": "floor", "⌈⌉": "ceiling"}


def parts_of(items: Iterable[MathNode]) -> list[list[MathNode]]:
    """Return what is between the commas."""
    parts: list[list[MathNode]] = [[]]
    for item in items:
        if kinds.alone(item) == ",":
            parts.append([])
        else:
            parts[-1].append(item)
    return parts


def read_brackets(pair: Bracketed) -> MathNode | None:
    """Return brackets as one element that says what they mean; ``None`` if that is not known."""
    parts = parts_of(pair.items)
    if not all(parts) or pair.opening.tag != "mo":
        return None
    if made := read_special(pair):
        return made
    if pair.ends == "⟨⟩":
        _part_bars(pair.items)
    if _has_mark(pair.closing):
        return _transposed(pair)
    if (meaning := _meaning_of_one(pair)) is not None:
        parts = [pair.items]
    elif len(parts) > len(LETTERS) or (meaning := _meaning_of_parts(pair, parts)) is None:
        return None
    commas = (item for item in pair.items if kinds.alone(item) == ",")
    inner: list[MathNode] = []
    for letter, part in zip(LETTERS, parts, strict=False):
        inner += [with_argument(part, letter), *([next(commas)] if part is not parts[-1] else [])]
    said = ",".join(f"${letter}" for letter in LETTERS[: len(parts)])
    said = _with_scripts(pair.closing, f"{meaning}({said})")
    return MathNode("mrow", f' intent="{said}"', "", [pair.opening, *inner, pair.closing])


def _part_bars(items: list[MathNode]) -> None:
    """Let the bars of ``⟨a|b|c⟩`` be no absolute value of b."""
    for before, item, after in zip(items, items[1:], items[2:], strict=False):
        is_between = not kinds.operator(before) and not kinds.operator(after)
        if is_between and item.attributes == BARS:
            item.attributes = ""


def _has_mark(closing: MathNode) -> bool:
    """Return whether a bracket has a superscript that is no power, such as a transpose."""
    last = closing.children[-1] if closing.children else None
    if last is None or closing.tag == "msub":
        return False
    if kinds.is_range(closing):
        return False
    is_mark = last.tag == "mo" or last.has_intent or last.text in kinds.MARKS
    return is_mark or closing.tag not in ("msup", "msubsup")


def _transposed(pair: Bracketed) -> MathNode | None:
    """Return brackets with the mark of a transpose after them as one element."""
    mark = pair.closing.children[-1]
    if pair.closing.tag != "msup" or pair.ends not in ("()", "[]"):
        return None
    if mark.attributes.endswith(TRANSPOSE):
        mark.attributes = mark.attributes.removesuffix(TRANSPOSE)
        inner = [pair.opening, with_argument(pair.items, "a"), pair.closing]
        return MathNode("mrow", ' intent="transpose:function($a)"', "", inner)
    return None


def _with_scripts(closing: MathNode, meaning: str) -> str:
    """Return a meaning with the index and the power of its last bracket, or with its range."""
    if kinds.is_range(closing):
        lower, upper = closing.children[1:]
        closing.children[1:] = [with_argument([lower], "i"), with_argument([upper], "p")]
        return f"to:infix(from:infix({meaning},$i),$p)"
    for place, child in enumerate(closing.children[1:], 1):
        is_index = place == 1 and closing.tag != "msup"
        letter, word = ("i", "indexed-by") if is_index else ("p", "power")
        closing.children[place] = with_argument([child], letter)
        meaning = f"{word}({meaning},${letter})"
    return meaning


def _meaning_of_one(pair: Bracketed) -> str | None:
    """Return what brackets mean whose content is one argument."""
    if pair.ends in ("||", "‖‖"):
        return _size(pair.ends, pair.items)
    if pair.ends in ROUNDED:
        return ROUNDED[pair.ends]
    if pair.ends == "[]" and pair.closing.tag == "mo" and not kinds.is_applied(pair.before):
        # The brackets of [n] and [2n] would not be read at all.
        return None if any(one.tag in ("mo", "") for one in pair.items) else "bracket:prefix"
    if pair.ends == "()" and _is_family(pair.closing) and not kinds.is_applied(pair.before):
        return "family"
    return "set" if pair.may_be_set and pair.items[0].tag != "mtable" else None


def _is_family(closing: MathNode) -> bool:
    """Return whether a bracket has an index that says which indices there are."""
    if closing.tag != "msub":
        return kinds.is_range(closing)
    return any(
        kinds.alone(one) in kinds.RELATIONS - {",", ";"} for one in closing.children[1].children
    )


def _meaning_of_parts(pair: Bracketed, parts: list[list[MathNode]]) -> str | None:
    """Return what brackets mean with arguments between commas."""
    ends = pair.ends
    if ends == "⟨⟩":
        return "inner-product:function" if len(parts) == 2 else None
    if ends[0] in kinds.BARS:
        return None
    if len(parts) == 2:
        return _pair(pair, parts)
    if ends == "()" and len(parts) > 2 and not kinds.is_applied(pair.before):
        return "tuple"
    return None


def _size(ends: str, items: list[MathNode]) -> str | None:
    last = "" if items[-1].has_intent else kinds.alone(items[-1])  # a place, not a product
    if last in kinds.JOINING or any(kinds.alone(item) in kinds.RELATIONS for item in items):
        return None
    (first, *more) = items
    if ends == "‖‖" or more:
        return "norm" if ends == "‖‖" else "absolute-value"
    name = kinds.name_of(first)
    if ' intent="set(' in first.attributes or kinds.SCRIPT.fullmatch(name):
        return "cardinality"
    if first.tag == "mtable":
        return "determinant"
    # A capital may be a number of elements, a determinant or an absolute value.
    plain = None if kinds.is_capital(first) else "absolute-value"
    return "magnitude" if kinds.BOLD.fullmatch(name) else plain


def _pair(pair: Bracketed, parts: list[list[MathNode]]) -> str | None:
    before = kinds.operator(pair.before)
    if pair.ends in INTERVALS:
        return INTERVALS[pair.ends]
    if kinds.is_applied(pair.before):
        return None
    if pair.ends == "[]":
        are_letters = all(len(part) == 1 and kinds.is_capital(part[0]) for part in parts)
        return "closed-interval" if before in kinds.SETS or not are_letters else None
    if kinds.alone(pair.after) in kinds.MEMBER:
        return "ordered-pair"
    is_beside_set = before in kinds.SETS or kinds.alone(pair.after) in kinds.JOINED_SETS
    if is_beside_set or any(item.text == "∞" for part in parts for item in part):
        return "open-interval"
    # Letters alone, or after an equals sign, are a point.
    is_point = pair.before is None or before in kinds.EQUALS
    return "ordered-pair" if is_point and all(kinds.name_of(p[0]) for p in parts) else None
