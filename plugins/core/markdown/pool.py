"""Read many new files with all processors, before Pelican asks for them one by one.

Where processes cannot be forked, Pelican's own loop reads the files.
"""

import logging
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from ..build import build_of
from ..forking import can_fork, processes_for, share_out
from ..garbage import only_new_garbage
from ..memory.digests import Digest
from ..memory.pickling import dumps
from .reading import RememberingReader, are_known, keep, key_of

#: With fewer files a process costs more than it saves.
FEWEST = 12
#: So many are read before what they have in them is kept: until then it takes memory twice.
MOST = 500


class Parsed(NamedTuple):
    """What a file has in it."""

    path: str
    key: Digest
    html: str
    #: As bytes: the processes share no settings.
    metadata: bytes


class New(NamedTuple):
    """A file that no build has read yet."""

    path: str
    key: Digest
    size: int


def read_ahead(generator: Any, paths: Sequence[str], excluded: Sequence[str]) -> None:
    """Read the new files of a generator, if they are many, and keep what is in them."""
    readers = generator.readers.readers
    by_suffix = {name: one for name, one in readers.items() if isinstance(one, RememberingReader)}
    if not by_suffix or not can_fork() or not are_known(generator.settings["MARKDOWN"]):
        return
    names = generator.get_files(paths, exclude=excluded)
    found = [os.path.abspath(os.path.join(generator.path, name)) for name in names]  # noqa: PTH100, PTH118  # as Pelican does
    listed = [path for path in found if Path(path).suffix[1:] in by_suffix]
    memory = build_of(generator.settings).memory
    new = [one for one in map(_look, listed) if one and memory.of(one.path).find(one.key) is None]
    if len(new) < FEWEST:
        return
    reader = next(iter(by_suffix.values()))
    ordered = sorted(new, key=lambda one: (-one.size, one.path))

    # Not in this process, whose loggers would take a message that Pelican repeats for a known one;
    # what a child that died has not sent, Pelican reads.
    def parse(share: Sequence[New]) -> list[tuple[Any, ...]]:
        return [tuple(one) for one in _parse_all(reader, share)]

    with only_new_garbage():
        for start in range(0, len(ordered), MOST):
            part = ordered[start : start + MOST]
            for values in share_out(parse, part, processes_for(len(part), FEWEST)):
                parsed = Parsed(*values)
                keep(memory.of(parsed.path), parsed.key, parsed.html, parsed.metadata)


def _look(path: str) -> New | None:
    """Return a file, None if it cannot be read: Pelican will say so."""
    with suppress(OSError):
        data = Path(path).read_bytes()
        return New(path, key_of(data), len(data))
    return None


class _Counter(logging.Handler):
    """Counts messages instead of showing them."""

    count = 0

    def emit(self, _record: logging.LogRecord) -> None:
        self.count += 1


def _parse_all(reader: RememberingReader, files: Iterable[New]) -> Iterable[Parsed]:
    """Yield what files have in them; one with messages is left to Pelican, which counts them."""
    root, counter = logging.getLogger(), _Counter(logging.WARNING)
    handlers, root.handlers = root.handlers, [counter]
    try:
        for path, key, size in files:
            before = counter.count
            try:
                html, metadata = reader.parse(path)
                parsed = Parsed(path, key, html, dumps(metadata, reader.settings))
            except Exception:  # Pelican reports it
                continue
            if counter.count == before and _look(path) == New(path, key, size):
                yield parsed
    finally:
        root.handlers = handlers
