"""Two folders, byte by byte."""

from dataclasses import dataclass
from pathlib import Path

from .builds import Outcome, Place

#: Characters shown before and after a difference.
AROUND = 110


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where what was built on and what was built anew differ."""

    #: The path below the output, or what else differs.
    path: str
    #: How they differ, in a few lines.
    text: str

    def __str__(self) -> str:
        return f"{self.path}: {self.text}"


def read_tree(folder: Path, left_out: tuple[str, ...] = ()) -> dict[str, bytes]:
    """Return what is in a folder by its path, empty folders too, which end in a slash."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.startswith(left_out):
            continue
        if path.is_file():
            found[name] = path.read_bytes()
        elif path.is_dir() and not any(path.iterdir()):
            found[f"{name}/"] = b""
    return found


def compare_trees(built_on: dict[str, bytes], anew: dict[str, bytes]) -> list[Difference]:
    """Return every difference, those that are not just a file too many first.

    An empty folder is one where a new build has none; that it is missing does no harm.
    """
    changed = [
        Difference(name, excerpts(built_on[name], anew[name]))
        for name in anew
        if name in built_on and built_on[name] != anew[name]
    ]
    gone = (name for name in anew if name not in built_on and not name.endswith("/"))
    missing = [Difference(name, "missing") for name in gone]
    stale = [Difference(name, "stale") for name in built_on if name not in anew]
    return [*changed, *missing, *stale]


def compare_builds(
    built_on: tuple[Place, Outcome], anew: tuple[Place, Outcome], left_out: tuple[str, ...] = ()
) -> list[Difference]:
    """Return how two builds differ: exit code, messages, files. A build that fails has no files."""
    (place, outcome), (expected_place, expected) = built_on, anew
    if outcome.code != expected.code:
        codes = f"{outcome.code} where a new build ends with {expected.code}"
        return [Difference("exit code", f"{codes}\n{outcome.end or expected.end}")]
    # The last line says how much was done, which is what may differ.
    lines, wanted = (
        [line for line in one.lines if not line.startswith("Done: ")] for one in (outcome, expected)
    )
    found = compare_lines(lines, wanted)
    if outcome.code == 0:
        trees = (read_tree(one.output, left_out) for one in (place, expected_place))
        found = [*compare_trees(*trees), *found]
    return found


def compare_lines(built_on: list[str], anew: list[str]) -> list[Difference]:
    """Return which messages are in one build only."""
    more, less = list(built_on), []
    for line in anew:
        if line in more:
            more.remove(line)
        else:
            less.append(line)
    lines = [f"  not said by the build that went on: {line}" for line in less]
    lines += [f"  said only by the build that went on: {line}" for line in more]
    return [Difference("messages", "\n" + "\n".join(lines[:12]))] if lines else []


def excerpts(built_on: bytes, anew: bytes) -> str:
    """Return both texts around the first place where they differ."""
    at = next(
        (n for n, (a, b) in enumerate(zip(built_on, anew, strict=False)) if a != b),
        min(len(built_on), len(anew)),
    )
    line = anew[:at].count(b"\n") + 1
    sides = (repr(side[max(0, at - AROUND) : at + AROUND])[1:] for side in (built_on, anew))
    was, wanted = sides
    return (
        f"differs at byte {at}, line {line}; {len(built_on)} bytes where a new build has "
        f"{len(anew)}\n  built on: {was}\n  anew:     {wanted}"
    )
