"""How the time of a function grows with its input."""

import time
from collections.abc import Callable

#: The most that twice the input may take: twice the time, and what a busy machine adds.
GROWTH = 2.5
#: Seconds that are far too long for a short text.
LONG = 0.5


def seconds(work: Callable[[str], object], text: str, times: int = 1) -> float:
    """Return the least time of this process that work took on a text."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work(text)
        taken.append(time.process_time() - start)
    return min(taken)


def growth(
    work: Callable[[str], object],
    text_of: Callable[[int], str],
    length: int,
    *,
    enough: float = 0.001,
    size: int = 3000,
) -> float:
    """Return how much longer twice the text takes, 0 if a text of ``size`` takes less than enough.

    ``text_of`` makes a text with so many times what is repeated, which has a ``length``. The first
    texts are short: some expressions take longer for each character than for all before it.
    """
    count, most = 8, max(8, size // length)
    while count < most:
        if seconds(work, text_of(count)) > (LONG if count > 50 else LONG / 25):
            return float("inf")
        count = count * 3 // 2 + 1
    count = most
    if seconds(work, text_of(count)) < enough or seconds(work, text_of(count), 2) < enough:
        return 0
    while seconds(work, text_of(count)) < 6 * enough and count < 100_000:
        count *= 2
    found = float("inf")
    for _ in range(4):
        twice = seconds(work, text_of(2 * count), 2)
        found = min(found, twice / max(seconds(work, text_of(count), 2), 1e-9))
        if found < GROWTH:
            break
    return found
