"""Put the things in columns close to their neighbours, without overlaps. Pure."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

#: How many times all columns are moved, by turns from left to right and from right to left.
SWEEPS = 12


def keep_apart(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Return places as near to the wanted ones as can be, each by ``gaps`` after the one before.

    Least squares in linear time: isotonic regression by pooling adjacent violators (Ayer et al.,
    1955), of the places less the gaps before them.
    """
    offsets = [0.0, *accumulate(gaps)]
    pools: list[tuple[float, int]] = []  # mean and size
    for place, offset in zip(wanted, offsets, strict=True):
        mean, size = place - offset, 1
        while pools and pools[-1][0] > mean:
            other, count = pools.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        pools.append((mean, size))
    levels = [mean for mean, size in pools for _ in range(size)]
    return [level + offset for level, offset in zip(levels, offsets, strict=True)]


def settle(
    columns: Sequence[Sequence[int]],
    heights: Mapping[int, float],
    neighbours: Mapping[int, Sequence[int]],
    gap: float,
) -> dict[int, float]:
    """Return the middle of each thing, measured downwards; the order in each column stays.

    ``columns`` has the numbers of things, ``neighbours`` what each is joined to in other columns,
    ``gap`` is the least distance of two things in a column. The top of the highest one is at 0.
    """
    distances = [
        [(heights[a] + heights[b]) / 2 + gap for a, b in pairwise(column)] for column in columns
    ]
    middles: dict[int, float] = {}
    for column, gaps in zip(columns, distances, strict=True):
        middle = sum(gaps) / 2
        middles |= {
            thing: y - middle for thing, y in zip(column, [0.0, *accumulate(gaps)], strict=True)
        }
    order = [*range(len(columns))]
    for sweep in range(SWEEPS):
        for at in order if sweep % 2 == 0 else reversed(order):
            wanted = [_mean(thing, neighbours, middles) for thing in columns[at]]
            middles |= zip(columns[at], keep_apart(wanted, distances[at]), strict=True)
    top = min(middles[thing] - heights[thing] / 2 for thing in middles)
    return {thing: middle - top for thing, middle in middles.items()}


def _mean(
    thing: int, neighbours: Mapping[int, Sequence[int]], middles: Mapping[int, float]
) -> float:
    near = neighbours.get(thing, ())
    return sum(middles[one] for one in near) / len(near) if near else middles[thing]
