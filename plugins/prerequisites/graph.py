"""What builds on what, among the papers and single posts of a site. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from ..core.diagnostics import Problem, in_header
from ..core.posts import PartKey, Status
from .model import Edge


def visible(edges: Iterable[Edge], status: Status) -> list[Edge]:
    """Return the edges that a reader of a post with this status may see, each once.

    Of two between the same parts, "requires" wins over "helps".
    """
    chosen: dict[tuple[PartKey, PartKey], Edge] = {}
    for edge in edges:
        pair = edge.source, edge.target
        known = chosen.get(pair)
        better = known is None or (known.relation, edge.relation) == ("helps", "requires")
        if edge.status <= status and better:
            chosen[pair] = edge
    return list(chosen.values())


def find_cycles(edges: Iterable[Edge]) -> Iterator[list[Edge]]:
    """Yield the edges of a cycle of "requires", in order, until there is no cycle any more.

    One edge of each cycle is taken out before the next cycle is looked for.
    """
    left = {
        (e.source, e.target): e for e in visible(edges, Status.DRAFT) if e.relation == "requires"
    }
    while cycle := _find_cycle(left):
        found = [left[pair] for pair in cycle]
        yield found
        del left[cycle[-1]]


def _find_cycle(pairs: Iterable[tuple[PartKey, PartKey]]) -> list[tuple[PartKey, PartKey]]:
    """Return the edges of one cycle, from source to target; none if there is no cycle."""
    needed: dict[PartKey, list[PartKey]] = {}
    for source, target in pairs:
        needed.setdefault(target, []).append(source)
    try:
        TopologicalSorter(needed).prepare()
    except CycleError as error:
        # Each is needed by the next; the first is also the last.
        around: list[PartKey] = error.args[1]
        return list(pairwise(around))
    return []


def cycle_problem(cycle: Sequence[Edge]) -> Problem:
    """Return the one problem of a cycle, which is reported in the first of its files."""
    first = min(cycle, key=lambda edge: edge.path)
    at = cycle.index(first)
    turned = [*cycle[at:], *cycle[:at]]
    names = [edge.target.name for edge in reversed(turned)]
    names = [names[-1], *names]
    if len(turned) == 1:
        text = f'"{names[0]}" requires itself'
    else:
        text = "each requires the next: " + " → ".join(names)
    hint = "take one of them out, or write Helps: there"
    return Problem("requires-cycle", first.path, text, hint, in_header("Requires"))
