"""Formulas for a search: all their words in Unicode, one row after the other. Pure."""

import xml.etree.ElementTree as etree
from collections.abc import Sequence

from .joining import join
from .lettering import UNICODE
from .linear import Linear, NotLinearError
from .parts import FormulaPart, Role
from .structure import text_of_element


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
            children = (join(self.parts(child)) or text_of_element(child) for child in element)
            return FormulaPart(" ".join(children) or text_of_element(element), Role.SPACE)

    def can_follow(self, *_about: object) -> bool:
        """Return True: nobody takes the words of a search for a formula."""
        return True

    def can_enclose(self, parts: Sequence[FormulaPart]) -> bool:  # noqa: ARG002
        """Return True, for the same reason."""
        return True
