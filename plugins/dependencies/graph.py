"""What rests on what: the statements of all posts as a graph. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple


class StatementKey(NamedTuple):
    """A statement of a site."""

    #: The path of its post.
    path: str
    id: str


@dataclass(frozen=True, slots=True)
class Reliance:
    """One statement rests on another."""

    statement: StatementKey
    on: StatementKey
    #: Whether only its proof does, and not its words.
    in_proof: bool


@dataclass(slots=True)
class ProofGraph:
    """The statements of a site, and what each rests on."""

    #: By statement, what it rests on, in the order of its text.
    below: Mapping[StatementKey, Sequence[Reliance]]
    above: dict[StatementKey, list[Reliance]] = field(init=False)

    def __post_init__(self) -> None:
        self.above = defaultdict(list)
        for reliances in self.below.values():
            for one in reliances:
                self.above[one.on].append(one)

    def everything_below(self, key: StatementKey) -> list[StatementKey]:
        """Return a statement with all that it rests on, each after what it rests on itself."""
        done: dict[StatementKey, None] = {}
        waiting = [(key, False)]
        entered = set()
        while waiting:
            one, is_left = waiting.pop()
            if is_left:
                done[one] = None
            elif one not in entered:
                entered.add(one)
                waiting.append((one, True))
                waiting += [(r.on, False) for r in reversed(self.below.get(one, ()))]
        return list(done)

    def circles(self) -> Iterator[list[StatementKey]]:
        """Yield circles until none is left: each begins and ends with the same statement."""
        edges = {key: dict.fromkeys(r.on for r in found) for key, found in self.below.items()}
        while True:
            try:
                TopologicalSorter(edges).prepare()
            except CycleError as error:
                # graphlib lists what comes first, first.
                circle = list(reversed(error.args[1]))
                yield circle
                del edges[circle[0]][circle[1]]
            else:
                return

    def unused(self, keys: Iterable[StatementKey]) -> Iterator[StatementKey]:
        """Yield those of some statements on which nothing rests."""
        return (key for key in keys if not self.above.get(key))
