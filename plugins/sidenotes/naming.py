"""The links of notes and of their calls, and ids that a page may have. Pure."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from ..core.generated_markup import Class

#: A character that no id may have, or that a link would have to write in another way.
ODD = re.compile(r"[^\w.:-]")


def definition_of(name: str) -> str:
    """Return a regular expression for where a note of this name is written."""
    return rf"^ *\[\^{re.escape(name)}\]:"


def settle_ids(root: etree.Element) -> None:
    """Write odd characters in the ids of notes and calls, such as spaces, by their code points."""
    for link in links_of(root, Class.FOOTNOTE_REF, Class.FOOTNOTE_BACKREF):
        link.set("href", f"#{_settled(link.get('href', '').removeprefix('#'))}")
    calls = (
        sup for sup in root.iter("sup") if next(links_of(sup, Class.FOOTNOTE_REF), None) is not None
    )
    for element in (*calls, *items_of(root)):
        element.set("id", _settled(element.get("id", "")))


def _settled(name: str) -> str:
    return ODD.sub(lambda character: f".{ord(character[0]):x}", name)


def items_of(root: etree.Element) -> list[etree.Element]:
    """Return the notes that "footnotes" has listed."""
    return root.findall(f".//div[@class='{Class.FOOTNOTE}']/ol/li")


def links_of(element: etree.Element, *kinds: str) -> Iterator[etree.Element]:
    """Yield the links of these classes in an element."""
    return (link for link in element.iter("a") if link.get("class") in kinds)


def drop_links_back(note: etree.Element) -> None:
    """Take out of a note the links to where it is called, for nothing calls it."""
    for parent in list(note.iter()):
        for link in [child for child in parent if child.get("class") == Class.FOOTNOTE_BACKREF]:
            parent.remove(link)
