"""Results kept from one build to the next, by all that they were made of."""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

#: How many results stay. A site needs two for each font, twice that with its drafts.
KEPT = 32
DIGEST = hashlib.sha256


class Store:
    """A folder of results; one that cannot be written to, or is damaged, costs time and no more.

    Only so many results are ``kept``; with None all are, until ``forget_unused``.
    """

    def __init__(self, folder: Path, kept: int | None = KEPT) -> None:
        self._folder = folder
        self._kept = kept
        self._used: set[Path] = set()

    def recall(self, inputs: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
        """Return what ``make()`` returned for inputs of this ``repr``, or call it."""
        path = self._folder / DIGEST(repr(inputs).encode()).hexdigest()
        self._used.add(path)
        with suppress(OSError):
            data = path.read_bytes()
            digest, result = data[: DIGEST().digest_size], data[DIGEST().digest_size :]
            if digest == DIGEST(result).digest():
                os.utime(path)
                return result
        result = make()
        with suppress(OSError):
            self._keep(path, DIGEST(result).digest() + result)
        return result

    def forget_unused(self) -> None:
        """Remove every result that was not asked for since this object was made."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path not in self._used:
                    path.unlink()

    def _keep(self, path: Path, data: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        # Another build may be at the same.
        new = path.with_suffix(f".{os.getpid()}")
        new.write_bytes(data)
        new.replace(path)
        if self._kept is None:
            return
        paths = sorted(self._folder.iterdir(), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in paths[self._kept :]:
            old.unlink()
