"""Files that a build need not make again, since what they are made of is the same."""

import marshal
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from .database import Database
from .digests import Digest

KIND = "files"
#: The name of a file in its folder, its size and its time.
Stamp = tuple[str, int, int]


def are_right(database: Database, name: str, made_of: Digest, folder: Path) -> bool:
    """Return whether the files kept under a name were made of the same, and are still there."""
    row = database.find(KIND, name.encode())
    with suppress(ValueError, EOFError, TypeError):
        kept, stamps = marshal.loads(row or b"")
        return bool(kept == made_of and stamps == _stamps(folder, [one for one, *_ in stamps]))
    return False


def names_of(database: Database, name: str) -> list[str]:
    """Return the names of the files kept under a name, none if they are not known."""
    row = database.find(KIND, name.encode())
    with suppress(ValueError, EOFError, TypeError):
        _, stamps = marshal.loads(row or b"")
        return [one for one, *_ in stamps]
    return []


def keep(
    database: Database, name: str, made_of: Digest, folder: Path, files: Iterable[str]
) -> None:
    """Keep what some files in a folder, which have just been written, were made of."""
    row = marshal.dumps((made_of, _stamps(folder, files)), 2)
    database.change(KIND, {name.encode(): row})


def _stamps(folder: Path, names: Iterable[str]) -> list[Stamp]:
    stamps = []
    for name in names:
        with suppress(OSError):
            found = (folder / name).stat()
            stamps.append((name, found.st_size, found.st_mtime_ns))
    return stamps
