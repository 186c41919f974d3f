"""The blank lines that the block of a fence needs around it. Pure."""

import re

from .fences import Fence


def give_room(block: str, fence: Fence, text: str, *, follows: bool) -> str:
    """Return the text that replaces a fence, with the blank lines that a block needs.

    ``follows`` says that the line before is a fence, too.
    """
    room = f"{fence.lead}{block}"
    if not follows and _parts_words(text, fence):
        room = f"{_blank(fence.lead)}\n{room}"
    if (after := _line(text, fence.end + 1)).strip(" \t>"):
        room = f"{room}\n{_blank(fence.lead, after)}"
    return room


def _parts_words(text: str, fence: Fence) -> bool:
    """Return whether a fence needs a blank line before it, within the quotation that it is in."""
    before = text[text.rfind("\n", 0, max(fence.start - 1, 0)) + 1 : max(fence.start - 1, 0)]
    return bool(before.strip(" \t>")) and not fence.lead.strip(" \t>")


def _blank(lead: str, after: str = ">" * 9) -> str:
    """Return a blank line within the quotation that a fence and the line after it share."""
    quoted = re.match(r"[ \t>]*", after)
    depth = quoted[0].count(">") if quoted else 0
    return "".join(re.findall(r"(?<![ \t])[ \t]*+>", lead)[:depth])


def _line(text: str, start: int) -> str:
    """Return the line that begins at a place."""
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]
