"""How the time of a function grows with its input."""

import time
from collections.abc import Callable

#: The most that twice the input may take: twice the time, and what a busy machine adds.
GROWTH = 2.5


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """Return the least time that work took in this process."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def is_steep(
    work: Callable[[int], Callable[[], object]],
    *,
    enough: float = 0.002,
    size: int = 4000,
    most: int = 1 << 18,
) -> float:
    """Return how much longer it takes for twice the size, 0 where that is little anyway.

    ``work`` makes what is measured for a size. Sizes go up until a run takes ``enough`` seconds.
    """
    small = 8
    while small < size:
        if seconds(work(small)) > 0.05:  # far too long for so little
            return float("inf")
        small = small * 5 // 4 + 1
    while seconds(work(size), 2) < enough:
        if size >= most or enough > 100 * seconds(work(size), 2):
            return 0
        size *= 2
    growth = float("inf")
    for _ in range(4):
        growth = min(growth, seconds(work(2 * size), 3) / max(seconds(work(size), 3), 1e-9))
        if growth < GROWTH:
            return growth
    return growth
