"""What the server knows of the site, and those who wait to hear of a change."""

import asyncio
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..remarks import Remark
from .output_files import read_page, version_of
from .page_state import describe_page, sort_remarks
from .reports import ALL, Built, Source, Started


class LiveSite:
    """The last good build, and what is wrong with the newest one."""

    def __init__(self) -> None:
        #: Paths are shown as seen from here.
        self.home = os.path.realpath(Path.cwd())
        #: The output folder, None until the settings have been read once.
        self.output: Path | None = None
        self.sources: dict[str, Source] = {}
        self.failed: tuple[str, ...] = ()
        self.remarks: tuple[Remark, ...] = ()
        #: Whether anything has been built since the start.
        self.built = False
        #: Counts the changes.
        self.generation = 0
        #: The generation in which an address changed last; pages have their versions.
        self.changed: dict[str, int] = {}
        self.closed = False
        self._news = asyncio.Event()
        self._next_output: Path | None = None

    # ------------------------------------------------------------ from the builder

    def take_start(self, reply: Started) -> None:
        """Note that a builder has started, or that it could not."""
        if reply.output:
            self._next_output = Path(reply.output)
            # A new output folder is shown once something has been built there.
            self.output = self.output or self._next_output
        self.take_remarks(reply.remarks) if reply.remarks else self.publish()

    def take_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Note what has ended a build or a builder."""
        self.remarks = remarks
        self.publish()

    def take_build(self, reply: Built) -> None:
        """Note what a build has changed."""
        if self._next_output not in (None, self.output):
            self.output, self.sources, self.changed = self._next_output, {}, {}
        changed = list(reply.changed)
        if reply.stage == ALL:
            self.built = True
            self.remarks = reply.remarks
            self.failed = reply.failed
            if reply.sources is not None:
                changed += self._take_sources(reply)
        self.generation += 1
        for name in (name for name in changed if not name.endswith(".html")):
            self.changed[f"/{name}"] = self.generation
        self._wake()

    def _take_sources(self, reply: Built) -> list[str]:
        """Take over where sources are saved; remove what is saved nowhere now, and return it."""
        now = dict(reply.sources or {})
        gone = []
        for name, source in self.sources.items():
            if name in now:
                continue
            if source.path in reply.failed or not reply.whole:
                now[name] = source  # the last good page
            elif name not in reply.changed:
                gone.append(name)
        self.sources = now
        for name in gone:
            self._remove(name)
        return gone

    def _remove(self, name: str) -> None:
        """Remove a file from the output, and the folders that are empty then."""
        if self.output is None:
            return
        path = self.output / name
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == self.output or any(os.scandir(folder)):
                return
            folder.rmdir()

    # ------------------------------------------------------------ for the browser

    def publish(self) -> None:
        """Have everyone look again."""
        self.generation += 1
        self._wake()

    def close(self) -> None:
        """Let all who wait go."""
        self.closed = True
        self._wake()

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

    async def wait(self, generation: int, seconds: float) -> None:
        """Return after a change, or after so many seconds."""
        if self.generation == generation and not self.closed:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._news.wait()

    async def describe(self, address: str, seen: int) -> str:
        """Return the state of a page as JSON, with what changed after generation ``seen``."""
        # What is known now: if more happens while the file is read, there is another turn.
        generation, sources = self.generation, self.sources
        remarks, failed = self.remarks, self.failed
        changed = sorted(path for path, when in self.changed.items() if when > seen)
        found, page = await asyncio.to_thread(read_page, self.output, address)
        source = sources.get(found.name)
        sorted_ = sort_remarks(remarks, sources, failed, found.name)
        state: dict[str, Any] = {
            "version": version_of(page),
            "generation": generation,
            "draft": bool(source and source.draft),
            "changed": changed,
            **describe_page(sorted_, self.home),
        }
        return json.dumps(state)
