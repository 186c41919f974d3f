"""When to build, and when the builder has to be replaced."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto

from ..remarks import CRITICAL, Remark
from .builder_process import BuilderProcess
from .live_site import LiveSite
from .page_state import render_remark
from .reports import ALL, Built, Started, WatchList
from .watching import Changes

#: A build may take so many times as long as the longest one, and so many seconds more; the first
#: one, so many seconds.
TIMES, SECONDS, FIRST = 10, 60.0, 1800.0
#: A builder is replaced when it needs so much more memory, in bytes, than after its second build.
LEAK = 500_000_000
#: What Pelican ends with where its options are wrong. It has said so.
WRONG_OPTIONS = 2


class OptionsError(Exception):
    """The options for Pelican are wrong."""


class End(Enum):
    """How a build has ended."""

    #: The builder can go on.
    GOOD = auto()
    #: The builder has grown too big.
    LEAKING = auto()
    #: It took too long; the same would happen again.
    LATE = auto()
    #: The builder has died.
    DIED = auto()


class Supervisor:
    """Has the site built after each change."""

    def __init__(
        self, options: list[str], site: LiveSite, changes: Changes, say: Callable[[str], None]
    ) -> None:
        self.options = options
        self.site = site
        self.changes = changes
        self.say = say
        self.builder: BuilderProcess | None = None
        self.longest = 0.0
        self.said: frozenset[str] = frozenset()
        #: The memory of this builder after its first builds.
        self.memory: list[int] = []

    async def run(self) -> None:
        """Build, and again after each change, until this is cancelled."""
        paths: set[str] = set()
        is_new_code = True
        try:
            while True:
                if is_new_code or self.builder is None:
                    paths = set()
                    await self.replace()
                await self.build_surely(paths)
                paths, is_new_code = await self.changes.take()
        finally:
            await self.end_builder()

    async def replace(self) -> None:
        """Start another builder. The output of the last one is there all the while."""
        is_first = self.site.output is None
        await self.end_builder()
        self.memory = []
        builder = self.builder = await BuilderProcess.start(self.options)
        reply = await self.read_reply(builder, FIRST)
        if isinstance(reply, Started):
            await self.changes.follow(self.what_to_watch(reply))
            self.site.take_start(reply)
            self.say_new(reply.remarks)
            if not reply.output:
                await self.end_builder()
        elif reply is None and not self.changes.code.is_set():
            code = await builder.exit_code()
            self.builder = None
            if is_first and code == WRONG_OPTIONS:
                raise OptionsError
            self.fail(f"The builder ended with exit code {code} before it had read the settings.")

    def what_to_watch(self, reply: Started) -> WatchList:
        """Return what to watch; with broken settings what was watched before, too."""
        now, before = reply.watch, self.changes.watch
        if reply.output:
            return now
        return replace(
            before,
            folders=tuple(sorted({*before.folders, *now.folders})),
            flat=tuple(sorted({*before.flat, *now.flat})),
        )

    async def build_surely(self, paths: set[str]) -> None:
        """Have the site built, by another builder if this one dies, and have one ready then."""
        for _ in range(2):
            if self.builder is None:
                return
            end = await self.build(self.builder, paths)
            if end is End.GOOD:
                return
            await self.replace()
            if end is not End.DIED:
                return

    async def build(self, builder: BuilderProcess, paths: set[str]) -> End:
        """Have the site built; return how that went."""
        start = time.monotonic()
        limit = SECONDS + TIMES * self.longest if self.longest else FIRST
        await builder.ask(paths)
        while True:
            rest = limit - (time.monotonic() - start)
            reply = await self.read_reply(builder, rest)
            if isinstance(reply, Built):
                self.site.take_build(reply)
                if reply.stage == ALL:
                    self.say_new(reply.remarks)
                    self.longest = max(self.longest, time.monotonic() - start)
                    return End.LEAKING if self.is_leaking(reply.memory) else End.GOOD
            elif self.changes.code.is_set():
                return End.GOOD  # the next turn replaces it
            elif rest <= 0 or time.monotonic() - start >= limit:
                self.fail(f"The build took more than {limit:.0f} seconds and was ended.")
                return End.LATE
            else:
                code = await builder.exit_code()
                self.fail(f"The builder ended with exit code {code} while it built.")
                return End.DIED

    async def read_reply(self, builder: BuilderProcess, seconds: float) -> Started | Built | None:
        """Wait for a reply; None when time is up, the builder has ended or code has changed."""
        reading = asyncio.create_task(builder.read())
        code = asyncio.create_task(self.changes.code.wait())
        try:
            await asyncio.wait(
                [reading, code], timeout=max(seconds, 0), return_when=asyncio.FIRST_COMPLETED
            )
            return reading.result() if reading.done() else None
        finally:
            reading.cancel()
            code.cancel()

    def is_leaking(self, memory: int) -> bool:
        """Return whether a builder has grown so much that another one should go on."""
        if len(self.memory) < 2:
            self.memory.append(memory)
        return memory > self.memory[-1] + LEAK

    def fail(self, text: str) -> None:
        """Report what is wrong with the builder itself."""
        remarks = (Remark(CRITICAL, text),)
        self.site.take_remarks(remarks)
        self.say_new(remarks)

    def say_new(self, remarks: tuple[Remark, ...]) -> None:
        """Show in the terminal what the last build did not have."""
        lines = [f"{r.level.upper()}: {render_remark(r, self.site.home)}" for r in remarks]
        for line in lines:
            if line not in self.said:
                self.say(line)
        if self.said and not lines:
            self.say("No problems any more.")
        self.said = frozenset(lines)

    async def end_builder(self) -> None:
        """End the builder if there is one."""
        builder, self.builder = self.builder, None
        if builder:
            await builder.end()
