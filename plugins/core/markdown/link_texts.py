"""Links whose brackets are matched once for a text, and not once for each bracket."""

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


def match_brackets(text: str) -> dict[int, int]:
    """Return where each bracket is closed that is: the place of ``]`` by that of ``[``."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for bracket in BRACKET.finditer(text):
        if bracket[0] == "[":
            opened.append(bracket.start())
        elif opened:
            found[opened.pop()] = bracket.start()
    return found


class FastLinkInlineProcessor(LinkInlineProcessor):
    """Finds the end of the text of a link at once."""

    #: The text that was looked at last, and its brackets.
    matched: tuple[str, dict[int, int]] = ("", {})

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        """Return the text up to a bracket, the place after it, and whether there is one."""
        if data[index - 1 : index] != "[":
            return super().getText(data, index)
        if self.matched[0] != data:
            self.matched = data, match_brackets(data)
        end = self.matched[1].get(index - 1)
        return ("", len(data), False) if end is None else (data[index:end], end + 1, True)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """Return the address and the title, where a bracket can close them."""
        if data[index : index + 1] != "(" or data.find(")", index) < 0:
            return "", None, index, False
        return super().getLink(data, index)


class FastImageInlineProcessor(FastLinkInlineProcessor, ImageInlineProcessor):
    """The same for pictures."""


class FastReferenceInlineProcessor(FastLinkInlineProcessor, ReferenceInlineProcessor):
    """The same for links by reference."""


class FastShortReferenceInlineProcessor(FastLinkInlineProcessor, ShortReferenceInlineProcessor):
    """The same for links by reference without a name."""


class FastImageReferenceInlineProcessor(FastLinkInlineProcessor, ImageReferenceInlineProcessor):
    """The same for pictures by reference."""


class FastShortImageInlineProcessor(FastLinkInlineProcessor, ShortImageReferenceInlineProcessor):
    """The same for pictures by reference without a name."""


#: The faster class for each class of Python-Markdown's.
FASTER_LINKS: dict[type[Any], type[Any]] = {
    LinkInlineProcessor: FastLinkInlineProcessor,
    ImageInlineProcessor: FastImageInlineProcessor,
    ReferenceInlineProcessor: FastReferenceInlineProcessor,
    ShortReferenceInlineProcessor: FastShortReferenceInlineProcessor,
    ImageReferenceInlineProcessor: FastImageReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor: FastShortImageInlineProcessor,
}
