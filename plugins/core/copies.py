"""Which files are copied already, by their bytes."""

from pathlib import Path


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
