"""Formulas written along one line, which not all can be: a matrix needs two dimensions. Pure."""

import xml.etree.ElementTree as etree
from collections.abc import Callable, Sequence

from .accents import OVER, UNDER, is_one_letter
from .joining import is_balanced, is_enclosed, join, with_scripts
from .leaves import read_leaf, read_space, write_leaf
from .lettering import Lettering
from .parts import NOTHING, SPACE, FormulaPart, Role
from .structure import (
    SCRIPTS,
    STACKS,
    flatten,
    is_bare_script,
    is_beside_words,
    is_binomial,
    letter_of,
    low_and_high,
    takes_limits,
    text_of_element,
    unwrapped,
)

PRIMES = {"′", "″", "‴", "⁗"}
#: Roots that have a character of their own, without which an index could be the script of another.
ROOTS = {"3": "∛", "4": "∜"}
#: The roles of what a script may follow without brackets.
BASES = {*Role} - {Role.WEAK, Role.SCRIPTED, Role.WORDS}
OPERANDS = {Role.ATOM, Role.SCRIPTED, Role.NAME}
#: What a script of nothing after it would not be read with.
APART = {Role.OPERATOR, Role.PUNCTUATION, Role.OPENING, Role.SPACE}


class NotLinearError(ValueError):
    """A formula that cannot be said along a line, such as a matrix."""


class Linear:
    """Writes MathML along a line; a method for each kind of element."""

    def __init__(self, lettering: Lettering) -> None:
        self.lettering = lettering
        self._by_tag: dict[str, Callable[[etree.Element], FormulaPart]] = {
            **dict.fromkeys(("mn", "mtext", "mi", "mo"), self.leaf),
            **dict.fromkeys(("mphantom", "annotation"), lambda _element: NOTHING),
            **dict.fromkeys(("msub", "msup", "msubsup"), self.scripted),
            **dict.fromkeys(("munder", "mover", "munderover"), self.stacked),
            "mspace": read_space,
            "mfrac": self.fraction,
            "msqrt": self.root,
            "mroot": self.high_root,
        }

    def write(self, element: etree.Element) -> str:
        """Return the text of an element; raises NotLinearError."""
        return join(self.parts(element))

    def parts(self, *elements: etree.Element) -> list[FormulaPart]:
        """Return the parts of a row; braces and the like are no part of a formula."""
        parts: list[FormulaPart] = []
        children = list(flatten(elements))
        for place, child in enumerate(children):
            part = self.part(child)
            if child.tag == "mspace" and is_beside_words(children, place):
                part = SPACE
            if part.role is not Role.NOTHING:
                if not self.can_follow(parts, children, place):
                    raise NotLinearError(child.tag)
                parts.append(part)
        return parts

    def can_follow(
        self, parts: Sequence[FormulaPart], children: Sequence[etree.Element], place: int
    ) -> bool:
        """Return whether a child of a row is read rightly after the parts before it."""
        if children[place].get("linethickness") == "0":  # else something that has no word
            return is_binomial(children, place)
        # A script of nothing would be read with what is before it, which may be a mistake.
        return not (is_bare_script(children[place]) and parts and parts[-1].role not in APART)

    def part(self, element: etree.Element) -> FormulaPart:
        """Return an element that does not only group others as one part."""
        if element.tag not in self._by_tag:
            raise NotLinearError(element.tag)
        return self._by_tag[element.tag](element)

    def leaf(self, element: etree.Element) -> FormulaPart:
        """Return a symbol, a number, a name or a text."""
        return read_leaf(element, self.lettering)

    def fraction(self, element: etree.Element) -> FormulaPart:
        """Return a fraction, or a binomial; where it could be misread it needs brackets."""
        over, under = element
        if element.get("linethickness") == "0":
            return FormulaPart(f"{self._enclosed(over)} choose {self._enclosed(under)}", Role.ATOM)
        text = f"{self._operand(over)}/{self._operand(under, below=True)}"
        return FormulaPart(text, Role.WEAK, f"({text})")

    def root(self, element: etree.Element) -> FormulaPart:
        """Return a square root."""
        parts = self.parts(*element)
        guarded = f"√({self._joined(parts)})"
        simple = len(parts) == 1 and parts[0].role is Role.ATOM
        return FormulaPart(f"√{parts[0].text}" if simple else guarded, Role.WEAK, guarded)

    def high_root(self, element: etree.Element) -> FormulaPart:
        """Return a root with an index."""
        content, index = self.parts(element[0]), self.parts(element[1])
        inner = f"({self._joined(content)})"
        if mark := ROOTS.get(self._joined(index)):
            return FormulaPart(f"{mark}{inner}", Role.WEAK, f"{mark}{inner}")
        text = self.lettering.sup(self._joined(index)) + f"√{inner}"
        return FormulaPart(text, Role.WEAK, f"({text})", sides=(True, False))

    def scripted(self, element: etree.Element) -> FormulaPart:
        """Return a base with its scripts."""
        low, high = low_and_high(element, SCRIPTS)
        return self._with_scripts(self._base(element[0]), low, high)

    def stacked(self, element: etree.Element) -> FormulaPart:
        """Return an accent over or under a letter, or the limits of an operator."""
        low, high = low_and_high(element, STACKS)
        base = unwrapped(element[0])
        if accented := self._accented(element, base, low, high):
            return accented
        if not takes_limits(element[0], high is not None) or "accent" in element.attrib:
            raise NotLinearError(element.tag)
        return self._with_scripts(self._base(element[0]), low, high)

    def _accented(
        self,
        element: etree.Element,
        base: etree.Element,
        low: etree.Element | None,
        high: etree.Element | None,
    ) -> FormulaPart | None:
        if element.tag == "munderover" or base.tag not in ("mi", "mn", "mo", "mover", "munder"):
            return None
        table, mark = (OVER, high) if high is not None else (UNDER, low)
        accent = table.get(text_of_element(mark).strip(), "") if mark is not None else ""
        inner = self.part(base)
        if not accent or not is_one_letter(inner.characters) or inner.role is Role.SCRIPTED:
            return None
        return write_leaf(letter_of(base), inner.characters + accent, inner.role, self.lettering)

    def _with_scripts(
        self, base: FormulaPart, low: etree.Element | None, high: etree.Element | None
    ) -> FormulaPart:
        below = self._script(low, self.lettering.sub)
        above = self._script(high, self.lettering.sup)
        return with_scripts(base, below, above) if below + above else base

    def _script(self, element: etree.Element | None, write: Callable[[str], str]) -> str:
        parts = self.parts(element) if element is not None else []
        content = self._joined(parts)
        return content if content in PRIMES or not content else write(content)

    def _base(self, element: etree.Element) -> FormulaPart:
        """Return the base of scripts as one part, in brackets if it is several."""
        parts = self.parts(element) or [FormulaPart("", Role.ATOM)]
        only = parts[0]
        is_base = only.role in BASES or _is_word(only)
        if len(parts) == 1 and is_base and not only.has_script:
            return only
        # The bar of a value at a place.
        if parts[-1].role is Role.BAR and parts[0].role is not Role.BAR:
            return FormulaPart(join(parts), Role.SCRIPTED)
        return FormulaPart(self._bracketed(parts), Role.ATOM)

    def _operand(self, element: etree.Element, below: bool = False) -> str:
        """Return what is over or under the stroke of a fraction."""
        parts = self.parts(element)
        only = parts[0] if len(parts) == 1 else NOTHING
        if only.role in OPERANDS or _is_word(only) or (below and only.text.startswith("√")):
            return only.text
        # Brackets also around bars, which look the same at both ends: |a|/|b|.
        is_barred = bool(parts) and parts[0].role is Role.BAR
        return f"({self._joined(parts)})" if is_barred else self._bracketed(parts)

    def _enclosed(self, element: etree.Element) -> str:
        parts = self.parts(element)
        return parts[0].text if len(parts) == 1 else self._bracketed(parts)

    def _bracketed(self, parts: Sequence[FormulaPart]) -> str:
        return join(parts) if is_enclosed(parts) else f"({self._joined(parts)})"

    def _joined(self, parts: Sequence[FormulaPart]) -> str:
        """Return parts as a text that can be in brackets; raises NotLinearError."""
        if not self.can_enclose(parts):
            raise NotLinearError("brackets")
        return join(parts).strip()

    def can_enclose(self, parts: Sequence[FormulaPart]) -> bool:
        """Return whether parts may be in brackets."""
        return is_balanced(parts)


def _is_word(part: FormulaPart) -> bool:
    return part.role is Role.WORDS and not any(char.isspace() for char in part.text)
