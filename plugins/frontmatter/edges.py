"""Where a header begins and ends: the lines around YAML, the text right below fields. Pure."""

import re
from collections.abc import Collection

from .header import FIELD, HeaderFault

FENCE = re.compile(r"-{3}[ \t]*$")
END_FENCE = re.compile(r"(?:-{3}|\.{3})[ \t]*$")
#: Dashes that are too many, too few or too long.
LIKE = re.compile(r"(?:-{2,20}|[—–]{1,20})[ \t]*$")
#: A field with which a header may begin.
FIRST = re.compile(
    r"(?:title|date|layout|author|tags|categor|slug|summary)\w{0,10}[ ]?:", re.IGNORECASE
)

#: With these words a text begins, and no field.
PROSE = re.compile(
    r"(?:Note|Remark|Warning|Update|Edit|Disclaimer|Question|Theorem|Lemma|Definition|Claim"
    r"|Example|Proof|Attention|Spoiler|Motivation|Setup|TLDR|TL;DR):[ \t]+\S+[ \t]+\S+[ \t]+\S"
)

#: A field that no text begins with.
FIELD_LINE = re.compile(
    r"(?P<name>title|date|modified|tags|category|slug|status|lang|level|series|part)[ ]?:[ ]*\S",
    re.IGNORECASE,
)
#: The fields that have a line for each of several things.
OF_LINES = ("macros", "notation", "corrections", "requires", "helps", "redirect_from", "aliases")
#: A line that goes on with the value above it.
GOES_ON = re.compile(r"[a-z]{2,20}[ ][a-z]{1,20}[ ]")


def opens_yaml(lines: list[str], start: int) -> bool:
    """Return whether a line opens a header in YAML."""
    if start >= len(lines):
        return False
    if FENCE.match(lines[start]):
        return True
    after = lines[start + 1] if start + 1 < len(lines) else ""
    return bool(LIKE.match(lines[start]) and FIRST.match(after))


def find_end(lines: list[str], start: int) -> int | None:
    """Return the number of the line that closes a header in YAML, None if none does."""
    after = range(start + 1, len(lines))
    end = next((n for n in after if END_FENCE.match(lines[n])), None)
    blank = next((n for n in after if not lines[n].strip()), len(lines))
    if FENCE.match(lines[start]) and end is not None:
        return end
    return next((n for n in range(start + 1, blank) if LIKE.match(lines[n])), end)


def edge_faults(lines: list[str], *numbers: int) -> list[HeaderFault]:
    """Return the fault of the first of some lines that should be three dashes."""
    odd = [n for n in numbers if not END_FENCE.match(lines[n])]
    text = "a header is between lines of three dashes"
    return [HeaderFault(FIELD, n + 1, text, "write ---") for n in odd[:1]]


def begins_text(line: str) -> bool:
    """Return whether a line after fields is the first one of the text."""
    return PROSE.match(line) is not None


def text_faults(
    lines: list[str], number: int, last: str, known: Collection[str]
) -> list[HeaderFault]:
    """Return the fault of a text whose first line, by its number, is right below fields.

    ``last`` is the last field, ``known`` are all of them.
    """
    line = lines[number] if number < len(lines) else ""
    if begins_text(line):
        text, hint = "the text begins right below the header", "write a blank line before it"
        return [HeaderFault(FIELD, number + 1, text, hint)]
    if GOES_ON.match(line) or (line.strip() and last.lower() in OF_LINES):
        text = f'the line "{line[:30]}…" is text, and no part of the field above'
        return [HeaderFault(FIELD, number + 1, text, "indent it by four spaces")]
    after = number + 1
    below = FIELD_LINE.match(lines[after]) if not line.strip() and after < len(lines) else None
    if below and below["name"].lower() not in {name.lower() for name in known}:
        text = f'a blank line ends the header: "{lines[after][:30].rstrip()}" is text'
        return [HeaderFault(FIELD, after + 1, text, "take the blank line above it out")]
    return []


def second_faults(lines: list[str], start: int) -> list[HeaderFault]:
    """Return the fault of a text that begins with another header, between lines of dashes."""
    first = next((n for n in range(start, len(lines)) if lines[n].strip()), len(lines))
    after = lines[first + 1] if first + 1 < len(lines) else ""
    if first < len(lines) and FENCE.match(lines[first]) and FIELD_LINE.match(after):
        text, hint = "a second header is text", "write its fields into the first one"
        return [HeaderFault(FIELD, first + 1, text, hint)]
    return []
