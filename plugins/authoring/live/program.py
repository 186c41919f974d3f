"""The server and the watcher: one process, which never builds."""

import asyncio
import contextlib
import signal
import socket
import sys
import webbrowser
from collections.abc import Iterator
from typing import Any

import uvicorn

from .answers import make_app
from .live_site import LiveSite
from .supervisor import OptionsError, Supervisor
from .watching import Changes

#: Only this computer is served.
HOST = "127.0.0.1"
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Server(uvicorn.Server):
    """A server that leaves signals to the program."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none; uvicorn calls this by name."""
        yield


def say(line: str) -> None:
    """Write a line to the terminal."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def run_live(options: list[str], port: int, *, browser: bool = False) -> int:
    """Serve the site until a signal comes; return the exit code."""
    try:
        listener = socket.create_server((HOST, port))
    except (OSError, OverflowError) as error:
        say(f"Error: cannot listen on {HOST}:{port}: {error}; --port takes another one")
        return 1
    with listener:
        return asyncio.run(_serve(listener, options, browser=browser))


async def _serve(listener: socket.socket, options: list[str], *, browser: bool) -> int:
    site = LiveSite()
    changes = Changes(say)
    config = uvicorn.Config(
        make_app(site), log_config=None, access_log=False, lifespan="off", ws="none",
        server_header=False, timeout_graceful_shutdown=1,
    )  # fmt: skip
    server = Server(config)
    with _stop_on_signal() as stop:
        address = f"http://{HOST}:{listener.getsockname()[1]}/"
        say(f"Serving the site at {address} (Ctrl-C stops it)")
        say(f"Drafts and problems: {address}_diptych/")
        if browser:
            asyncio.get_running_loop().run_in_executor(None, webbrowser.open, address)
        supervisor = Supervisor(options, site, changes, say)
        work = [asyncio.create_task(one) for one in (server.serve([listener]), supervisor.run())]
        waiting = asyncio.create_task(stop.wait())
        await asyncio.wait([*work, waiting], return_when=asyncio.FIRST_COMPLETED)
        site.close()
        server.should_exit = True
        for task in (work[1], waiting):
            task.cancel()
        results = await asyncio.gather(*work, return_exceptions=True)
        await changes.close()
    return _exit_code(results)


def _exit_code(results: list[Any]) -> int:
    for result in results:
        if isinstance(result, OptionsError):
            return 2
        if isinstance(result, Exception):
            raise result
    return 0


@contextlib.contextmanager
def _stop_on_signal() -> Iterator[asyncio.Event]:
    """Turn Ctrl-C and SIGTERM into an event."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def take(*_: Any) -> None:
        loop.call_soon_threadsafe(stop.set)

    before = {number: signal.signal(number, take) for number in SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
