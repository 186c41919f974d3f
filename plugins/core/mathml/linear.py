"""Formulas written along one line, which not all can be: a matrix needs two dimensions. Pure."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from .lettering import ACCENTS, UNICODE, Lettering

INVISIBLE = dict.fromkeys(map(ord, "\u2061\u2062\u2063\ufe00\ufe01"))
RELATIONS = set("=<>≤≥≈∼≡∈∉⊂⊆→←⇒⇔↦∝≔≜≠≪≫≲≳⪯⪰+−⋅∘×∪∩∣≃≅⊕⊗∧∨∖⟶⟹⟺")
#: Without a space after them where nothing comes before them.
PREFIXES = set("+−±∓")
CLOSING = set(")]}⟩|‖!")
PRIMES = {"′", "″", "‴", "⁗"}


class NotLinearError(ValueError):
    """A formula that needs two dimensions, such as a matrix."""


class Linear:
    """Writes MathML along a line; a method for each kind of element."""

    def __init__(self, lettering: Lettering) -> None:
        self.lettering = lettering
        self._by_tag: dict[str, Callable[[etree.Element], str]] = {
            **dict.fromkeys(("math", "mrow", "mpadded", "semantics"), self.row),
            **dict.fromkeys(("mn", "mtext"), self.word),
            **dict.fromkeys(("mphantom", "annotation"), lambda _element: ""),
            **dict.fromkeys(("msub", "munder"), self.low),
            **dict.fromkeys(("msup", "mover"), self.high),
            **dict.fromkeys(("msubsup", "munderover"), self.both),
            "mi": self.identifier,
            "mo": self.operator,
            "mspace": self.space,
            "mfrac": self.fraction,
            "msqrt": self.root,
            "mroot": self.high_root,
        }

    def write(self, element: etree.Element) -> str:
        """Return the text of an element; raises NotLinearError."""
        write = self._by_tag.get(element.tag)
        if write is None:
            raise NotLinearError(element.tag)
        return write(element)

    def row(self, element: etree.Element) -> str:
        parts, at_start = [], True
        for child in element:
            part = self.write(child)
            text = _text(child) if child.tag == "mo" else ""
            parts.append(part.strip() if at_start and text in PREFIXES else part)
            at_start = child.tag == "mo" and text not in CLOSING
        return "".join(parts)

    def identifier(self, element: etree.Element) -> str:
        text = _text(element)
        if len(text) != 1:
            return f"{self.lettering.text(text)}\u2009" if text else ""
        upright = element.get("mathvariant") == "normal" or not text.isalpha() or ord(text) > 0x2000
        return self.lettering.text(text) if upright else self.lettering.letter(text)

    def space(self, element: etree.Element) -> str:
        return "" if (element.get("width") or "0").startswith(("0.1", "0.0")) else " "

    def word(self, element: etree.Element) -> str:
        return self.lettering.text(_text(element))

    def operator(self, element: etree.Element) -> str:
        text = _text(element)
        written = self.lettering.text(text)
        return f" {written} " if text in RELATIONS else f"{written} " if text == "," else written

    def fraction(self, element: etree.Element) -> str:
        over, under = (self._guarded(child) for child in element)
        if element.get("linethickness") == "0":
            return f"{over} choose {under}"
        return f"{over}/{under}"

    def root(self, element: etree.Element) -> str:
        content = self.row(element)
        return f"√{content}" if len(element) == 1 and _is_simple(element[0]) else f"√({content})"

    def high_root(self, element: etree.Element) -> str:
        return self.lettering.sup(self.write(element[1]).strip()) + f"√({self.write(element[0])})"

    def low(self, element: etree.Element) -> str:
        if (accent := _accent(element[1])) and _is_simple(element[0]):
            return _accented(self.write(element[0]), accent)
        return self.write(element[0]).rstrip() + self._sub(element[1])

    def high(self, element: etree.Element) -> str:
        base = self.write(element[0])
        if element.tag == "mover" and (accent := _accent(element[1])):
            return _accented(base, accent) if _is_simple(element[0]) else base
        return base.rstrip() + self._sup(element[1])

    def both(self, element: etree.Element) -> str:
        return self.write(element[0]).rstrip() + self._sub(element[1]) + self._sup(element[2])

    def _sub(self, element: etree.Element) -> str:
        content = self.write(element).strip()
        return self.lettering.sub(content) if content else ""

    def _sup(self, element: etree.Element) -> str:
        content = self.write(element).strip()
        if content in PRIMES:
            return content
        return self.lettering.sup(content) if content else ""

    def _guarded(self, element: etree.Element) -> str:
        content = self.write(element).strip()
        return content if _is_simple(element) else f"({content})"


class Flat(Linear):
    """Writes every formula in Unicode, also one that needs two dimensions: row after row."""

    def __init__(self) -> None:
        super().__init__(UNICODE)
        self._by_tag["mtr"] = self.cells

    def write(self, element: etree.Element) -> str:
        """Return the text of an element; of an unknown one, the text of its children."""
        return self._by_tag.get(element.tag, self.row)(element)

    def cells(self, element: etree.Element) -> str:
        """Return the cells of a row, with spaces between them."""
        return f"{' '.join(map(self.write, element))} "


def _text(element: etree.Element) -> str:
    text = "".join(element.itertext()) if len(element) else element.text or ""
    return text if text.isascii() else text.translate(INVISIBLE)


def _is_simple(element: etree.Element) -> bool:
    if element.tag == "mrow" and len(element) == 1:
        return _is_simple(element[0])
    return element.tag in ("mi", "mn", "msub", "msup", "msubsup")


def _accent(element: etree.Element) -> str:
    return ACCENTS.get(_text(element).strip(), "")


def _accented(base: str, accent: str) -> str:
    """Put a combining accent after the first letter, within its markup."""
    return re.sub(r"^((?:<i>)?.)", rf"\1{accent}", base, count=1)
