"""Parts of a formula that is written along a line, each with its role for its neighbours. Pure."""

import unicodedata
from dataclasses import dataclass
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


class Role(Enum):
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
    #: A minus, or the like, before what it belongs to.
    PREFIX = auto()
    #: A symbol without spaces, such as a factorial's.
    SYMBOL = auto()
    SPACE = auto()
    #: Nothing to see.
    NOTHING = auto()


#: What may be before and after a fraction without brackets.
BEFORE = {Role.OPERATOR, Role.PUNCTUATION, Role.OPENING, Role.BIG}
AFTER = {Role.OPERATOR, Role.PUNCTUATION, Role.CLOSING}


@dataclass(frozen=True, slots=True)
class FormulaPart:
    """A part of a formula."""

    text: str
    role: Role
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


NOTHING = FormulaPart("", Role.NOTHING)
SPACE = FormulaPart(" ", Role.SPACE)


#: The roles of operators that follow from a list.
ROLES = (
    (OPENING, Role.OPENING),
    (CLOSING, Role.CLOSING),
    (BARS, Role.BAR),
    (BIG, Role.BIG),
    (PUNCTUATION, Role.PUNCTUATION),
)


@cache
def role_of_operator(text: str) -> Role:
    """Return what an operator is for its neighbours."""
    for characters, role in ROLES:
        if text in characters:
            return role
    if len(text) > 1:
        return Role.NAME if text.isalpha() else Role.OPERATOR
    spaced = unicodedata.category(text or " ") == "Sm" or "\u2190" <= text <= "\u21ff"
    spaced = spaced or text in "-*∗&" or "\u2900" <= text <= "\u297f"
    return Role.OPERATOR if spaced and text not in TIGHT else Role.SYMBOL
