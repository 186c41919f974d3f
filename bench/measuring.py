"""What a command costs: seconds of processors, its children's too, of a clock, and memory."""

import os
import statistics
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What running something took."""

    #: Seconds of processors, of all processes together.
    cpu: float
    #: Seconds by the clock.
    wall: float
    #: The most memory that one of its processes had, in MB.
    memory: float

    def __str__(self) -> str:
        return f"{self.cpu:7.2f} s ({self.wall:6.2f} s by the clock)"


def measure(command: list[str], folder: Path) -> Cost:
    """Run a command; return what it took. One that fails ends the program."""
    log = folder / "log.txt"
    begun = time.perf_counter()
    with log.open("wb") as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
        # Of this process and of those that it has waited for.
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{log.read_text('utf-8')[-3000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def median(costs: Iterable[Cost]) -> Cost:
    """Return the median of each figure."""
    rows = [(cost.cpu, cost.wall, cost.memory) for cost in costs]
    return Cost(*(statistics.median(column) for column in zip(*rows, strict=True)))
