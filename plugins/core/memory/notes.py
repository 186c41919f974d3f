"""What builds remember of each source file: values that were read off its HTML, and the HTML.

A note is found again by what it was made of, so one that is out of date is never found. All notes
are forgotten when the fingerprint changes: the settings, the code and the libraries that made them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from ..watching import WATCHER
from .database import Database
from .digests import Digest, digest_bytes
from .latest import Latest
from .pickling import dumps, loads

FINGERPRINT = b"fingerprint"
#: So much HTML, in bytes, waits until it is written.
ENOUGH = 8_000_000
#: So many texts are at hand: several plugins read the HTML of a post one after the other.
AT_HAND = 16


class Notes:
    """The notes on one source file."""

    __slots__ = ("changed", "known", "memory", "path", "used")

    def __init__(self, memory: "Memory", path: str, known: dict[Digest, Any]) -> None:
        self.memory = memory
        self.path = path
        self.known = known
        #: The notes that this build has asked for; others are forgotten at its end.
        self.used: set[Digest] = set()
        self.changed = False

    def find(self, key: Digest, default: Any = None) -> Any:
        """Return a note."""
        found = self.known.get(key, default)
        if found is not default:
            self.used.add(key)
        return found

    def keep(self, key: Digest, value: Any) -> None:
        """Keep a note. Nothing may change the value later."""
        self.known[key] = value
        self.used.add(key)
        self.changed = True

    def find_html(self, key: Digest) -> str | None:
        """Return the HTML of a digest."""
        self.used.add(key)
        return self.memory.find_html(self._html_key(key))

    def keep_html(self, key: Digest, html: str) -> None:
        """Keep some HTML by its digest."""
        self.used.add(key)
        self.memory.keep_html(self._html_key(key), html)

    def uses_html(self, key: Digest) -> None:
        """Have the HTML of a digest kept for the next build, though this one did not need it."""
        self.used.add(key)

    def _html_key(self, key: Digest) -> bytes:
        return key + _row_key(self.path)

    def forget_unused(self) -> None:
        """Forget what this build has not asked for."""
        if self.known.keys() - self.used:
            self.known = {key: note for key, note in self.known.items() if key in self.used}
            self.changed = True


class Memory:
    """The notes of all source files of a site, kept in a database."""

    def __init__(self, database: Database, fingerprint: bytes, settings: Mapping[str, Any]) -> None:
        self._database = database
        self._settings = settings
        self._fingerprint = fingerprint
        self._notes: dict[str, Notes] = {}
        #: The HTML that waits to be written: a string takes four times the memory of its bytes.
        self._html: dict[bytes, bytes] = {}
        self._at_hand: Latest[bytes, str] = Latest(AT_HAND)
        #: The keys of texts without a source file of their own.
        self._used_texts: set[bytes] = set()
        #: How many bytes wait to be written.
        self._waiting = 0
        known = database.find("notes", FINGERPRINT) == fingerprint
        self._rows = database.load("notes") if known else {}
        self._rows.pop(FINGERPRINT, None)
        #: The keys of all rows in the database.
        self._names = set(self._rows)
        self._stored_html = set(database.keys("html")) if known else set()
        if not known:
            database.forget("notes", "html")

    def of(self, path: str) -> Notes:
        """Return the notes on a source file."""
        notes = self._notes.get(path)
        if notes is None:
            notes = self._notes[path] = Notes(self, path, dict(self._load(path)))
        return notes

    def _load(self, path: str) -> Iterator[tuple[Digest, Any]]:
        row = self._rows.pop(_row_key(path), None)
        # A row may have been written by code of ours that was changed while it ran.
        with suppress(Exception):
            yield from (loads(row, self._settings) if row else {}).items()

    def find_html(self, key: bytes) -> str | None:
        """Return the HTML of a key, from this build or a former one."""
        if (html := self._at_hand.get(key)) is not None:
            return html
        data = self._html.get(key)
        if data is None and key in self._stored_html:
            data = self._database.find("html", key)
        if data is None:
            return None
        html = self._at_hand[key] = data.decode(errors="surrogatepass")
        return html

    def recall_text(self, function: Callable[[str], str], text: str) -> str:
        """Return ``function(text)`` for a text that several pages or feeds show."""
        name = f"{function.__module__}.{function.__qualname__}"
        key = digest_bytes(f"{name} {text}".encode(errors="surrogatepass"))
        self._used_texts.add(key)
        if (watcher := WATCHER.get()) is not None:
            watcher.see_key(key)
        found = self.find_html(key)
        if found is None:
            found = function(text)
            self.keep_html(key, found)
        return found

    def use_texts(self, keys: Iterable[bytes]) -> None:
        """Have texts kept that a feed shows which is not written again."""
        self._used_texts.update(keys)

    def keep_html(self, key: bytes, html: str) -> None:
        """Keep some HTML until it is saved."""
        if key not in self._stored_html and key not in self._html:
            self._html[key] = data = html.encode(errors="surrogatepass")
            self._waiting += len(data)
            if self._waiting > ENOUGH:
                self._write_html()

    def _write_html(self) -> None:
        """Write the HTML that waits to be written, so that it takes no memory."""
        self._database.change("html", self._html)
        self._stored_html |= self._html.keys()
        self._html.clear()
        self._waiting = 0

    def save(self) -> None:
        """Write what has changed, and forget what this build has not asked for."""
        used_html, self._used_texts = self._used_texts, set()
        for path, notes in self._notes.items():
            notes.forget_unused()
            name = _row_key(path)
            used_html.update(key + name for key in notes.used)
            notes.used.clear()
        self._write_html()
        names = set(map(_row_key, self._notes))
        gone_html = self._stored_html - used_html
        changes = [("notes", self._changed(), self._names - names), ("html", (), gone_html)]
        self._database.change_all(changes)
        self._rows.clear()
        self._names = names
        self._stored_html -= gone_html

    def _changed(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield the rows of notes that have changed, one by one, and of the fingerprint."""
        for path, notes in self._notes.items():
            if notes.changed:
                notes.changed = False
                yield _row_key(path), dumps(notes.known, self._settings)
        yield FINGERPRINT, self._fingerprint


def _row_key(path: str) -> bytes:
    return path.encode(errors="surrogatepass")
