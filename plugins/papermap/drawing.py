"""Draw a map as SVG with links, by classes: the theme's style sheet has the colours. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from ..core.elements import make_element, write_attributes
from ..core.generated_markup import Class, Prefix
from ..core.posts import PartKey
from .layout import WIDTH
from .model import Box, Layout, Node, Point, Story, Tie
from .widths import Measure, wrap

#: Size and line height of a title and of the detail below it. All lengths are in pixels.
TITLE, TITLE_LINE, DETAIL, DETAIL_LINE = 14, 16, 12, 15
#: The most lines of a title; the space in a box above and below the words, and at their sides.
LINES, PADDING, SIDE = 6, 8, 6
#: How many colours and how many patterns of dashes there are. They have no common divisor, so that
#: the first 35 stories all differ.
COLOURS, DASHES = 7, 5
#: The beginning of the SVG. Its ids may be on a page only once: one map on a page.
HEAD = (
    f"<svg{write_attributes({'class': Class.MAP_DRAWING})}"
    ' role="group" aria-labelledby="map-name map-about" width="{w}" height="{h}"'
    ' viewBox="0 0 {w} {h}"><title id="map-name">{name}</title>'
    '<desc id="map-about">{about}</desc><defs><marker id="map-arrow" viewBox="0 0 8 8" refX="7"'
    ' refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">'
    '<path d="M0 .5 8 4 0 7.5z"/></marker></defs>'
)


@dataclass(frozen=True, slots=True)
class NodeLabel:
    """The words in a box, as lines."""

    title: list[str]
    detail: list[str]

    @property
    def height(self) -> float:
        """The height of the box."""
        return 2.0 * PADDING + TITLE_LINE * len(self.title) + DETAIL_LINE * len(self.detail)


def make_label(node: Node, measure: Measure) -> NodeLabel:
    """Return the words of a node in lines that fit into its box."""
    room = WIDTH - 2 * SIDE
    return NodeLabel(
        wrap(node.title, room / TITLE, LINES, measure),
        wrap(node.detail, room / DETAIL, 2, measure),
    )


def story_class(number: int) -> str:
    """Return the classes of the path of a story, counted from 0."""
    return f"{Prefix.MAP_COLOUR}{number % COLOURS} {Prefix.MAP_DASHES}{number % DASHES}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map to be drawn."""

    nodes: Sequence[Node]
    #: The words of each node.
    labels: Mapping[PartKey, NodeLabel]
    ties: Sequence[Tie]
    stories: Sequence[Story]
    layout: Layout
    #: What the addresses of the nodes begin with.
    siteurl: str
    #: The node that the page is about; None for none.
    here: PartKey | None = None

    def render(self, name: str, about: str) -> str:
        """Return the SVG, called ``name`` and explained by ``about``."""
        size = {"w": _number(self.layout.width), "h": _number(self.layout.height)}
        head = HEAD.format(**size, name=escape(name), about=escape(about))
        ties = [*self._ties("requires", Class.MAP_REQUIRES), *self._ties("helps", Class.MAP_HELPS)]
        body = [*self._stories(), *ties, *self._nodes()]
        return f"{head}{''.join(body)}</svg>"

    def _stories(self) -> Iterable[str]:
        for number, story in enumerate(self.stories):
            ways = [self._way(tie) for tie in story.ties]
            if path := "".join(ways):
                classes = f"{Class.MAP_STORY} {story_class(number)}"
                yield f"<path{write_attributes({'class': classes, 'd': path})}/>"

    def _ties(self, kind: str, name: Class) -> Iterable[str]:
        ways = [
            f'<path d="{way}"/>' for tie in self.ties if tie.kind == kind if (way := self._way(tie))
        ]
        if ways:
            attributes = {"class": name, "marker-end": "url(#map-arrow)"}
            yield make_element("g", attributes, "".join(ways))

    def _way(self, tie: Tie) -> str:
        """Return the path from source to target; the layout may have it in the other direction."""
        points = self.layout.routes.get((tie.source, tie.target))
        if points is None:
            points = self.layout.routes.get((tie.target, tie.source), [])[::-1]
        return path_through(points)

    def _nodes(self) -> Iterable[str]:
        for node in self.nodes:
            box, label = self.layout.boxes[node.id], self.labels[node.id]
            words = " ".join(label.title)
            full = f"<title>{escape(node.title)}</title>" if words.endswith("…") else ""
            here = node.id == self.here
            attributes = {
                "href": f"{self.siteurl}/{node.url}",
                "class": Class.MAP_HERE if here else None,
                "aria-current": "true" if here else None,
            }
            yield make_element("a", attributes, f"{full}{_rectangle(box)}{_words(box, label)}")


def path_through(points: Sequence[Point]) -> str:
    """Return a path: curves between columns, straight lines across them."""
    if not points:
        return ""
    steps = [f"M{_point(points[0])}"]
    for number, (before, after) in enumerate(pairwise(points)):
        if number % 2 or before[1] == after[1]:
            steps.append(f"H{_number(after[0])}")
        else:
            half = (before[0] + after[0]) / 2
            steps.append(f"C{_point((half, before[1]))} {_point((half, after[1]))} {_point(after)}")
    return "".join(steps)


def _rectangle(box: Box) -> str:
    x, y, width, height = map(_number, (box.x, box.y, box.width, box.height))
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="3"/>'


def _words(box: Box, label: NodeLabel) -> str:
    x = _number(box.x + box.width / 2)
    y = box.y + PADDING + TITLE - 2
    rows = []
    for number, line in enumerate(label.title):
        rows.append(f'<text x="{x}" y="{_number(y + TITLE_LINE * number)}">{escape(line)}</text>')
    y += TITLE_LINE * len(label.title) - 1
    for number, line in enumerate(label.detail):
        place = {"x": x, "y": _number(y + DETAIL_LINE * number)}
        rows.append(make_element("text", {"class": Class.MAP_DETAIL, **place}, escape(line)))
    return "".join(rows)


def _point(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    return f"{round(value, 1):g}"
