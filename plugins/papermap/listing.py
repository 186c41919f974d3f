"""The map as a list, for readers who prefer a text or cannot see a drawing. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..core.posts import PartKey
from .model import Node, Story
from .nodes import Graph


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A node next to another one."""

    node: Node
    #: Whether the one is only useful for the other, and not needed.
    helps: bool


@dataclass(frozen=True, slots=True)
class MapRow:
    """A node as the list has it."""

    node: Node
    #: What it builds on.
    builds_on: tuple[Neighbour, ...]
    #: What builds on it.
    leads_to: tuple[Neighbour, ...]
    #: The series that it is in.
    stories: tuple[Story, ...]


def make_rows(graph: Graph, order: Iterable[PartKey]) -> list[MapRow]:
    """Return a row for each node, in the order that their ids are given in."""
    nodes = {node.id: node for node in graph.nodes}
    before: dict[PartKey, list[Neighbour]] = defaultdict(list)
    after: dict[PartKey, list[Neighbour]] = defaultdict(list)
    stories: dict[PartKey, list[Story]] = defaultdict(list)
    for tie in graph.ties:
        before[tie.target].append(Neighbour(nodes[tie.source], tie.kind == "helps"))
        after[tie.source].append(Neighbour(nodes[tie.target], tie.kind == "helps"))
    for story in graph.stories:
        for id_ in story.nodes:
            stories[id_].append(story)
    return [
        MapRow(nodes[id_], tuple(before[id_]), tuple(after[id_]), tuple(stories[id_]))
        for id_ in order
    ]
