"""What is in the elements of MathML, without what only groups it. Pure."""

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Sequence

from .accents import is_one_letter

INVISIBLE = dict.fromkeys(map(ord, "\u2061\u2062\u2063\u2064\ufe00\ufe01"))
#: What only groups its children.
ROWS = {"math", "mrow", "mpadded", "mstyle", "semantics"}
#: Where the low and the high part of an element are among its children.
SCRIPTS = {"msub": (1, 0), "msup": (0, 1), "msubsup": (1, 2)}
STACKS = {"munder": (1, 0), "mover": (0, 1), "munderover": (1, 2)}


def flatten(elements: Iterable[etree.Element]) -> Iterator[etree.Element]:
    """Yield elements without what only groups some."""
    for element in elements:
        if element.tag in ROWS:
            yield from flatten(element)
        elif element.tag in STACKS and element[1].tag == "mspace":  # as wide as its label
            yield from flatten(element[:1])
        elif element.tag != "mspace" or element.get("width"):
            yield element


def low_and_high(
    element: etree.Element, places: dict[str, tuple[int, int]]
) -> tuple[etree.Element | None, etree.Element | None]:
    """Return what is low and what is high at an element."""
    low, high = places[element.tag]
    return element[low] if low else None, element[high] if high else None


def unwrapped(element: etree.Element) -> etree.Element:
    """Return the one element that is grouped by some, or the group of several."""
    inner = list(flatten([element]))
    return inner[0] if len(inner) == 1 else element


def takes_limits(element: etree.Element, over: bool) -> bool:
    """Return whether what is over or under a base can be said as its scripts.

    So it can for operators, and what is under a name or a letter that is written as one: 𝔼.
    """
    if any("m-op" in one.get("class", "") for one in element.iter("mpadded")):
        return True
    inner = unwrapped(element)
    text = text_of_element(inner)
    if inner.tag == "mo" or (inner.tag == "mi" and not is_one_letter(text)):
        return True
    return not over and (inner.tag == "mtext" or (inner.tag == "mi" and text > "\u2100"))


def text_of_element(element: etree.Element) -> str:
    """Return the text of an element without what cannot be seen."""
    text = "".join(element.itertext()) if len(element) else element.text or ""
    return text if text.isascii() else text.translate(INVISIBLE)


def is_beside_words(children: Sequence[etree.Element], place: int) -> bool:
    """Return whether there is a text right before or after a child of a row."""
    return any(one.tag == "mtext" for one in children[max(0, place - 1) : place + 2])


def is_binomial(children: Sequence[etree.Element], place: int) -> bool:
    """Return whether there are brackets around a child of a row, a fraction without a stroke."""
    around = [*children[max(0, place - 1) : place], *children[place + 1 : place + 2]]
    return [text_of_element(one) for one in around] == ["(", ")"]


def is_bare_script(element: etree.Element) -> bool:
    """Return whether an element is the script of nothing."""
    return element.tag in SCRIPTS and not any(True for _ in flatten(element[:1]))


def letter_of(element: etree.Element) -> etree.Element:
    """Return the letter that has some accents."""
    while element.tag in STACKS:
        element = unwrapped(element[0])
    return element
