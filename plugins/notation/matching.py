"""Which symbols of a list a formula has. Pure."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from .atoms import Atom, Row
from .brackets import LITERAL
from .commands import GREEK, NAMING

K = TypeVar("K", bound=Hashable)

#: How well two atoms fit: not at all, by variables, but for the power, exactly.
NO, LOOSE, NEAR, EXACT = 0, 1, 2, 3
DIFFERENTIALS = (Atom(("d",)), Atom(("\\mathrm", "d")))


def fit(symbol: Atom, found: Atom) -> int:
    """Return how well an atom of a formula fits a symbol that is defined."""
    if symbol.nucleus != found.nucleus or len(symbol.inside) != len(found.inside):
        return NO
    if symbol == found:
        return EXACT
    if symbol.nucleus[0] in LITERAL and symbol.inside != found.inside:
        return NO
    if not _index_fits(symbol.below, found.below) or not _power_fits(symbol.above, found.above):
        return NO
    count = len(symbol.arguments)
    if count and found.arguments and count != len(found.arguments):
        return NO
    # The index as it is written counts more than any other one, also with a power.
    near = EXACT if symbol.above == found.above else NEAR
    return near if symbol.below == found.below else LOOSE


def _index_fits(symbol: Row, found: Row) -> bool:
    if symbol == found:
        return True
    return bool(symbol and found) and all(_is_variable(atom) for atom in symbol)


def _power_fits(symbol: Row, found: Row) -> bool:
    if symbol == found:
        return True
    if symbol:
        return bool(found) and all(_is_variable(atom) for atom in symbol)
    return not any(atom.nucleus[0] in NAMING for atom in found)


def _is_variable(atom: Atom) -> bool:
    """Return whether an index is one of many: a small letter, or a comma between such."""
    if atom.nucleus == (",",):
        return True
    is_plain = not (atom.below or atom.above or atom.arguments or atom.inside)
    (name, *more) = atom.nucleus
    is_small = name in GREEK or (len(name) == 1 and name.islower())
    return is_plain and not more and is_small


class Symbols(Generic[K]):
    """Symbols that are defined, each with a key; of two that fit equally well the first counts."""

    def __init__(self, symbols: Iterable[tuple[K, Row]]) -> None:
        self.known: dict[tuple[str, ...], list[tuple[Row, K]]] = defaultdict(list)
        for key, row in symbols:
            if row:
                self.known[row[0].nucleus].append((row, key))
        for found in self.known.values():
            # The longest first.
            found.sort(key=lambda pair: -len(pair[0]))

    def find(self, row: Row) -> Iterator[K]:
        """Yield the key of each symbol in a formula, in the order of the formula."""
        place = 0
        while place < len(row):
            if _is_differential(row, place):
                place += 1
                continue
            best, length, key = self._best(row, place)
            if best and key is not None:
                yield key
            for atom in row[place : place + length]:
                for inner in atom.rows:
                    yield from self.find(inner)
            place += length

    def _best(self, row: Row, place: int) -> tuple[int, int, K | None]:
        best: tuple[int, int, int] = (NO, 0, 0)
        chosen: tuple[int, int, K | None] = (NO, 1, None)
        for symbol, key in self.known.get(row[place].nucleus, ()):
            how = _fits(symbol, row, place)
            # A symbol that is written with arguments counts more where the formula has them.
            has = bool(symbol[0].arguments) == bool(row[place].arguments)
            rank = (len(symbol), how, has) if how else best
            if how and rank > best:
                best, chosen = rank, (how, len(symbol), key)
        return chosen


def _is_differential(row: Row, place: int) -> bool:
    """Return whether an atom is the d of a differential, as in dx."""
    if row[place] not in DIFFERENTIALS or place + 1 == len(row):
        return False
    name = row[place + 1].nucleus[0]
    return len(row[place + 1].nucleus) == 1 and (name.isalpha() or name in GREEK)


def _fits(symbol: Sequence[Atom], row: Row, place: int) -> int:
    if place + len(symbol) > len(row):
        return NO
    pairs = zip(symbol, row[place:], strict=False)
    return min(fit(one, other) for one, other in pairs)
