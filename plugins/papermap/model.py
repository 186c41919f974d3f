"""What a map shows, and where it stands. Pure.

Lengths are in pixels as CSS has them; a map is drawn at this size, so that its words can be read.
"""

from dataclasses import dataclass
from itertools import pairwise

from ..core.posts import PartKey


@dataclass(frozen=True, slots=True)
class Node:
    """A paper or a single post: its title and what tells it from others, as text; an address."""

    id: PartKey
    title: str
    detail: str
    url: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Something that joins two nodes: ``kind`` is "requires", "helps" or "series"."""

    source: PartKey
    target: PartKey
    kind: str


@dataclass(frozen=True, slots=True)
class Story:
    """A series as a path through the map: its nodes in order."""

    name: str
    url: str
    nodes: tuple[PartKey, ...]

    @property
    def ties(self) -> list[Tie]:
        """The steps from part to part."""
        return [Tie(a, b, "series") for a, b in pairwise(self.nodes) if a != b]


@dataclass(frozen=True, slots=True)
class Box:
    """A node's rectangle: its left upper corner, its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def middle(self) -> float:
        """The height at which lines arrive and leave."""
        return self.y + self.height / 2


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands.

    ``boxes`` are by node. ``routes`` are by source and target: an even number of points, of which
    each first and second are joined by a curve between two columns, and each second and third by
    a straight line across a column.
    """

    boxes: dict[PartKey, Box]
    routes: dict[tuple[PartKey, PartKey], list[Point]]
    width: float
    height: float

    def mirrored(self) -> "Layout":
        """Return the layout for a script that runs from right to left."""
        return Layout(
            {
                id_: Box(self.width - box.right, box.y, box.width, box.height)
                for id_, box in self.boxes.items()
            },
            {
                pair: [(self.width - x, y) for x, y in points]
                for pair, points in self.routes.items()
            },
            self.width,
            self.height,
        )
