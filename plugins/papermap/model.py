"""What a map shows, and where on it each thing is. Pure.

Lengths are in pixels of CSS; a map is drawn at this size, so that its words can be read.
"""

from dataclasses import dataclass
from itertools import pairwise

from ..core.posts import PartKey


@dataclass(frozen=True, slots=True)
class Node:
    """A paper or a single post."""

    id: PartKey
    #: A text.
    title: str
    #: What is below the title, a text: who wrote the paper and when; "" for a single post.
    detail: str
    #: Its address, from the site's root.
    url: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Something that joins two nodes."""

    #: The node that comes first.
    source: PartKey
    #: The node that builds on it.
    target: PartKey
    #: "requires", "helps" or "series".
    kind: str


@dataclass(frozen=True, slots=True)
class Story:
    """A series as a path through the map."""

    name: str
    #: The address of its page, from the site's root.
    url: str
    #: Its nodes in order.
    nodes: tuple[PartKey, ...]

    @property
    def ties(self) -> list[Tie]:
        """The steps from part to part."""
        return [Tie(a, b, "series") for a, b in pairwise(self.nodes) if a != b]


@dataclass(frozen=True, slots=True)
class Box:
    """The rectangle of a node."""

    #: The left upper corner.
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
        """The y coordinate at which lines arrive and leave."""
        return self.y + self.height / 2


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything is on a map."""

    #: The box of each node.
    boxes: dict[PartKey, Box]
    #: The points of each line, by source and target. Their number is even: from the first to the
    #: second goes a curve between two columns, from the second to the third a straight line across
    #: a column, and so on.
    routes: dict[tuple[PartKey, PartKey], list[Point]]
    #: The size of the whole map.
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
