"""Formulas for a search: all their words in Unicode, one row after the other. Pure."""

import xml.etree.ElementTree as etree
from collections.abc import Sequence

from .accents import OVER, UNDER
from .joining import join
from .lettering import UNICODE
from .linear import Linear, NotLinearError
from .parts import FormulaPart, Role
from .structure import STACKS, text_of_element

#: Braces over and under something.
BRACES = frozenset("⏞⏟⎴⎵⏜⏝")


class Flat(Linear):
    """Writes every formula in Unicode, also one that needs two dimensions: row after row."""

    def __init__(self) -> None:
        super().__init__(UNICODE)

    def part(self, element: etree.Element) -> FormulaPart:
        """Return an element as one part; one that has no text, as those of its children."""
        try:
            return super().part(element)
        except NotLinearError:
            if element.tag in ("mtd", "menclose"):
                return FormulaPart(join(self.parts(*element)), Role.SPACE)
            kept = [child for child in element if element.tag not in STACKS or not _is_mark(child)]
            children = (join(self.parts(child)) or text_of_element(child) for child in kept)
            return FormulaPart(" ".join(children) or text_of_element(element), Role.SPACE)

    def can_follow(self, *_about: object) -> bool:
        """Return True: nobody takes the words of a search for a formula."""
        return True

    def can_enclose(self, parts: Sequence[FormulaPart]) -> bool:  # noqa: ARG002
        """Return True, for the same reason."""
        return True


def _is_mark(element: etree.Element) -> bool:
    """Return whether an element is an accent or a brace, which nobody types in a search."""
    text = text_of_element(element).strip()
    return bool(text) and (text in OVER or text in UNDER or text in BRACES)
