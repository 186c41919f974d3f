"""Which files have changed, from ``watchfiles``."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from .reports import WatchList

#: What changes here is code or data that a process has read once: .po are texts of the interface.
CODE = {".py", ".toml", ".po", ".mo", ".json", ".yaml", ".yml"}
#: Names that editors use while they save, besides those of DefaultFilter.
EDITORS = (
    r"^4913$",
    r"^#.*#$",
    r"^\.goutputstream-",
    r"\.(?:kate-swp|crswap|part)$",
    r"\.sw[a-z]x$",
)
#: In milliseconds: changes with less time between them are taken together, for so long at most.
STEP, DEBOUNCE = 10, 200
#: In seconds: how long the old watchers still watch when there are new ones.
OVERLAP = 0.3


class Relevant(DefaultFilter):
    """Whether a changed file is one that the site is made of."""

    ignore_entity_patterns = (*DefaultFilter.ignore_entity_patterns, *EDITORS)

    def __init__(self, watch: WatchList) -> None:
        super().__init__()
        self.watch = watch

    def __call__(self, change: Change, path: str) -> bool:
        if not super().__call__(change, path) or _is_below(path, self.watch.written):
            return False
        name = Path(path).name
        if any(fnmatch(name, part) or fnmatch(path, part) for part in self.watch.ignored):
            return False
        if _is_below(path, self.watch.folders) or path in self.watch.files:
            return True
        return str(Path(path).parent) in self.watch.flat and is_code(path, "")


def is_code(path: str, content: str) -> bool:
    """Return whether a process that has read this file does not notice the change."""
    return Path(path).suffix in CODE and not (content and _is_below(path, [content]))


def _is_below(path: str, folders: Iterable[str]) -> bool:
    return any(path == folder or path.startswith(folder + os.sep) for folder in folders)


class Changes:
    """The files that have changed and that no build has been asked for yet."""

    def __init__(self, warn: Callable[[str], None]) -> None:
        self.watch = WatchList()
        #: Set while code has changed: a running build is of no use any more.
        self.code = asyncio.Event()
        self._some = asyncio.Event()
        self._paths: set[str] = set()
        self._watchers: list[asyncio.Task[None]] = []
        self._ending: asyncio.Task[None] | None = None
        self._warn = warn

    def add(self, paths: Iterable[str]) -> None:
        """Note changed files."""
        self._paths.update(map(os.path.realpath, paths))
        self._some.set()
        if any(is_code(path, self.watch.content) for path in self._paths):
            self.code.set()

    async def take(self) -> tuple[set[str], bool]:
        """Wait for changed files; return them, and whether there is code among them."""
        await self._some.wait()
        paths, is_new_code = self._paths, self.code.is_set()
        self._paths = set()
        self._some.clear()
        self.code.clear()
        return paths, is_new_code

    async def follow(self, watch: WatchList) -> None:
        """Watch other files from now on."""
        if watch == self.watch:
            return
        self.watch = watch
        old = self._watchers
        flat = {*watch.flat, *(str(Path(file).parent) for file in watch.files)}
        self._watchers = [
            asyncio.create_task(self._watch(folders, recursive))
            for folders, recursive in ((watch.folders, True), (sorted(flat), False))
        ]
        # The new ones watch from here on; what the old ones have seen by now is not lost.
        await asyncio.sleep(0)
        if old:
            self._ending = asyncio.create_task(_end(old, OVERLAP))

    async def _watch(self, folders: Iterable[str], recursive: bool) -> None:
        there = [folder for folder in folders if Path(folder).is_dir()]
        relevant = Relevant(self.watch)
        if not there:
            return
        try:
            async for paths in _awatch(there, relevant, recursive=recursive, polling=None):
                self.add(paths)
        except OSError as error:
            # Linux watches only so many folders at a time.
            self._warn(f"Files are looked at in turn, which is slower: {error}")
            async for paths in _awatch(there, relevant, recursive=recursive, polling=True):
                self.add(paths)

    async def close(self) -> None:
        """Watch no longer."""
        if self._ending:
            self._watchers.append(self._ending)
        await _end(self._watchers)


async def _awatch(
    folders: list[str], relevant: Relevant, *, recursive: bool, polling: bool | None
) -> AsyncIterator[set[str]]:
    """Yield sets of paths that have changed."""
    stream = awatch(
        *folders, watch_filter=relevant, debounce=DEBOUNCE, step=STEP, recursive=recursive,
        force_polling=polling,
    )  # fmt: skip
    async for changes in stream:
        yield {path for _, path in changes}


async def _end(tasks: Iterable[asyncio.Task[None]], seconds: float = 0) -> None:
    await asyncio.sleep(seconds)
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
