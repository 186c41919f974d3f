"""Lines of colons in a text: ``::: lemma {#lem-x} Title`` and ``:::``. Pure."""

import re
from dataclasses import dataclass

from ..core.markdown.prose import compile_prose, find_in_prose

FENCE = compile_prose(
    r"""
    ^(?P<lead>[ \t>]*(?:(?:(?:[-+*]|\d+[.)]|:)[ \t]+|\[\^[^\]\n]+\]:[ \t]*)[ \t>]*)?)
    (?P<colons>:{3,})(?P<rest>[ \t]*(?:$|[A-Za-z{][^\n]*$))
    """,
    r"\n(?=[ \t>:*+\-\d\[])",
)


@dataclass(frozen=True, slots=True)
class Fence:
    """A line of colons."""

    #: Where it is in the text.
    start: int
    end: int
    #: What comes before the colons in the line, and after them.
    lead: str
    colons: int
    rest: str


def find_fences(text: str) -> list[Fence]:
    """Return the fences of a text, in order; code has none."""
    if ":::" not in text:
        return []
    return [
        Fence(*m.span(), m["lead"], len(m["colons"]), m["rest"].strip().rstrip(":").rstrip())
        for m in find_in_prose(FENCE, text)
    ]


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
    return "".join(re.findall(r"[ \t]*>", lead)[:depth])


def _line(text: str, start: int) -> str:
    """Return the line that begins at a place."""
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]
