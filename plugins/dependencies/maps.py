"""The map of a post: its statements, and what rests on what."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from ..core.hypertext import strip_tags
from ..core.posts import PartKey
from ..core.texts import message, texts_of
from ..papermap import Graph, Node, SiteMap, Tie
from .graph import StatementKey
from .linking import HELPERS, RESULTS, Linker

NAME = message("What rests on what")
ABOUT = message(
    "Arrows lead from a statement to those that rest on it: solid ones to what needs it to be"
    " stated, dashed ones to what needs it in its proof."
)
QUOTED = message("not proved here")
#: With fewer there is nothing to be seen.
FEWEST = 3


def graph_of(linker: Linker, article: Any, settings: Mapping[str, Any]) -> Graph | None:
    """Return what the map of a post shows, None where that is too little."""
    path, lang = article.source_path, article.lang
    own = [StatementKey(path, one.id) for one in linker.contents[path].statements]
    every = (one for key in own for one in linker.graph.below[key])
    # Nearly everything has the symbols of a definition: what leads there anyway is left out.
    reliances = [one for one in every if not (one.by_symbols and linker.graph.is_roundabout(one))]
    shown = dict.fromkeys(key for one in reliances for key in (one.on, one.statement))
    if len(shown) < FEWEST:
        return None
    say = partial(texts_of(settings).get, lang)
    nodes = tuple(_node(linker, key, path, say(QUOTED)) for key in shown)
    ties = tuple(
        Tie(_id(one.on), _id(one.statement), "helps" if one.in_proof else "requires")
        for one in reliances
    )
    return Graph(nodes, ties, ())


def _id(key: StatementKey) -> PartKey:
    return PartKey("statement", key.id, key.path)


def _node(linker: Linker, key: StatementKey, path: str, quoted: str) -> Node:
    statement, post = linker.by_key[key], linker.articles[key.path]
    title = strip_tags(statement.title)
    words = f"{statement.name}: {title}" if title else statement.name
    is_open = statement.kind in HELPERS | RESULTS and not statement.is_proved
    detail = quoted if is_open else ""
    if key.path != path:
        detail = strip_tags(post.title)
    return Node(_id(key), words, detail, f"{post.url}#{key.id}")


class MapDrawer:
    """Draws such maps for templates, by the settings of a site."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings

    def __call__(self, graph: Graph, siteurl: str, *, from_right: bool = False) -> str:
        """Return a map as SVG whose links begin with ``siteurl``; "" if it has no layout."""
        drawn = SiteMap(graph, "", self._settings, NAME, ABOUT)
        return drawn.drawing(siteurl, from_right=from_right)
