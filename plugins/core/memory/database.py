"""Rows of bytes in one file, which builds that are killed or run at once leave whole.

SQLite keeps them; each row has a digest of its own with it, since SQLite notices a damaged file
only where it happens to read its tables.
"""

import logging
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from threading import get_ident
from typing import Any

from .digests import SIZE, digest_bytes

logger = logging.getLogger(__name__)

#: Changed whenever rows have another form.
VERSION = 1
#: How long a build waits for another one that writes, in seconds.
PATIENCE = 5.0

Rows = dict[bytes, bytes]
#: A kind, the rows that are new, and the keys of those that go.
Change = tuple[str, Iterable[tuple[bytes, bytes]], Iterable[bytes]]


class Database:
    """A file of rows, each with a kind and a key. One that cannot be used costs time, no more."""

    def __init__(self, path: Path) -> None:
        self._path = path
        #: The connection for reading, and of which process and file it is.
        self._open: tuple[tuple[int, ...], sqlite3.Connection] | None = None
        #: Those of the process that this one was forked from, which must not be closed here.
        self._foreign: list[sqlite3.Connection] = []

    def load(self, kind: str) -> Rows:
        """Return all rows of a kind; none if the file is damaged or is not there."""
        return dict(self._read("SELECT key, value FROM rows WHERE kind = ?", kind))

    def find(self, kind: str, key: bytes) -> bytes | None:
        """Return one row."""
        found = self._read("SELECT key, value FROM rows WHERE kind = ? AND key = ?", kind, key)
        return next((value for _, value in found), None)

    def keys(self, kind: str) -> list[bytes]:
        """Return the keys of all rows of a kind."""
        return [key for (key,) in self._query("SELECT key FROM rows WHERE kind = ?", kind)]

    def _read(self, query: str, *values: object) -> Iterator[tuple[bytes, bytes]]:
        for key, value in self._query(query, *values):
            if value[:SIZE] == digest_bytes(value[SIZE:]):
                yield key, value[SIZE:]

    def _query(self, query: str, *values: object) -> list[Any]:
        try:
            file = self._path.stat()
            return self._reader(file).execute(query, values).fetchall()
        except (sqlite3.Error, OSError):
            self._close()
            return []

    def _reader(self, file: os.stat_result) -> sqlite3.Connection:
        """Return a connection to the file that is there: thousands of rows are read one by one."""
        place = (os.getpid(), get_ident(), file.st_dev, file.st_ino)
        if self._open is None or self._open[0] != place:
            self._close()
            self._open = place, self._connect()
        return self._open[1]

    def _close(self) -> None:
        if self._open is not None:
            (process, thread, *_), connection = self._open
            self._open = None
            if (process, thread) == (os.getpid(), get_ident()):
                connection.close()
            else:
                self._foreign.append(connection)

    def change(self, kind: str, changed: Rows, gone: Iterable[bytes] = ()) -> None:
        """Write and delete rows of a kind, all or none of them."""
        self.change_all([(kind, changed.items(), gone)])

    def change_all(self, changes: Iterable[Change]) -> None:
        """Write and delete rows of several kinds, all or none of them."""
        try:
            self._write(changes)
        except (sqlite3.DatabaseError, OSError) as error:
            if isinstance(error, sqlite3.OperationalError):  # it is locked, or the disk is full
                logger.debug("%s is not written: %s", self._path, error)
                return
            # It is damaged: begin anew, with nothing that is in doubt.
            with suppress(sqlite3.Error, OSError):
                self.delete()

    def _write(self, changes: Iterable[Change]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._connect()) as connection, connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS rows"
                " (kind TEXT, key BLOB, value BLOB, PRIMARY KEY (kind, key))"
            )
            for kind, changed, gone in changes:
                connection.executemany(
                    "INSERT OR REPLACE INTO rows VALUES (?, ?, ?)",
                    ((kind, key, digest_bytes(value) + value) for key, value in changed),
                )
                connection.executemany(
                    "DELETE FROM rows WHERE kind = ? AND key = ?", ((kind, key) for key in gone)
                )

    def forget(self, *kinds: str) -> None:
        """Delete all rows of some kinds."""
        if self._path.is_file():
            self.change_all([(kind, (), self.keys(kind)) for kind in kinds])

    def delete(self) -> None:
        """Forget everything."""
        self._close()
        self._path.unlink(missing_ok=True)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=PATIENCE)
        # A file that a power cut has damaged is begun anew: no build waits for the disk.
        connection.execute("PRAGMA synchronous = OFF")
        return connection
