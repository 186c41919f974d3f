"""Where a long formula may continue in the next line. Pure."""

import re
from collections.abc import Iterable, Iterator

TAG = re.compile(r"<[^<>]*+>")
#: A formula of at least so many symbols may be broken.
LONG = 18
#: The fewest characters that a symbol of a formula takes: ``<mi>x</mi>``.
SYMBOL = 10
RELATION = re.compile(r"<mo\b[^<>]*+>(?:[=<>≤≥≪≫∈∉⊂⊆→↦⇒⟹⟺⇔≈∼≃≅≡≠≲≳∝≔:]|&lt;|&gt;)</mo>")
SUM = re.compile(r"<mo\b[^<>]*+>[+−±∓]</mo>")
BREAK = re.compile(f"{RELATION.pattern}|{SUM.pattern}")
OPENING, CLOSING = {*"([{⟨⌊⌈⟦"}, {*")]}⟩⌋⌉⟧"}


def breakable(content: str) -> list[str]:
    """Return the content of a formula in parts that begin with its relations; one if it is short.

    On narrow screens the theme allows a break between parts. A part that is too long itself is
    divided at its sums. Nothing is divided within brackets, unless there is no other place.
    """
    if len(content) < LONG * SYMBOL or count_symbols(content) < LONG:
        return [content]
    places = list(_places(content))
    parts = _part(content, [place for place, brackets in places if not brackets])
    return parts if len(parts) > 1 else _part(content, [place for place, _ in places])


def _places(content: str) -> Iterator[tuple[int, int]]:
    """Yield where a relation or a sum begins, and how many brackets are open there."""
    depth, brackets, before = 0, 0, ""
    for tag in TAG.finditer(content):
        if tag[0][1] == "/":
            depth -= 1
        elif tag[0][-2] != "/":
            # A bracket with a power, as in (x)², is the first element of another one.
            is_base = depth == 1 and before.startswith(("<msub", "<msup"))
            if (not depth or is_base) and tag[0].startswith("<mo"):
                symbol = content[tag.end() : tag.end() + 1]
                brackets = max(brackets + (symbol in OPENING) - (symbol in CLOSING), 0)
                if not depth and BREAK.match(content, tag.start()):
                    yield tag.start(), brackets
            depth += 1
        before = tag[0]


def _part(content: str, places: Iterable[int]) -> list[str]:
    parts, at = [], 0
    for place in places:
        if place > at and (
            RELATION.match(content, place) or count_symbols(content[at:place]) >= LONG
        ):
            parts.append(content[at:place])
            at = place
    parts.append(content[at:])
    return [parts[0], *map(_spaced, parts[1:])]


def _spaced(part: str) -> str:
    """Return a part with the space after the + or − that it begins with: browsers leave it out."""
    return part.replace("<mo", '<mo form="infix"', 1) if SUM.match(part) else part


def count_symbols(content: str) -> int:
    """Return how many symbols some MathML has, about: without those of its TeX."""
    return len(TAG.sub("", content.partition("<annotation")[0]))
