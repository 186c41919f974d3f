"""MathML as elements: ours, and what an author has written by hand, which may be no XML. Pure."""

import xml.etree.ElementTree as etree
from html.parser import HTMLParser

#: Elements of HTML without an end tag.
EMPTY = {"br", "img", "mspace", "mprescripts", "none"}


def parse_mathml(mathml: str) -> etree.Element:
    """Return the element of a formula, whatever is wrong with it."""
    if "xmlns" not in mathml:
        try:
            return etree.fromstring(mathml)
        except etree.ParseError:
            pass
    parser = _Parser()
    parser.feed(mathml)
    parser.close()
    return parser.root


class _Parser(HTMLParser):
    """Reads MathML as a browser does: with HTML's entities, and tags that nobody has closed."""

    def __init__(self) -> None:
        super().__init__()
        self.root = etree.Element("math")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "math":
            return
        element = etree.SubElement(self._open[-1], tag, {n: v or "" for n, v in attrs})
        if tag not in EMPTY:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        etree.SubElement(self._open[-1], tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        for number in range(len(self._open) - 1, 0, -1):
            if self._open[number].tag == tag:
                del self._open[number:]
                return

    def handle_data(self, data: str) -> None:
        element = self._open[-1]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + data
        else:
            element.text = (element.text or "") + data
