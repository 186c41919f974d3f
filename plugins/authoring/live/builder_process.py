"""The builder as the server sees it: a process of its own that can be replaced."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress

from .reports import Built, Started, decode

#: A reply may be long: it has a line for each page of the site.
LONGEST_LINE = 2**28
#: So many seconds a builder has to end by itself.
GRACE = 2.0


class BuilderProcess:
    """A running builder."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, options: Iterable[str]) -> "BuilderProcess":
        """Start a builder with options of Pelican's."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", f"{__package__}.builder", *options),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=LONGEST_LINE,
            # Ctrl-C is for the server, which ends the builder with all that it has started.
            start_new_session=True,
        )
        return cls(process)

    async def ask(self, paths: Iterable[str]) -> None:
        """Ask for a build after these files have changed."""
        if self._process.stdin:
            with suppress(ConnectionError):
                self._process.stdin.write(json.dumps(sorted(paths)).encode() + b"\n")
                await self._process.stdin.drain()

    async def read(self) -> Started | Built | None:
        """Wait for a reply; None when the builder has ended."""
        if self._process.stdout is None:
            return None
        line = await self._process.stdout.readline()
        return decode(line) if line.endswith(b"\n") else None

    async def end(self) -> int:
        """End the builder and what it has started; return its exit code."""
        if self._process.returncode is None and self._process.stdin:
            self._process.stdin.close()
        self._send(signal.SIGTERM)
        try:
            return await self._wait_a_while()
        except TimeoutError:
            self._send(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
            return await self._process.wait()

    async def exit_code(self) -> int:
        """Return the exit code of a builder that has closed its output."""
        try:
            return await self._wait_a_while()
        except TimeoutError:
            return await self.end()

    async def _wait_a_while(self) -> int:
        """Return the exit code; raises TimeoutError.

        Before Python 3.12 ``asyncio.wait_for`` goes on as if nothing were if the process ends just
        when the task is cancelled: then Ctrl-C ended nothing.
        """
        async with asyncio.timeout(GRACE):
            return await self._process.wait()

    def _send(self, number: int) -> None:
        with suppress(ProcessLookupError, PermissionError):
            if os.name == "posix":
                # Its process group outlives it while programs that it started still run.
                os.killpg(self._process.pid, number)
            else:
                self._process.terminate()
