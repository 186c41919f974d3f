"""Lay out a map: columns from left to right, with few crossings of lines. Pure.

fast-sugiyama (after K. Sugiyama, S. Tagawa, M. Toda, 1981) finds the column of each node, the order
in the column, and where long edges pass between other nodes. The distances are found here: boxes
differ in height, and none may touch another. All lengths are in pixels.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..core.posts import PartKey
from .model import Box, Layout, Point, Tie
from .spacing import settle

#: The width of a box.
WIDTH = 172.0
#: The space between two columns, between two things in a column, and around the map.
CHANNEL, GAP, MARGIN = 48.0, 10.0, 6.0
#: The height of a line that passes through a column.
LINE = 6.0
#: Up to this width, parts of the map that nothing joins are side by side.
SHELF = 1000.0


@dataclass(frozen=True, slots=True)
class Island:
    """A part of a map that nothing joins to the others; its left upper corner is (0, 0)."""

    #: The middle of each node.
    middles: dict[int, Point]
    #: The points of each edge, by the nodes at its ends.
    routes: dict[tuple[int, int], list[Point]]
    width: float
    height: float


def lay_out(heights: Mapping[PartKey, float], ties: Iterable[Tie]) -> Layout:
    """Return the layout of nodes of these heights; raises ImportError without fast-sugiyama."""
    pairs = dict.fromkeys((t.source, t.target) for t in ties if t.source != t.target)
    # Of two nodes that need each other one direction is enough: the line is the same.
    pairs = {pair: None for pair in pairs if pair[::-1] not in pairs or pair[0] < pair[1]}
    joined = {end for pair in pairs for end in pair}
    # Nodes with edges have the first numbers: the library takes the numbers after them.
    names = sorted(heights, key=lambda name: name not in joined)
    numbers = {name: number for number, name in enumerate(names)}
    edges = [(numbers[source], numbers[target]) for source, target in pairs]
    tall = [heights[name] for name in names]
    known = tall[: len(joined)]
    islands = [_island(*found, known) for found in _find_islands(edges, len(joined))]
    islands.sort(key=lambda one: (-one.height, -one.width, min(one.middles)))
    for number in range(len(joined), len(names)):
        middle = {number: (WIDTH / 2, tall[number] / 2)}
        islands.append(Island(middle, {}, WIDTH, tall[number]))
    return _pack(islands, names, heights)


def _find_islands(
    edges: list[tuple[int, int]], count: int
) -> Iterator[tuple[list[list[int]], dict[tuple[int, int], list[int]]]]:
    """Yield each connected part: its columns in order, and what each edge passes through.

    Numbers from ``count`` on are no nodes: each is a place where a long edge passes a column.
    """
    if not edges:
        return
    from fast_sugiyama import from_edges  # noqa: PLC0415

    found = from_edges(edges, vertex_spacing=1, dummy_vertices=True, dummy_size=0.2)
    for positions, _width, _height, steps in found:
        columns: dict[float, list[tuple[float, int]]] = defaultdict(list)
        for thing, (across, along) in positions:
            columns[along].append((across, int(thing)))
        # The first layer has the greatest height there, as if drawn from the top of a page.
        ordered = [
            [thing for _, thing in sorted(columns[at])] for at in sorted(columns, reverse=True)
        ]
        yield ordered, _chains([(int(a), int(b)) for a, b in steps or ()], count)


def _chains(steps: Sequence[tuple[int, int]], count: int) -> dict[tuple[int, int], list[int]]:
    """Return what each edge passes through, by its two ends, from one to the other."""
    onward = {source: target for source, target in steps if source >= count}
    chains = {}
    for source, target in steps:
        if source < count:
            chain = [source, target]
            while chain[-1] >= count:
                chain.append(onward[chain[-1]])
            chains[source, chain[-1]] = chain
    return chains


def _island(
    columns: list[list[int]],
    chains: Mapping[tuple[int, int], list[int]],
    tall: Sequence[float],
) -> Island:
    things = [thing for column in columns for thing in column]
    heights = {thing: tall[thing] if thing < len(tall) else LINE for thing in things}
    neighbours: dict[int, list[int]] = defaultdict(list)
    for chain in chains.values():
        for a, b in pairwise(chain):
            neighbours[a].append(b)
            neighbours[b].append(a)
    middles = settle(columns, heights, neighbours, GAP)
    left = {thing: at * (WIDTH + CHANNEL) for at, column in enumerate(columns) for thing in column}
    routes = {pair: _route(chain, left, middles) for pair, chain in chains.items()}
    places = {t: (left[t] + WIDTH / 2, middles[t]) for t in things if t < len(tall)}
    bottom = max(middles[thing] + heights[thing] / 2 for thing in things)
    return Island(places, routes, len(columns) * (WIDTH + CHANNEL) - CHANNEL, bottom)


def _route(
    chain: Sequence[int], left: Mapping[int, float], middles: Mapping[int, float]
) -> list[Point]:
    """Return the points of an edge; an edge of a cycle may go from right to left."""
    backward = left[chain[0]] > left[chain[-1]]
    points = [
        (edge, middles[thing])
        for thing in (reversed(chain) if backward else chain)
        for edge in (left[thing], left[thing] + WIDTH)
    ][1:-1]
    return points[::-1] if backward else points


def _pack(
    islands: Iterable[Island], names: Sequence[PartKey], heights: Mapping[PartKey, float]
) -> Layout:
    """Return the islands on shelves: side by side while there is room, then below."""
    islands = list(islands)
    widest = max([SHELF, *(island.width for island in islands)])
    boxes: dict[PartKey, Box] = {}
    routes: dict[tuple[PartKey, PartKey], list[Point]] = {}
    x = y = MARGIN
    shelf = right = 0.0
    for island in islands:
        if x > MARGIN and x + island.width > widest + MARGIN:
            x, y, shelf = MARGIN, y + shelf + 3 * GAP, 0.0
        for number, (across, down) in island.middles.items():
            tall = heights[names[number]]
            corner = x + across - WIDTH / 2, y + down - tall / 2
            boxes[names[number]] = Box(*corner, WIDTH, tall)
        for (a, b), points in island.routes.items():
            routes[names[a], names[b]] = [(x + px, y + py) for px, py in points]
        shelf, right = max(shelf, island.height), max(right, x + island.width)
        x += island.width + CHANNEL
    return Layout(boxes, routes, right + MARGIN, y + shelf + MARGIN)
