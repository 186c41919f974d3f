"""The cards of a build: those that former builds have drawn and that are still there, and new ones.

A row for each says what it was drawn from and which file it is, so that a card that is there is
neither drawn nor read.
"""

import marshal
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from ..core.build import build_of
from ..core.hashed_files import hashed, remove_former
from ..core.memory.digests import Digest, digest
from ..core.rendering.session import session_of
from .describing import words
from .layout import Card, values_of
from .painting import Painter, drawable

#: Where the database has the rows.
KIND, ROW = "cards", b"drawn"
FILE = "card.png"


class Drawn(NamedTuple):
    """A card that has been drawn."""

    #: Its file in the output, "" where its title cannot be drawn.
    name: str
    #: The size and the time of the file.
    stamp: tuple[int, int] | None
    #: What it shows, in words.
    alt: str
    #: The characters that cannot be drawn.
    lacking: str


class Album:
    """The cards of one build."""

    def __init__(
        self, painter: Painter, settings: Mapping[str, Any], folder: str, site: Card
    ) -> None:
        """Begin with the card of the site, which is there also where it has no title."""
        self._painter, self._folder = painter, folder
        self._output = str(settings["OUTPUT_PATH"])
        self._session = session_of(settings)
        self._database = build_of(settings).database
        self._before = self._load()
        self._now: dict[Digest, Drawn] = {}
        self._wanted: dict[Digest, Card] = {}
        #: The key of the card of the site.
        self.site = self.want(site)

    def want(self, card: Card) -> Digest:
        """Have a card drawn, unless it is there; return its key."""
        key = digest(self._painter.made_by, self._folder, *values_of(card))
        if key not in self._wanted:
            self._wanted[key] = card
            known = self._before.get(key)
            if known and (not known.name or known.stamp == self._stamp(known.name)):
                self._now[key] = known
        return key

    def get(self, key: Digest) -> Drawn:
        """Return a card that was wanted, once all are drawn."""
        return self._now[key]

    def draw(self) -> None:
        """Draw the cards that are not there, and remember all."""
        new = [key for key in self._wanted if key not in self._now]
        self._draw(new)
        for drawn in self._now.values():
            if drawn.name:
                self._session.manifest.add(drawn.name)
        if new or self._now.keys() != self._before.keys():
            self._save()

    def _draw(self, new: Iterable[Digest]) -> None:
        parts = {key: drawable(self._wanted[key], self._painter.lacks) for key in new}
        shown = [card for key, (card, _) in parts.items() if card.title or key == self.site]
        names = {}
        for card, data in self._painter.paint_all(shown):
            names[card] = hashed(f"{self._folder}/{FILE}", data)
            self._session.write(f"{self._output}/{names[card]}", data)
        for key, (card, lacking) in parts.items():
            name = names.get(card, "")
            self._now[key] = Drawn(name, self._stamp(name), words(card), lacking)

    def _stamp(self, name: str) -> tuple[int, int] | None:
        with suppress(OSError):
            found = os.stat(f"{self._output}/{name}")  # noqa: PTH116  # a path takes twice the time
            return found.st_size, found.st_mtime_ns
        return None

    def _load(self) -> dict[Digest, Drawn]:
        row = self._database.find(KIND, ROW)
        with suppress(ValueError, EOFError, TypeError, AttributeError):  # by other code of ours
            return {key: Drawn(*values) for key, values in marshal.loads(row or b"").items()}
        return {}

    def _save(self) -> None:
        """Remember the cards of this build, and forget others."""
        rows = {key: tuple(drawn) for key, drawn in self._now.items()}
        self._database.change(KIND, {ROW: marshal.dumps(rows, 2)})
        for card in self._wanted.values():
            self._painter.uses(drawable(card, self._painter.lacks)[0])
        self._painter.forget_unused()
        if not self._before:
            # The cache may be new, the output old.
            names = [drawn.name for drawn in self._now.values()]
            remove_former(Path(self._output), [f"{self._folder}/{FILE}"], names)
