"""Parts of a formula that is written along a line: what needs brackets or spaces around it. Pure.

The text of a formula has one grammar. A script belongs to the one base before it: a letter, a
number, a name, or what is in brackets. A fraction has one such base, with its scripts, before the
stroke and one after it, and nothing that could be read as a factor of either beside it. A root
has one base without scripts, or brackets. Whatever is more gets brackets, which change no value.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache

PAIRS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⌈": "⌉", "⌊": "⌋", "⟦": "⟧", "〈": "〉"}
OPENING, CLOSING = set(PAIRS), set(PAIRS.values())
BARS = set("|‖∥")
#: Operators of many operands.
BIG = set("∑∏∐∫∬∭⨌∮∯∰⋃⋂⋁⋀⨁⨂⨀⨆⨅⨄")
#: Mathematical symbols and arrows without spaces around them.
TIGHT = set("/√¬∂∇∀∃∄∞°′″‴⁗~^") | BIG | BARS
#: Between what is not of one product, so that a fraction needs no brackets beside them.
PUNCTUATION = set(",;.…?")
#: Without a space after them where nothing comes before them.
PREFIXES = set("+−-±∓")


class Kind(Enum):
    """What a part is for its neighbours."""

    #: One base: a letter, a number.
    ATOM = auto()
    #: A word, such as ``log``, with a space on both sides.
    NAME = auto()
    #: The author's words, which bring their own spaces.
    WORDS = auto()
    #: A base with its scripts.
    SCRIPTED = auto()
    #: A fraction, a root: what could be read with its neighbours.
    WEAK = auto()
    #: An operator or a relation, with spaces on both sides.
    OPERATOR = auto()
    #: A comma and the like.
    PUNCTUATION = auto()
    OPENING = auto()
    CLOSING = auto()
    BAR = auto()
    BIG = auto()
    #: A sign before what it belongs to.
    PREFIX = auto()
    #: A symbol without spaces, such as a factorial's.
    SYMBOL = auto()
    SPACE = auto()
    #: Nothing to see.
    NOTHING = auto()


#: What may be before and after a fraction without brackets.
BEFORE = {Kind.OPERATOR, Kind.PUNCTUATION, Kind.OPENING, Kind.BIG}
AFTER = {Kind.OPERATOR, Kind.PUNCTUATION, Kind.CLOSING}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a formula."""

    text: str
    kind: Kind
    #: What is written where a neighbour could be read with it.
    guarded: str = ""
    #: Its characters without markup, if they are others than its text.
    plain: str = ""
    #: Whether it has scripts.
    has_script: bool = False
    #: Whether a letter after it would be read as part of its script.
    ends_in_script: bool = False
    #: Whether only what is before it matters to a weak part, or only what is after it.
    sides: tuple[bool, bool] = (True, True)

    @property
    def characters(self) -> str:
        """Its text without markup."""
        return self.plain or self.text


NOTHING = Part("", Kind.NOTHING)
SPACE = Part(" ", Kind.SPACE)


@cache
def kind_of_operator(text: str) -> Kind:
    """Return what an operator is for its neighbours."""
    if text in OPENING:
        return Kind.OPENING
    if text in CLOSING:
        return Kind.CLOSING
    if text in BARS:
        return Kind.BAR
    if text in BIG:
        return Kind.BIG
    if text in PUNCTUATION:
        return Kind.PUNCTUATION
    if len(text) > 1:
        return Kind.NAME if text.isalpha() else Kind.OPERATOR
    spaced = unicodedata.category(text or " ") == "Sm" or "\u2190" <= text <= "\u21ff"
    spaced = spaced or text in "-*∗&" or "\u2900" <= text <= "\u297f"
    return Kind.OPERATOR if spaced and text not in TIGHT else Kind.SYMBOL


def is_balanced(parts: Sequence[Part]) -> bool:
    """Return whether each bracket has another, of whatever form: ``[0, 1)`` is balanced."""
    depth = 0
    for part in parts:
        depth += _step(part)
        if depth < 0:
            return False
    return depth == 0


def is_enclosed(parts: Sequence[Part]) -> bool:
    """Return whether a pair of brackets, or of bars, is around all of the parts."""
    if len(parts) < 2:
        return False
    first, last = parts[0], parts[-1]
    if first.kind is last.kind is Kind.BAR and first.characters == last.characters:
        return sum(part.kind is Kind.BAR for part in parts) == 2
    if PAIRS.get(first.characters) != last.characters:
        return False
    return is_balanced(parts[1:-1])


def _step(part: Part) -> int:
    if part.kind is Kind.OPENING:
        return 1
    return -(part.kind is Kind.CLOSING)


def join(parts: Iterable[Part]) -> str:
    """Return parts as the text of a row."""
    shown = _settle([part for part in parts if part.kind is not Kind.NOTHING])
    written: list[str] = []
    for place, part in enumerate(shown):
        before = shown[place - 1] if place else None
        after = shown[place + 1] if place + 1 < len(shown) else None
        text = part.text
        if part.kind is Kind.WEAK:
            free = _is_free(before, after, part.sides, shown, place)
            text = part.text if free else part.guarded
        if before and _is_apart(before, part):
            written.append(" ")
        written.append(text)
    return "".join(written)


def _settle(parts: list[Part]) -> list[Part]:
    """Return the parts with each bar as an opening or a closing one, and prefixes as such."""
    settled: list[Part] = []
    last: Kind | None = None
    is_open = False
    for part in parts:
        starts = last is None or last in BEFORE
        kind = part.kind
        if kind is Kind.BAR:
            if starts:
                kind, is_open = Kind.OPENING, True
            elif is_open:
                kind, is_open = Kind.CLOSING, False
        elif starts and part.characters in PREFIXES:
            kind = Kind.PREFIX
        settled.append(part if kind is part.kind else replace(part, kind=kind))
        last = last if kind in (Kind.SPACE, Kind.PREFIX) else kind
    return settled


def _is_free(
    before: Part | None,
    after: Part | None,
    sides: tuple[bool, bool],
    shown: Sequence[Part],
    place: int,
) -> bool:
    """Return whether no neighbour could be read with a weak part."""
    if before and before.kind is Kind.PREFIX:
        before = shown[place - 2] if place > 1 else None
    next_two = [part.kind for part in shown[place + 1 : place + 3]]
    left = before is None or before.kind in BEFORE or _has_space(before, -1)
    right = after is None or after.kind in AFTER or _has_space(after, 0)
    right = right or next_two == [Kind.SPACE, Kind.WORDS]
    return (left or not sides[0]) and (right or not sides[1])


def _has_space(part: Part, end: int) -> bool:
    """Return whether a part is the author's words, with a space at one end."""
    return part.kind is Kind.WORDS and part.text[end].isspace()


def _is_apart(before: Part, part: Part) -> bool:
    """Return whether there is a space between two parts."""
    kinds = (before.kind, part.kind)
    if (before.characters, part.characters) == (":", "="):
        return False
    if Kind.OPERATOR in kinds or Kind.SPACE in kinds:
        return True
    if before.kind is Kind.PUNCTUATION:
        return before.characters in ",;:"
    first, last = part.characters[:1], before.characters[-1:]
    if part.kind in (Kind.CLOSING, Kind.PUNCTUATION, Kind.WORDS) or before.kind is Kind.OPENING:
        return False
    if part.kind is Kind.NAME:
        return before.kind not in (Kind.SYMBOL, Kind.PREFIX, Kind.BAR) or before.characters == "!"
    if before.kind is Kind.NAME:
        return part.kind is not Kind.OPENING and first not in OPENING
    if before.kind is Kind.BIG:
        return True
    if part.kind is Kind.BIG:
        return before.kind not in (Kind.PREFIX, Kind.BAR)
    if before.ends_in_script and (first.isalnum() or part.kind in (Kind.ATOM, Kind.SCRIPTED)):
        return True
    return last.isdigit() and first.isdigit() and last.isascii() and first.isascii()
