"""Processors of Python-Markdown's that look first whether there is anything for them to do."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import STX, Registry

from .brackets import BOUNDED
from .tags import BOUNDED_HTML


class FastUnescapeTreeprocessor(UnescapeTreeprocessor):
    """Undoes escapes only in texts that have some."""

    def run(self, root: etree.Element) -> None:
        """Change the texts in place."""
        for element in root.iter():
            if (text := element.text) and STX in text and element.tag != "code":
                element.text = self.unescape(text)
            if (tail := element.tail) and STX in tail:
                element.tail = self.unescape(tail)
            for name, value in element.items():
                if value and STX in value:  # None for a name without a value
                    element.set(name, self.unescape(value))


class FastTocTreeprocessor(TocTreeprocessor):
    """Looks for the place of the table of contents only where its marker may be."""

    def replace_marker(self, root: etree.Element, elem: etree.Element) -> None:
        """Put the table in the place of the marker, if that is the text of an element."""
        if any(self.marker in (element.text or "") for element in root.iter()):
            super().replace_marker(root, elem)


class FastRegistry(Registry[BlockProcessor]):
    """Processors in a list that is made once, and not for each block of a text."""

    _list: Sequence[BlockProcessor] = ()

    def __iter__(self) -> Iterator[BlockProcessor]:
        """Return the processors in order."""
        if not self._list:
            self._list = list(super().__iter__())
        return iter(self._list)

    def register(self, item: BlockProcessor, name: str, priority: float) -> None:
        """Add a processor."""
        super().register(item, name, priority)
        self._list = ()

    def deregister(self, name: str, strict: bool = True) -> None:
        """Remove a processor."""
        super().deregister(name, strict)
        self._list = ()


#: The faster class for each class of Python-Markdown's.
FASTER: dict[type[Any], type[Any]] = {
    UnescapeTreeprocessor: FastUnescapeTreeprocessor,
    TocTreeprocessor: FastTocTreeprocessor,
    Registry: FastRegistry,
    **BOUNDED,
    **BOUNDED_HTML,
}


def take_shortcuts(md: Markdown) -> None:
    """Make processors of Python-Markdown's faster; those of other extensions stay as they are.

    They change their class, since extensions keep state in them, and others may know them.
    """
    processors = (*md.preprocessors, *md.inlinePatterns, *md.treeprocessors)
    for thing in (*processors, md.parser.blockprocessors):
        if faster := FASTER.get(type(thing)):
            thing.__class__ = faster
