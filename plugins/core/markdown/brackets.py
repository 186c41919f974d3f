"""Python-Markdown's links and pictures, but a bracket that nothing closes is looked for once."""

import re
from typing import Any

from markdown.inlinepatterns import (
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)

BRACKET = re.compile(r"[\[\]]")
#: How many characters of a post are read in vain for the ends of addresses, and how many for each
#: address after that.
IN_VAIN, SHORT = 200_000, 400


def bracket_after(text: str, at: int) -> str:
    """Return the round bracket at a place, written so that it makes no link; "" for none."""
    return "&#40;" if text.startswith("(", at) else ""


class BoundedBrackets(LinkInlineProcessor):
    """Reads ``[text](address)`` in a time that grows as the text does, whatever is in it."""

    #: A text in which a bracket was not closed, from there on.
    _tail = ""
    #: For each bracket that it closes: where, both counted from the end.
    _ends: dict[int, int]
    _in_vain = 0

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        """Return what is between a bracket and the one that closes it, and where that ends."""
        end = self._closing(data, index)
        return (data[index:end], end + 1, True) if end >= 0 else ("", len(data), False)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """Return the address and the title after a text, and where they end."""
        if data[index : index + 1] != "(" or data.find(")", index) < 0:
            return "", None, index, False
        if self._in_vain > IN_VAIN:
            data = data[: index + SHORT]
        found: Any = super().getLink(data, index)
        if not found[-1]:
            self._in_vain += len(data) - index
        return found  # type: ignore[no-any-return]

    def _closing(self, data: str, index: int) -> int:
        """Return where the bracket is closed that is open at a place; -1 if it is not."""
        left = len(data) - index
        if 0 < left <= len(self._tail) and self._tail.endswith(data[index:]):
            return len(data) - self._ends[left] if left in self._ends else -1
        depth = 1
        for found in BRACKET.finditer(data, index):
            depth += 1 if found[0] == "[" else -1
            if not depth:
                return found.start()
        # What comes after it stays the same while what is before is replaced by placeholders.
        self._tail, self._ends = data[index:], _ends(data[index:])
        return -1


def _ends(text: str) -> dict[int, int]:
    """Return where each bracket of a text is closed: from after it, both counted from the end."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for found in BRACKET.finditer(text):
        if found[0] == "[":
            opened.append(len(text) - found.end())
        elif opened:
            ends[opened.pop()] = len(text) - found.start()
    return ends


class BoundedLink(BoundedBrackets):
    """A link."""


class BoundedReference(BoundedBrackets, ReferenceInlineProcessor):
    """A link whose address is elsewhere."""


class BoundedShortReference(BoundedBrackets, ShortReferenceInlineProcessor):
    """A link whose text names where its address is."""


class BoundedImage(BoundedBrackets, ImageInlineProcessor):
    """A picture."""


class BoundedImageReference(BoundedBrackets, ImageReferenceInlineProcessor):
    """A picture whose address is elsewhere."""


class BoundedShortImageReference(BoundedBrackets, ShortImageReferenceInlineProcessor):
    """A picture whose text names where its address is."""


#: The bounded class for each class of Python-Markdown's.
BOUNDED: dict[type[Any], type[Any]] = {
    LinkInlineProcessor: BoundedLink,
    ReferenceInlineProcessor: BoundedReference,
    ShortReferenceInlineProcessor: BoundedShortReference,
    ImageInlineProcessor: BoundedImage,
    ImageReferenceInlineProcessor: BoundedImageReference,
    ShortImageReferenceInlineProcessor: BoundedShortImageReference,
}
