"""Lines of colons in a text: ``::: lemma {#lem-x} Title`` and ``:::``. Pure."""

from dataclasses import dataclass

from ..core.markdown.prose import LEAD, compile_prose, find_in_prose

#: A line of colons; a mark after them, which begins with letters, is no kind.
FENCE = compile_prose(
    rf"""
    ^(?P<lead>{LEAD})
    (?P<colons>:{{3,}})(?P<rest>[ \t]*(?:$|(?![a-z]+\x02)[A-Za-z{{][^\n]*$))
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
