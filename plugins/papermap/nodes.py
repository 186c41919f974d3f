"""Read what a map shows out of a site: papers, single posts that are joined to others, series."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from ..bibliography import find_bibliography, make_plain
from ..citations import NO_DATE, short_names
from ..core.hypertext import strip_tags
from ..core.posts import PartKey, Post, Status, Viewer, best_for
from ..core.texts import texts_of
from ..prerequisites import Web, visible
from .model import Node, Story, Tie


@dataclass(frozen=True)
class Graph:
    """What a map shows: its nodes, the ties that join them, and the series as paths."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    stories: tuple[Story, ...]

    @property
    def joins(self) -> list[Tie]:
        """Everything that joins two nodes, the steps of the series included."""
        return [*self.ties, *(tie for story in self.stories for tie in story.ties)]

    def around(self, id_: PartKey) -> "Graph":
        """Return the part of the graph that has a node and all that are tied to it."""
        mine = self._ties_of.get(id_, ())
        near = sorted({id_, *(end for tie in mine for end in (tie.source, tie.target))})
        ties = (t for one in near for t in self._ties_of.get(one, ()) if t.source == one)
        among = tuple(tie for tie in ties if tie.target in near)
        return Graph(tuple(self._by_id[one] for one in near if one in self._by_id), among, ())

    @cached_property
    def _by_id(self) -> dict[PartKey, Node]:
        return {node.id: node for node in self.nodes}

    @cached_property
    def _ties_of(self) -> dict[PartKey, list[Tie]]:
        found: dict[PartKey, list[Tie]] = defaultdict(list)
        for tie in self.ties:
            found[tie.source].append(tie)
            found[tie.target].append(tie)
        return dict(found)


def read_graph(
    articles: Mapping[str, Any], context: Mapping[str, Any], settings: Mapping[str, Any]
) -> Graph:
    """Return what the map of a site shows; ``articles`` are all published ones by path."""
    web: Web = context["prerequisites"]
    public = {part: [p for p in posts if p.path in articles] for part, posts in web.posts.items()}
    public = {part: posts for part, posts in public.items() if posts}
    edges = [
        e for e in visible(web.edges, Status.PUBLISHED) if e.source in public and e.target in public
    ]
    ties = tuple(Tie(e.source, e.target, e.relation) for e in edges if e.source != e.target)
    part_of = {post.path: part for part, posts in public.items() for post in posts}
    stories = tuple(_stories(context.get("all_series", ()), part_of))
    joined = {end for tie in ties for end in (tie.source, tie.target)}
    joined |= {part for story in stories for part in story.nodes}
    shown = [part for part in public if part in joined or part.kind == "paper"]
    make = NodeMaker(articles, settings)
    return Graph(tuple(make.node(part, public[part]) for part in shown), ties, stories)


def _stories(all_series: Iterable[Any], part_of: Mapping[str, PartKey]) -> Iterable[Story]:
    for series in all_series:
        paths = [part.article.source_path for part in series.parts]
        nodes = tuple(dict.fromkeys(part_of[path] for path in paths if path in part_of))
        if len(nodes) > 1:
            yield Story(series.name, series.url, nodes)


class NodeMaker:
    """Makes nodes of the parts of a site, in its language where there is a choice."""

    def __init__(self, articles: Mapping[str, Any], settings: Mapping[str, Any]) -> None:
        self.articles = articles
        self.lang = settings["DEFAULT_LANG"]
        self.say = partial(texts_of(settings).get, self.lang)
        self.plain = make_plain(settings)
        self.bibliography = find_bibliography(settings)

    def node(self, part: PartKey, posts: Sequence[Post]) -> Node:
        """Return the node of a part with these posts."""
        viewer = Viewer("overview", self.lang, Status.PUBLISHED, self.lang)
        best = best_for(viewer, posts) or posts[0]
        article = self.articles[best.path]
        entry = self.bibliography.find(best.key) if self.bibliography and best.key else None
        if entry is None:
            return Node(part, strip_tags(article.title), "", article.url)
        title = self.plain(entry.fields.get("shorttitle") or entry.title or entry.key)
        detail = f"{short_names(entry, self.say)} {entry.year or self.say(NO_DATE)}"
        url = getattr(getattr(article, "paper", None), "url", "") or article.url
        return Node(part, title, detail, url)
