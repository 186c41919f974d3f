"""The names of all files that builds have written into a folder, so that old ones can be removed.

It is a text file to which a build adds a name before it writes a file that was not there: also a
build that is killed leaves no file that nobody knows.
"""

from collections.abc import Iterable
from contextlib import suppress
from io import FileIO
from pathlib import Path, PurePath


class Manifest:
    """The names of the files of one output folder, relative to it."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._path = path
        self._folder = folder
        self._known = self._read()
        #: What this build has written, or found to be right.
        self.now: set[str] = set()
        self._file: FileIO | None = None

    def _read(self) -> set[str]:
        with suppress(OSError, ValueError):
            return set(filter(None, self._path.read_text("utf-8").split("\n")))
        return set()

    def begin(self) -> None:
        """Begin the next build in the same process."""
        self.now = set()

    def add(self, name: str) -> None:
        """Note a file that is about to be written."""
        self.now.add(name)
        if name in self._known or "\n" in name:
            return
        self._known.add(name)
        # Without a cache folder, old files stay.
        with suppress(OSError, ValueError):
            if self._file is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self._path.open("ab", buffering=0)
            self._file.write(f"{name}\n".encode())

    def add_all(self, names: Iterable[str]) -> None:
        """Note files that another part of Pelican writes, such as copies."""
        for name in names:
            self.add(name)

    def is_old(self, name: str) -> bool:
        """Return whether only former builds have written a file."""
        return name in self._known and name not in self.now

    def remove_old(self) -> None:
        """Remove the files that this build has not written, and folders that are empty then."""
        for name in sorted(self._known - self.now):
            path = self._folder / name
            with suppress(OSError, ValueError):
                if self._is_inside(path):
                    path.unlink(missing_ok=True)
                    self._remove_empty(path.parent)
        self._known = set(self.now)
        if self._file:
            self._file.close()
            self._file = None
        new = self._path.with_suffix(".new")
        with suppress(OSError, ValueError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new.write_text("".join(f"{name}\n" for name in sorted(self.now)), "utf-8")
            new.replace(self._path)

    def remove_others(self, retained: Iterable[str]) -> None:
        """Remove everything from the folder that this build has not written, but for some names."""
        names = set(retained)
        for path in sorted(self._folder.rglob("*"), reverse=True):
            name = path.relative_to(self._folder)
            if name.parts[0] in names or name.as_posix() in self.now:
                continue
            with suppress(OSError):
                if path.is_dir() and not path.is_symlink():
                    path.rmdir()  # fails if there is something in it
                else:
                    path.unlink()

    def clear_way(self, name: str) -> None:
        """Remove old files where a new one needs a folder, or a folder of old ones for a file."""
        parents = {str(parent) for parent in PurePath(name).parents}
        for old in sorted(self._known - self.now):
            path = self._folder / old
            if (old in parents or PurePath(name) in PurePath(old).parents) and self._is_inside(
                path
            ):
                path.unlink()
                self._remove_empty(path.parent)

    def _is_inside(self, path: Path) -> bool:
        """Return whether a name, which may be damaged, is that of a file in the folder."""
        return path.is_file() and self._folder.resolve() in path.resolve().parents

    def _remove_empty(self, folder: Path) -> None:
        while folder != self._folder and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent
