"""Formulas written along one line, which not all can be: a matrix needs two dimensions. Pure."""

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable, Iterator, Sequence

from .accents import OVER, UNDER, is_one_letter
from .lettering import UNICODE, Lettering
from .parts import (
    NOTHING,
    SPACE,
    Kind,
    Part,
    is_balanced,
    is_enclosed,
    join,
    kind_of_operator,
)

INVISIBLE = dict.fromkeys(map(ord, "\u2061\u2062\u2063\u2064\ufe00\ufe01"))
PRIMES = {"′", "″", "‴", "⁗"}
#: What only groups its children.
ROWS = {"math", "mrow", "mpadded", "mstyle", "semantics"}
#: Roots that have a character of their own, without which an index could be the script of another.
ROOTS = {"3": "∛", "4": "∜"}
#: A space narrower than this, in em, only parts what is read as one.
NARROW = 0.25
#: The kinds of what a script may follow without brackets.
BASES = {*Kind} - {Kind.WEAK, Kind.SCRIPTED, Kind.WORDS}
OPERANDS = {Kind.ATOM, Kind.SCRIPTED, Kind.NAME}
#: The kinds of what stays what it is with its scripts.
KEPT = {Kind.OPERATOR, Kind.BIG, Kind.NAME, Kind.CLOSING, Kind.BAR}
#: What a script of nothing after it would not be read with.
APART = {Kind.OPERATOR, Kind.PUNCTUATION, Kind.OPENING, Kind.SPACE}
SCRIPTS = {"msub": (1, 0), "msup": (0, 1), "msubsup": (1, 2)}
STACKS = {"munder": (1, 0), "mover": (0, 1), "munderover": (1, 2)}


class NotLinearError(ValueError):
    """A formula that cannot be said along a line, such as a matrix."""


class Linear:
    """Writes MathML along a line; a method for each kind of element."""

    def __init__(self, lettering: Lettering) -> None:
        self.lettering = lettering
        self._by_tag: dict[str, Callable[[etree.Element], Part]] = {
            **dict.fromkeys(("mn", "mtext", "mi", "mo"), self.leaf),
            **dict.fromkeys(("mphantom", "annotation"), lambda _element: NOTHING),
            **dict.fromkeys(("msub", "msup", "msubsup"), self.scripted),
            **dict.fromkeys(("munder", "mover", "munderover"), self.stacked),
            "mspace": self.space,
            "mfrac": self.fraction,
            "msqrt": self.root,
            "mroot": self.high_root,
        }

    def write(self, element: etree.Element) -> str:
        """Return the text of an element; raises NotLinearError."""
        return join(self.parts(element))

    def parts(self, *elements: etree.Element) -> list[Part]:
        """Return the parts of a row; braces and the like are no part of a formula."""
        parts: list[Part] = []
        children = list(_flat(elements))
        for place, child in enumerate(children):
            part = self.part(child)
            if child.tag == "mspace" and _is_beside_words(children, place):
                part = SPACE
            if part.kind is not Kind.NOTHING:
                if not self._can_follow(parts, children, place):
                    raise NotLinearError(child.tag)
                parts.append(part)
        return parts

    def _can_follow(
        self, parts: Sequence[Part], children: Sequence[etree.Element], place: int
    ) -> bool:
        """Return whether a child of a row is read rightly after the parts before it."""
        child = children[place]
        if child.get("linethickness") == "0":  # a binomial, or else something that has no word
            around = [_text(one) for one in (*children[place - 1 : place], *children[place + 1 :])]
            return around[:2] == ["(", ")"]
        # A script of nothing would be read with what is before it, which may be a mistake.
        is_bare = child.tag in SCRIPTS and not any(True for _ in _flat(child[:1]))
        return not (is_bare and parts and parts[-1].kind not in APART)

    def part(self, element: etree.Element) -> Part:
        """Return an element that does not only group others as one part."""
        write = self._by_tag.get(element.tag)
        if write is None:
            raise NotLinearError(element.tag)
        return write(element)

    def leaf(self, element: etree.Element) -> Part:
        text = _text(element)
        if not text:
            # The application of a function to what comes next.
            return NOTHING
        if text == ":":
            spaced = element.tag == "mo" and element.get("lspace") != "0"
            kind = Kind.OPERATOR if spaced else Kind.PUNCTUATION
        elif element.tag == "mo":
            kind = kind_of_operator(text)
        elif element.tag == "mtext":
            # Authors write names as texts, too; but "th" belongs to what is before it.
            kind = Kind.NAME if text.isalpha() and len(text) > 2 else Kind.WORDS
        else:
            kind = Kind.NAME if element.tag == "mi" and not is_one_letter(text) else Kind.ATOM
        return self._written(element, text, kind)

    def _written(self, element: etree.Element, text: str, kind: Kind) -> Part:
        is_letter = element.tag == "mi" and text[0].isalpha() and is_one_letter(text)
        upright = element.get("mathvariant") == "normal" or ord(text[0]) > 0x2000
        if is_letter and not upright:
            return Part(self.lettering.letter(text), kind, plain=text)
        return Part(self.lettering.text(text), kind, plain=text)

    def space(self, element: etree.Element) -> Part:
        width = (element.get("width") or "0").removesuffix("em")
        try:
            wide = float(width) > NARROW
        except ValueError:
            wide = True
        return SPACE if wide else NOTHING

    def fraction(self, element: etree.Element) -> Part:
        over, under = element
        if element.get("linethickness") == "0":
            return Part(f"{self._enclosed(over)} choose {self._enclosed(under)}", Kind.ATOM)
        text = f"{self._operand(over)}/{self._operand(under, below=True)}"
        return Part(text, Kind.WEAK, f"({text})")

    def root(self, element: etree.Element) -> Part:
        parts = self.parts(*element)
        guarded = f"√({self._joined(parts)})"
        simple = len(parts) == 1 and parts[0].kind is Kind.ATOM
        return Part(f"√{parts[0].text}" if simple else guarded, Kind.WEAK, guarded)

    def high_root(self, element: etree.Element) -> Part:
        content, index = self.parts(element[0]), self.parts(element[1])
        inner = f"({self._joined(content)})"
        if mark := ROOTS.get(self._joined(index)):
            return Part(f"{mark}{inner}", Kind.WEAK, f"{mark}{inner}")
        text = self.lettering.sup(self._joined(index)) + f"√{inner}"
        return Part(text, Kind.WEAK, f"({text})", sides=(True, False))

    def scripted(self, element: etree.Element) -> Part:
        low, high = _children(element, SCRIPTS)
        return self._with_scripts(self._base(element[0]), low, high)

    def stacked(self, element: etree.Element) -> Part:
        """Return an accent over or under a letter, or the limits of an operator."""
        low, high = _children(element, STACKS)
        base = _unwrapped(element[0])
        if accented := self._accented(element, base, low, high):
            return accented
        if not _takes_limits(element[0], high is not None) or "accent" in element.attrib:
            raise NotLinearError(element.tag)
        return self._with_scripts(self._base(element[0]), low, high)

    def _accented(
        self,
        element: etree.Element,
        base: etree.Element,
        low: etree.Element | None,
        high: etree.Element | None,
    ) -> Part | None:
        if element.tag == "munderover" or base.tag not in ("mi", "mn", "mo", "mover", "munder"):
            return None
        table, mark = (OVER, high) if high is not None else (UNDER, low)
        assert mark is not None
        accent = table.get(_text(mark).strip(), "")
        inner = self.part(base)
        if not accent or not is_one_letter(inner.characters) or inner.kind is Kind.SCRIPTED:
            return None
        letter = base
        while letter.tag in ("mover", "munder"):
            letter = _unwrapped(letter[0])
        return self._written(letter, inner.characters + accent, inner.kind)

    def _with_scripts(
        self, base: Part, low: etree.Element | None, high: etree.Element | None
    ) -> Part:
        below = self._script(low, self.lettering.sub)
        above = self._script(high, self.lettering.sup)
        if not below + above:
            return base
        last = above or below
        return Part(
            base.text + below + above,
            base.kind if base.kind in KEPT else Kind.SCRIPTED,
            plain=f"{base.characters}ₓ",
            has_script=True,
            ends_in_script=last.endswith("*") or (last[0] in "_^" and last[-1] != ")"),
        )

    def _script(self, element: etree.Element | None, write: Callable[[str], str]) -> str:
        parts = self.parts(element) if element is not None else []
        content = self._joined(parts)
        return content if content in PRIMES or not content else write(content)

    def _base(self, element: etree.Element) -> Part:
        """Return the base of scripts as one part, in brackets if it is several."""
        parts = self.parts(element)
        if not parts:
            return Part("", Kind.ATOM)
        only = parts[0] if len(parts) == 1 else None
        if only and not only.has_script and (only.kind in BASES or _is_word(only)):
            return only
        # The bar of a value at a place.
        if parts[-1].kind is Kind.BAR and parts[0].kind is not Kind.BAR:
            return Part(join(parts), Kind.SCRIPTED)
        return Part(self._bracketed(parts), Kind.ATOM)

    def _operand(self, element: etree.Element, below: bool = False) -> str:
        """Return what is over or under the stroke of a fraction."""
        parts = self.parts(element)
        if len(parts) == 1 and (parts[0].kind in OPERANDS or _is_word(parts[0])):
            return parts[0].text
        if below and len(parts) == 1 and parts[0].text.startswith("√"):
            return parts[0].text
        # Brackets also around bars, which look the same at both ends: |a|/|b|.
        is_barred = bool(parts) and parts[0].kind is Kind.BAR
        return f"({self._joined(parts)})" if is_barred else self._bracketed(parts)

    def _enclosed(self, element: etree.Element) -> str:
        parts = self.parts(element)
        return parts[0].text if len(parts) == 1 else self._bracketed(parts)

    def _bracketed(self, parts: Sequence[Part]) -> str:
        return join(parts) if is_enclosed(parts) else f"({self._joined(parts)})"

    def _joined(self, parts: Sequence[Part]) -> str:
        """Return parts as a text that can be in brackets; raises NotLinearError."""
        if not self._can_enclose(parts):
            raise NotLinearError("brackets")
        return join(parts).strip()

    def _can_enclose(self, parts: Sequence[Part]) -> bool:
        return is_balanced(parts)


class Flat(Linear):
    """Writes every formula in Unicode, also one that needs two dimensions: row after row."""

    def __init__(self) -> None:
        super().__init__(UNICODE)

    def part(self, element: etree.Element) -> Part:
        """Return an element as one part; one that has no text, as those of its children."""
        try:
            return super().part(element)
        except NotLinearError:
            if element.tag in ("mtd", "menclose"):
                return Part(join(self.parts(*element)), Kind.SPACE)
            children = (join(self.parts(child)) or _text(child) for child in element)
            return Part(" ".join(children) or _text(element), Kind.SPACE)

    def _can_follow(self, *_about: object) -> bool:
        return True

    def _can_enclose(self, parts: Sequence[Part]) -> bool:  # noqa: ARG002
        return True


def _flat(elements: Iterable[etree.Element]) -> Iterator[etree.Element]:
    """Yield elements without what only groups some."""
    for element in elements:
        if element.tag in ROWS:
            yield from _flat(element)
        elif element.tag in STACKS and element[1].tag == "mspace":  # as wide as its label
            yield from _flat(element[:1])
        elif element.tag != "mspace" or element.get("width"):
            yield element


def _children(
    element: etree.Element, places: dict[str, tuple[int, int]]
) -> tuple[etree.Element | None, etree.Element | None]:
    """Return what is low and what is high at an element."""
    low, high = places[element.tag]
    return element[low] if low else None, element[high] if high else None


def _unwrapped(element: etree.Element) -> etree.Element:
    """Return the one element that is grouped by some, or the group of several."""
    inner = list(_flat([element]))
    return inner[0] if len(inner) == 1 else element


def _takes_limits(element: etree.Element, over: bool) -> bool:
    """Return whether what is over or under a base can be said as its scripts.

    So it can for operators, and what is under a name or a letter that is written as one: 𝔼.
    """
    if any("m-op" in one.get("class", "") for one in element.iter("mpadded")):
        return True
    inner = _unwrapped(element)
    text = _text(inner)
    if inner.tag == "mo" or (inner.tag == "mi" and not is_one_letter(text)):
        return True
    return not over and (inner.tag == "mtext" or (inner.tag == "mi" and text > "\u2100"))


def _text(element: etree.Element) -> str:
    text = "".join(element.itertext()) if len(element) else element.text or ""
    return text if text.isascii() else text.translate(INVISIBLE)


def _is_beside_words(children: Sequence[etree.Element], place: int) -> bool:
    return any(one.tag == "mtext" for one in children[max(0, place - 1) : place + 2])


def _is_word(part: Part) -> bool:
    return part.kind is Kind.WORDS and not any(char.isspace() for char in part.text)
