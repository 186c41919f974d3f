"""Work that is shared out to all processors, in processes that are forked.

They have the settings and all that is imported. Where there is no fork, or more than one thread,
nothing is shared out.
"""

import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from os import _exit as end_now  # documented, for children
from typing import Any, TypeVar
from warnings import catch_warnings, simplefilter

T = TypeVar("T")


def processes_for(count: int, fewest: int) -> int:
    """Return how many processes some work is for, with ``fewest`` pieces for each; 1 for none."""
    if count < fewest or not can_fork():
        return 1
    return min(_processors(), count // fewest + 1)


def can_fork() -> bool:
    """Return whether processes can be forked safely; macOS has libraries that fail in a child."""
    return sys.platform.startswith("linux") and not any(_threads()) and _processors() > 1


def _threads() -> Iterator[threading.Thread]:
    """Yield the threads besides this one that a child may wait for.

    That which turns Pelican's wheel on a terminal has no lock but those of the terminal, to which
    no child writes.
    """
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and type(thread).__module__ != "rich.live":
            yield thread


def _processors() -> int:
    return len(os.sched_getaffinity(0))


def share_out(
    work: Callable[[Sequence[T]], Iterable[Any]], items: Sequence[T], processes: int
) -> Iterator[Any]:
    """Yield what ``work`` returns for some items, in no order; a child that dies sends nothing.

    What it returns must be plain values.
    """
    children: list[tuple[int, int]] = []
    with suppress(OSError):  # the system may allow no more
        for number in range(processes):
            children.append(_start(work, items[number::processes]))  # noqa: PERF401
    for pid, pipe in children:
        with os.fdopen(pipe, "rb") as file:
            data = file.read()
        os.waitpid(pid, 0)
        with suppress(pickle.UnpicklingError, EOFError):
            yield from pickle.loads(data)


def _start(work: Callable[[Sequence[T]], Iterable[Any]], share: Sequence[T]) -> tuple[int, int]:
    """Start a process that works; return its number, and the pipe with what it sends."""
    out, into = os.pipe()
    try:
        with catch_warnings():
            simplefilter("ignore", DeprecationWarning)  # of Python's, where there are threads
            pid = os.fork()
    except OSError:
        os.close(out)
        os.close(into)
        raise
    if pid:
        os.close(into)
        return pid, out
    try:
        os.close(out)
        data = pickle.dumps(list(work(share)), protocol=5)
        with os.fdopen(into, "wb") as file:
            file.write(data)
    finally:
        end_now(0)  # without what the parent does at its end
