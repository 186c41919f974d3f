"""What rests on what: the statements of all posts as a graph. Pure."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class StatementKey(NamedTuple):
    """A statement of a site."""

    #: The path of its post.
    path: str
    id: str


Edges = Mapping[StatementKey, Sequence[StatementKey]]


@dataclass(frozen=True, slots=True)
class Reliance:
    """One statement rests on another."""

    statement: StatementKey
    on: StatementKey
    #: Whether only its proof does, and not its words.
    in_proof: bool
    #: Whether it is not written, but follows from the symbols that it has.
    by_symbols: bool = False


@dataclass(slots=True)
class ProofGraph:
    """The statements of a site, and what each rests on."""

    #: By statement, what it rests on, in the order of its text.
    below: Mapping[StatementKey, Sequence[Reliance]]
    above: dict[StatementKey, list[Reliance]] = field(init=False)
    _reached: dict[StatementKey, frozenset[StatementKey]] = field(default_factory=dict)

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

    def is_roundabout(self, reliance: Reliance) -> bool:
        """Return whether a statement rests on another by way of a third one, too."""
        for one in self.below[reliance.statement]:
            if one.on != reliance.on:
                if one.on not in self._reached:
                    self._reached[one.on] = frozenset(self.everything_below(one.on))
                if reliance.on in self._reached[one.on]:
                    return True
        return False

    def circles(self) -> Iterator[list[StatementKey]]:
        """Yield a circle for each group of statements that all rest on each other.

        A circle begins and ends with the same statement.
        """
        edges = {key: [r.on for r in found] for key, found in self.below.items()}
        for group in find_groups(edges):
            if len(group) > 1:
                yield _shortest_way_round(group[0], edges, set(group))

    def unused(self, keys: Iterable[StatementKey]) -> Iterator[StatementKey]:
        """Yield those of some statements on which nothing rests."""
        return (key for key in keys if not self.above.get(key))


def find_groups(edges: Edges) -> Iterator[list[StatementKey]]:  # noqa: C901  # one loop
    """Yield the strongly connected parts of a graph (R. Tarjan, 1972), without recursion."""
    numbers: dict[StatementKey, int] = {}
    lowest: dict[StatementKey, int] = {}
    stack: list[StatementKey] = []
    on_stack: set[StatementKey] = set()
    for root in edges:
        if root in numbers:
            continue
        ways = [(root, iter(edges[root]))]
        numbers[root] = lowest[root] = len(numbers)
        stack.append(root)
        on_stack.add(root)
        while ways:
            key, further = ways[-1]
            for other in further:
                if other not in numbers:
                    numbers[other] = lowest[other] = len(numbers)
                    stack.append(other)
                    on_stack.add(other)
                    ways.append((other, iter(edges.get(other, ()))))
                    break
                if other in on_stack:
                    lowest[key] = min(lowest[key], numbers[other])
            else:
                ways.pop()
                if ways:
                    lowest[ways[-1][0]] = min(lowest[ways[-1][0]], lowest[key])
                if lowest[key] == numbers[key]:
                    group = stack[stack.index(key) :] if stack[-1] != key else [key]
                    del stack[-len(group) :]
                    on_stack.difference_update(group)
                    yield group


def _shortest_way_round(
    start: StatementKey,
    edges: Edges,
    within: set[StatementKey],
) -> list[StatementKey]:
    """Return a shortest circle from a statement back to it, within a connected part."""
    came_from: dict[StatementKey, StatementKey] = {}
    waiting = deque([start])
    while waiting:
        key = waiting.popleft()
        for other in edges[key]:
            if other == start:
                way = [key]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return [*reversed(way), start]
            if other in within and other not in came_from:
                came_from[other] = key
                waiting.append(other)
    return []
