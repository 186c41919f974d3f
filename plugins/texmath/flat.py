"""Any formula along a line, for whoever searches: rows and cells one behind the other. Pure."""

import xml.etree.ElementTree as etree

from .plain import UNICODE, Linear


class Flat(Linear):
    """Writes every formula; what needs two dimensions loses the second."""

    def __init__(self) -> None:
        super().__init__(UNICODE)
        self._by_tag["mtr"] = self.cells

    def write(self, element: etree.Element) -> str:
        """Return the text of an element; one that is unknown is what is in it."""
        return self._by_tag.get(element.tag, self.row)(element)

    def cells(self, element: etree.Element) -> str:
        """Return a row of a table; the cells of an alignment are one formula."""
        return f"{' '.join(map(self.write, element))} "


def to_flat_text(mathml: str) -> str:
    """Return a formula as Unicode text."""
    return " ".join(Flat().write(etree.fromstring(mathml)).split())
