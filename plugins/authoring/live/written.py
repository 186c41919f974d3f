"""Which files of the output a build has changed."""

import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path


class OutputFiles:
    """The files of an output folder as they were when they were last looked at."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        #: Time, size and digest of each file, by its path with slashes.
        self.known: dict[str, tuple[int, int, bytes]] = {}
        self.find_changes()

    def find_changes(self) -> list[str]:
        """Return the files whose bytes are others than the last time, also those that went.

        Pelican writes files again that have not changed, so their times alone say nothing.
        """
        before, self.known = self.known, {}
        changed = []
        for name, entry in _iter_files(self.folder):
            old = before.pop(name, None)
            try:
                stat = entry.stat()
                stamp = stat.st_mtime_ns, stat.st_size
                digest = old[2] if old and old[:2] == stamp else _digest(entry.path)
            except OSError:  # it went in this very moment, or is a link to a folder
                continue
            self.known[name] = (*stamp, digest)
            if old is None or old[2] != digest:
                changed.append(name)
        return sorted([*changed, *before])

    def read(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return the bytes of files, as far as they are there."""
        paths = {name: Path(self.folder, name) for name in names}
        return {name: path.read_bytes() for name, path in paths.items() if path.is_file()}

    def restore(self, files: Mapping[str, bytes]) -> None:
        """Write files again that are not there any more."""
        for name, text in files.items():
            path = Path(self.folder, name)
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text)


def _iter_files(folder: str, prefix: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):  # links may go round in a circle
            yield from _iter_files(entry.path, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry


def _digest(path: str) -> bytes:
    return blake2b(Path(path).read_bytes(), digest_size=16).digest()
