"""What a theme finds as ``site_map``: the whole map, its list, what is around a paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ..core.packages import release_of
from ..core.posts import PartKey
from ..core.recalling import notes_on, recall_by
from ..core.texts import message, texts_of
from .drawing import Drawing, make_label, story_class
from .layout import lay_out
from .listing import MapRow, make_rows
from .model import Layout, Story
from .nodes import Graph
from .widths import measure_of, read_widths

NAME = message("Map of the papers")
ABOUT = message(
    "Arrows lead from what comes first to what builds on it. The list below the map says the same."
)
NEAR = message("What is around this paper on the map")
NEAR_ABOUT = message("Arrows lead from what comes first to what builds on it.")


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A series in the legend."""

    story: Story
    #: The classes of its path.
    classes: str


class SiteMap:
    """The map of a site. Without ``layout``, which a library makes, there is the list alone."""

    def __init__(
        self,
        graph: Graph,
        url: str,
        settings: Mapping[str, Any],
        name: str = NAME,
        about: str = ABOUT,
    ) -> None:
        self.graph = graph
        self.url = url
        self._name, self._about = name, about
        self._say = partial(texts_of(settings).get, settings["DEFAULT_LANG"])
        self._notes = notes_on(settings, __name__)
        measure = measure_of(Path(settings["THEME"]), self._read_widths)
        self._labels = {node.id: make_label(node, measure) for node in graph.nodes}
        self._layout = self._lay_out(graph)

    @property
    def made_of(self) -> tuple[Graph, str]:
        """What decides, with the settings and the theme, all that a page shows of it."""
        return self.graph, self.url

    @property
    def is_drawn(self) -> bool:
        """Whether there is a layout."""
        return self._layout is not None

    @property
    def rows(self) -> list[MapRow]:
        """The map as a list: from what comes first to what builds on it."""
        ids = [node.id for node in self.graph.nodes]
        if layout := self._layout:
            ids.sort(key=lambda id_: layout.boxes[id_].x)
        return make_rows(self.graph, ids)

    @property
    def legend(self) -> list[LegendRow]:
        """The series with the look of their paths."""
        return [LegendRow(s, story_class(n)) for n, s in enumerate(self.graph.stories)]

    def drawing(self, siteurl: str, *, from_right: bool = False) -> str:
        """Return the map as SVG whose links begin with ``siteurl``, "" if there is no layout.

        ``from_right`` is for a page in a script that is written from right to left.
        """
        if self._layout is None:
            return ""
        layout = self._layout.mirrored() if from_right else self._layout
        words = self._say(self._name), self._say(self._about)
        return self._drawing(self.graph, layout, siteurl).render(*words)

    def around(self, key: str, siteurl: str, *, from_right: bool = False) -> str:
        """Return a paper with what it is tied to as SVG, "" if it is tied to nothing."""
        here = PartKey("paper", key)
        near = self.graph.around(here)
        layout = self._lay_out(near) if near.ties else None
        if layout is None:
            return ""
        layout = layout.mirrored() if from_right else layout
        drawing = self._drawing(near, layout, siteurl, here)
        return drawing.render(self._say(NEAR), self._say(NEAR_ABOUT))

    def _read_widths(self, font: Path) -> Mapping[str, float]:
        library, data = release_of("fonttools"), font.read_bytes()
        return recall_by(self._notes, lambda: read_widths(font), library, data)

    def _lay_out(self, graph: Graph) -> Layout | None:
        heights = {node.id: self._labels[node.id].height for node in graph.nodes}
        try:
            library = release_of("fast-sugiyama")  # it takes its time to be imported
            return recall_by(
                self._notes, lambda: lay_out(heights, graph.joins), library, heights, graph.joins
            )
        except ImportError:
            return None

    def _drawing(
        self, graph: Graph, layout: Layout, siteurl: str, here: PartKey | None = None
    ) -> Drawing:
        nodes, ties, stories = graph.nodes, graph.ties, graph.stories
        return Drawing(nodes, self._labels, ties, stories, layout, siteurl, here)
