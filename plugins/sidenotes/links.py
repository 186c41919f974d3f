"""No link is in another one: what is called in the text of a link comes after it."""

import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor

from ..core.generated_markup import Class


class LinksTreeprocessor(Treeprocessor):
    """Moves the calls of notes out of links; another link within one is only its text."""

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        if not any(len(link) for link in root.iter("a")):
            return
        for parent in list(root.iter()):
            if parent.tag == "a":
                continue
            for place, link in reversed(list(enumerate(parent))):
                if link.tag == "a" and len(link):
                    self._empty(parent, place, link)

    def _empty(self, parent: etree.Element, place: int, link: etree.Element) -> None:
        for holder in list(link.iter()):
            for child in list(holder):
                if (
                    child.tag == "sup"
                    and len(child)
                    and child[0].get("class") == Class.FOOTNOTE_REF
                ):
                    _cut(holder, child)
                    after = parent[place]
                    child.tail, after.tail = after.tail, None
                    place += 1
                    parent.insert(place, child)
        for inner in link.iter("a"):
            if inner is not link:
                inner.tag = "span"
                for name in ("href", "title", "role"):
                    inner.attrib.pop(name, None)


def _is_call(element: etree.Element) -> bool:
    is_sup = element.tag == "sup" and len(element) > 0
    return is_sup and element[0].get("class") == Class.FOOTNOTE_REF


def _cut(holder: etree.Element, child: etree.Element) -> None:
    """Take a child out; the text after it stays."""
    place = list(holder).index(child)
    if child.tail:
        if place:
            holder[place - 1].tail = f"{holder[place - 1].tail or ''}{child.tail}"
        else:
            holder.text = f"{holder.text or ''}{child.tail}"
    holder.remove(child)
