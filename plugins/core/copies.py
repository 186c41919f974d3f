"""Which files are copied already, by their bytes; copies that two builds make at once."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

#: So many folders two builds may happen to make at the same moment.
SAME_FOLDERS = 20


def is_copied(folder: Path, target: Path) -> bool:
    """Return whether all files of a folder are in another one, with the same bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return all(is_same(path, target / path.relative_to(folder)) for path in files)


def is_same(path: Path, other: Path) -> bool:
    """Return whether two files have the same bytes."""
    try:
        return (
            path.stat().st_size == other.stat().st_size and path.read_bytes() == other.read_bytes()
        )
    except OSError:
        return False


def copy_beside_others(copy: Callable[[], None]) -> None:
    """Copy, and begin again where another build has just made a folder that was not there.

    Raises FileExistsError where something else is in the way.
    """
    for _ in range(SAME_FOLDERS):
        with suppress(FileExistsError):
            return copy()
    return copy()
