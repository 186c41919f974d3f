"""The symbols, numbers, names and texts of a formula as its parts. Pure."""

import xml.etree.ElementTree as etree

from .accents import is_one_letter
from .lettering import Lettering
from .parts import NOTHING, SPACE, FormulaPart, Role, role_of_operator
from .structure import text_of_element

#: A space narrower than this, in em, only parts what is read as one.
NARROW = 0.25
#: From here on, characters have a form of their own: 𝐱, ℝ.
FORMED = "\u2000"


def read_leaf(element: etree.Element, lettering: Lettering) -> FormulaPart:
    """Return an element without children as a part."""
    text = text_of_element(element)
    if not text:  # the application of a function to what comes next
        return NOTHING
    return write_leaf(element, text, _role(element, text), lettering)


def _role(element: etree.Element, text: str) -> Role:
    if text == ":":
        spaced = element.tag == "mo" and element.get("lspace") != "0"
        return Role.OPERATOR if spaced else Role.PUNCTUATION
    if element.tag == "mo":
        return role_of_operator(text)
    if element.tag == "mtext":
        # Authors write names as texts, too; but "th" belongs to what is before it.
        return Role.NAME if text.isalpha() and len(text) > 2 else Role.WORDS
    return Role.NAME if element.tag == "mi" and not is_one_letter(text) else Role.ATOM


def write_leaf(element: etree.Element, text: str, role: Role, lettering: Lettering) -> FormulaPart:
    """Return a text as a part; a letter that is a variable is written as one."""
    is_letter = element.tag == "mi" and text[0].isalpha() and is_one_letter(text)
    upright = element.get("mathvariant") == "normal" or text[0] > FORMED
    write = lettering.letter if is_letter and not upright else lettering.text
    return FormulaPart(write(text), role, plain=text)


def read_space(element: etree.Element) -> FormulaPart:
    """Return a space that can be seen, or nothing."""
    try:
        wide = float((element.get("width") or "0").removesuffix("em")) > NARROW
    except ValueError:
        wide = True
    return SPACE if wide else NOTHING
