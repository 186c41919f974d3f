"""No link is in another one: what is called in the text of a link comes after it."""

import re
import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from ..core.generated_markup import Class

#: A tag of a link in HTML.
ANCHOR = re.compile(r"<(?P<end>/?)a(?=[\s>])", re.IGNORECASE)


class LinksTreeprocessor(Treeprocessor):
    """Moves the calls of notes out of links; another link within one is only its text."""

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        blocks = self.md.htmlStash.rawHtmlBlocks
        tags = [ANCHOR.match(block) if isinstance(block, str) else None for block in blocks]
        if any(tags):
            for parent in [one for one in root.iter() if any(map(_is_call, one))]:
                _move_after_tags(parent, tags)
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
                if _is_call(child):
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


def _move_after_tags(parent: etree.Element, tags: list[re.Match[str] | None]) -> None:
    """Move the calls that are in a link in HTML, whose tags are put aside, to its end."""
    # What the parent holds, in order: texts and elements.
    parts: list[str | etree.Element] = [parent.text or ""]
    for child in parent:
        parts += [child, child.tail or ""]
        child.tail = None
    moved: list[str | etree.Element] = []
    waiting: list[etree.Element] = []
    is_open = False
    for part in parts:
        if isinstance(part, str):
            at = 0
            for found in HTML_PLACEHOLDER_RE.finditer(part):
                tag = tags[int(found[1])] if int(found[1]) < len(tags) else None
                if tag and tag["end"]:
                    moved += [part[at : found.end()], *waiting]
                    at, waiting = found.end(), []
                is_open = not tag["end"] if tag else is_open
            moved.append(part[at:])
        elif is_open and _is_call(part):
            waiting.append(part)
        else:
            moved.append(part)
    _fill(parent, [*moved, *waiting])


def _fill(parent: etree.Element, parts: list[str | etree.Element]) -> None:
    """Give an element other texts and elements."""
    parent.text, parent[:] = "", [part for part in parts if not isinstance(part, str)]
    last = None
    for part in parts:
        if not isinstance(part, str):
            last = part
        elif last is None:
            parent.text += part
        else:
            last.tail = f"{last.tail or ''}{part}"


def _cut(holder: etree.Element, child: etree.Element) -> None:
    """Take a child out; the text after it stays."""
    place = list(holder).index(child)
    if child.tail:
        if place:
            holder[place - 1].tail = f"{holder[place - 1].tail or ''}{child.tail}"
        else:
            holder.text = f"{holder.text or ''}{child.tail}"
    holder.remove(child)
