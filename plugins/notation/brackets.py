"""Which brackets of a formula belong together. Pure."""

from collections.abc import Sequence

CLOSING = {
    "(": ")",
    "[": "]",
    r"\{": r"\}",
    r"\lVert": r"\rVert",
    r"\lvert": r"\rvert",
    r"\langle": r"\rangle",
    r"\lfloor": r"\rfloor",
    r"\lceil": r"\rceil",
    "{": "}",
}
ENDS = frozenset(CLOSING.values())
BARS = frozenset(("|", r"\|", r"\Vert", r"\vert"))
#: Brackets whose contents say what they mean; in others any contents do.
LITERAL = frozenset(("(", r"\{"))


def matched(tokens: Sequence[str]) -> dict[int, int]:
    """Return where each bracket that is closed closes; bars close at the next on their level."""
    ends: dict[int, int] = {}
    opened: list[tuple[str, int]] = []
    for place, token in enumerate(tokens):
        is_bar = token in BARS
        if is_bar and not (opened and opened[-1][0] == token):
            opened.append((token, place))
        elif token in CLOSING:
            opened.append((CLOSING[token], place))
        elif is_bar or token in ENDS:
            _give_up(opened, token)
            if opened and opened[-1][0] == token:
                ends[opened.pop()[1]] = place
    return ends


def _give_up(opened: list[tuple[str, int]], token: str) -> None:
    """Drop what is open and cannot be closed any more.

    A bar that is not closed within a bracket is none, as in P(A | B); at the end of a group nothing
    else in it is open.
    """
    while opened and opened[-1][0] != token and (token == "}" or opened[-1][0] in BARS):
        opened.pop()
