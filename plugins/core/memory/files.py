"""Results kept from one build to the next, each found again by all that it was made of."""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

#: How many results are kept. A site needs two for each font, twice that with its drafts.
KEPT = 32
DIGEST = hashlib.sha256


class Store:
    """A folder of results. One that is damaged or cannot be written to costs time, nothing else.

    It keeps the ``kept`` newest results; with None all, until ``forget_unused`` is called.
    """

    def __init__(self, folder: Path, kept: int | None = KEPT) -> None:
        self._folder = folder
        self._kept = kept
        self._used: set[Path] = set()

    def recall(self, inputs: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
        """Return ``make()``, or what it returned in a former build for inputs of this ``repr``."""
        result = self.find(inputs)
        if result is None:
            result = make()
            self.keep(inputs, result)
        return result

    def find(self, inputs: tuple[object, ...]) -> bytes | None:
        """Return what was kept for some inputs, None if there is nothing."""
        path = self.uses(inputs)
        with suppress(OSError):
            data = path.read_bytes()
            digest, result = data[: DIGEST().digest_size], data[DIGEST().digest_size :]
            if digest == DIGEST(result).digest():
                os.utime(path)
                return result
        return None

    def keep(self, inputs: tuple[object, ...], result: bytes) -> None:
        """Keep a result for some inputs."""
        with suppress(OSError):
            self._keep(self.uses(inputs), DIGEST(result).digest() + result)

    def uses(self, inputs: tuple[object, ...]) -> Path:
        """Have what is kept for some inputs stay; return the file that it is in."""
        path = self._folder / DIGEST(repr(inputs).encode()).hexdigest()
        self._used.add(path)
        return path

    def forget_unused(self) -> None:
        """Remove every result that was not asked for since this object was made."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path not in self._used:
                    path.unlink()

    def _keep(self, path: Path, data: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        # Another build may write the same file.
        new = path.with_suffix(f".{os.getpid()}")
        new.write_bytes(data)
        new.replace(path)
        if self._kept is None:
            return
        paths = sorted(self._folder.iterdir(), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in paths[self._kept :]:
            old.unlink()
