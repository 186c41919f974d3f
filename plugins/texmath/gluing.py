"""What stays on a line with a formula. Pure."""

import re

from markdown.util import STX

#: Between a formula and a bracket, a comma or a "-th", browsers may break a line: what is before
#: a formula, found from its end, and what is after it.
OPENING = tuple("([“‘«„"), ("&ldquo;", "&lsquo;", "&laquo;")
LAST_LETTERS = re.compile(r"\w{0,12}\Z")
AFTER = re.compile(
    rf"(?:(?!tex{STX})\w){{0,12}}(?:-(?:(?!tex{STX})\w){{1,12}})?"
    r"(?:[.,:;!?)\]”’»%…]|&rdquo;|&rsquo;|&raquo;|&hellip;)*"
)


def glued_around(text: str, first: int, start: int, end: int) -> tuple[int, int]:
    """Return where what stays with a formula begins, from ``first`` on, and where it ends."""
    found = AFTER.match(text, end)
    return _glued_before(text, first, start), found.end() if found else end


def _glued_before(text: str, start: int, end: int) -> int:
    """Return where the letters and opening brackets begin that are right before a place."""
    characters, entities = OPENING
    while True:
        if text.endswith(characters, start, end):
            end -= 1
        elif text.endswith(entities, start, end):
            end -= len(entities[0])
        else:
            break
    found = LAST_LETTERS.search(text, max(start, end - 12), end)
    return found.start() if found else end
