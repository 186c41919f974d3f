r"""A formula as its symbols with their indices and arguments, and whether one fits another. Pure.

``\hat R_n(f)`` is one atom: ``\hat R`` with the index ``n`` and the argument ``f``. What is drawn
around letters, spaces and sizes of brackets count for nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ..texmath import tokenize
from .brackets import CLOSING, matched
from .commands import NO_SYMBOLS, SILENT, WORN

#: Formulas that are nested deeper have no symbols there.
DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Atom:
    """A symbol in a formula."""

    nucleus: tuple[str, ...]
    below: "Row" = ()
    above: "Row" = ()
    #: What is in the round brackets after it, between commas.
    arguments: "tuple[Row, ...]" = ()
    #: What is in the braces after a command, or in brackets.
    inside: "tuple[Row, ...]" = ()

    @property
    def rows(self) -> "Iterator[Row]":
        """What is in it."""
        yield from (self.below, self.above, *self.arguments, *self.inside)


Row = tuple[Atom, ...]


@lru_cache(maxsize=4096)
def parse(tex: str) -> Row:
    """Return the symbols of a formula; never raises."""
    tokens = [token for token in tokenize(tex) if token not in SILENT]
    return _Parser(tokens).row(0, len(tokens), 0)


class _Parser:
    """Reads the tokens of one formula."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens = tokens
        self.end_of = matched(tokens)

    def row(self, at: int, end: int, depth: int) -> Row:
        found: list[Atom] = []
        while at < end and depth < DEEPEST:
            atoms, at = self._next(at, end, depth)
            found += atoms
        return tuple(found)

    def _next(self, at: int, end: int, depth: int) -> tuple[Row, int]:
        token = self.tokens[at]
        if token in NO_SYMBOLS:
            return (), self._after(at + 1, end)
        if token == "{" and at in self.end_of:
            inner = self.row(at + 1, self.end_of[at], depth + 1)
            close = self.end_of[at] + 1
            if len(inner) != 1 or inner[0].below or inner[0].above:
                return inner, close
            return self._finish(inner[0].nucleus, inner[0].inside, close, end, depth)
        if at in self.end_of:
            close = self.end_of[at]
            inside = self._parts(at + 1, close, depth)
            return self._finish((token, self.tokens[close]), inside, close + 1, end, depth)
        if token in WORN:
            nucleus, after = self._worn(at, end, 0)
            return self._finish(nucleus, (), after, end, depth)
        after, inside = at + 1, ()
        while token[0] == "\\" and after < end and self.tokens[after] == "{" in CLOSING:
            if after not in self.end_of:
                break
            inside = (*inside, self.row(after + 1, self.end_of[after], depth + 1))
            after = self.end_of[after] + 1
        return self._finish((token,), inside, after, end, depth)

    def _worn(self, at: int, end: int, depth: int) -> tuple[tuple[str, ...], int]:
        """Return an accent or a font with what it is on, without braces."""
        start, after = at + 1, self._after(at + 1, end)
        if start < end and self.tokens[start] in WORN and depth < DEEPEST:
            inner, after = self._worn(start, end, depth + 1)
            return (self.tokens[at], *inner), after
        inside = self.tokens[start:after]
        return (self.tokens[at], *(one for one in inside if one not in ("{", "}"))), after

    def _after(self, at: int, end: int) -> int:
        """Return where an argument ends."""
        return min(
            self.end_of.get(at, at) + 1 if at < end and self.tokens[at] == "{" else at + 1, end
        )

    def _finish(
        self, nucleus: tuple[str, ...], inside: tuple[Row, ...], at: int, end: int, depth: int
    ) -> tuple[Row, int]:
        """Return an atom with its indices and its arguments."""
        below: Row = ()
        above: Row = ()
        arguments: tuple[Row, ...] = ()
        while at < end and self.tokens[at] in "_^'":
            mark = self.tokens[at]
            after = at + 1 if mark == "'" else self._after(at + 1, end)
            inner = (Atom(("'",)),) if mark == "'" else self.row(at + 1, after, depth + 1)
            below, above = (inner, above) if mark == "_" else (below, above + inner)
            at = after
        takes = nucleus[-1].isalpha() or nucleus[0][0] == "\\"
        if takes and at < end and self.tokens[at] == "(" and at in self.end_of:
            arguments = self._parts(at + 1, self.end_of[at], depth)
            at = self.end_of[at] + 1
        return (Atom(nucleus, below, above, arguments, inside),), at

    def _parts(self, at: int, end: int, depth: int) -> tuple[Row, ...]:
        """Return what is between the commas and semicolons of a bracket."""
        parts, places, place = [], [at - 1], at
        while place < end:
            if self.tokens[place] in (",", ";"):
                places.append(place)
            place = self.end_of.get(place, place) + 1
        for start, stop in pairwise([*places, end]):
            parts.append(self.row(start + 1, stop, depth + 1))
        return tuple(parts)
