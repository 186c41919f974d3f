"""The map as a list, for whoever would rather read than look. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..core.posts import PartKey
from .model import Node, Story
from .nodes import Graph


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A node next to another one; ``helps`` says that it is useful there, and not needed."""

    node: Node
    helps: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A node as the list has it: what it builds on, what builds on it, the series it is in."""

    node: Node
    builds_on: tuple[Neighbour, ...]
    leads_to: tuple[Neighbour, ...]
    stories: tuple[Story, ...]


def make_rows(graph: Graph, order: Iterable[PartKey]) -> list[Row]:
    """Return the nodes in an order of their ids."""
    nodes = {node.id: node for node in graph.nodes}
    before: dict[PartKey, list[Neighbour]] = defaultdict(list)
    behind: dict[PartKey, list[Neighbour]] = defaultdict(list)
    stories: dict[PartKey, list[Story]] = defaultdict(list)
    for tie in graph.ties:
        before[tie.target].append(Neighbour(nodes[tie.source], tie.kind == "helps"))
        behind[tie.source].append(Neighbour(nodes[tie.target], tie.kind == "helps"))
    for story in graph.stories:
        for id_ in story.nodes:
            stories[id_].append(story)
    return [
        Row(nodes[id_], tuple(before[id_]), tuple(behind[id_]), tuple(stories[id_]))
        for id_ in order
    ]
