"""The program of ``invoke devserver``, run on a small site, and its stream of events."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from conftest import ROOT

SETTINGS = """\
SITENAME = "Small"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "output"
THEME = "simple"
TIMEZONE = "UTC"
PLUGIN_PATHS = ["."]
PLUGINS = []
STATIC_PATHS = ["images"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
"""
SECONDS = 30


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def post(title: str = "First", body: str = "Hello.", *fields: str) -> str:
    return "\n".join([f"Title: {title}", "Date: 2024-01-02", *fields, "", body, ""])


@dataclass
class Events:
    """The states of one page, as they come."""

    states: Queue[dict[str, Any]] = field(default_factory=Queue)
    last: dict[str, Any] = field(default_factory=dict)

    def wait_for(self, is_it: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
        """Return the first state from now on that fits."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            try:
                self.last = self.states.get(timeout=0.5)
            except Empty:
                continue
            if is_it(self.last):
                return self.last
        raise AssertionError(f"no such state; the last one: {self.last}")

    def take_build(self) -> dict[str, Any]:
        """Return the next state."""
        return self.wait_for(lambda state: True)


@dataclass
class LiveProgram:
    """A running program."""

    folder: Path
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    port: int = 0

    def read_lines(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line)

    @property
    def said(self) -> str:
        return "".join(self.lines)

    def write(self, name: str, text: str) -> None:
        write(self.folder / name, text)

    def answer(self, path: str, **headers: str) -> HTTPResponse:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        connection.request("GET", path, headers=headers)
        return connection.getresponse()

    def get(self, path: str) -> tuple[int, str]:
        answer = self.answer(path)
        return answer.status, answer.read().decode()

    def watch(self, path: str = "/first.html") -> Events:
        """Listen to the states of a page; the first one is that of now."""
        events = Events()

        def listen() -> None:
            answer = self.answer(f"/_diptych/events?page={path}")
            for line in answer:
                if line.startswith(b"data: "):
                    events.states.put(json.loads(line[6:]))

        threading.Thread(target=_quietly(listen), daemon=True).start()
        return events

    def children(self) -> list[int]:
        """The processes that this one has started and that still run."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                stat = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(stat[1]) == self.process.pid and stat[0] != "Z":
                found.append(int(folder.name))
        return found

    def memory(self) -> int:
        """The bytes of memory that all processes use."""
        stats = [Path(f"/proc/{pid}/statm") for pid in (self.process.pid, *self.children())]
        return sum(int(stat.read_text().split()[1]) * 4096 for stat in stats)

    def end(self, number: int = signal.SIGTERM) -> int:
        """Send a signal and return the exit code."""
        self.process.send_signal(number)
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


def _quietly(listen: Callable[[], None]) -> Callable[[], None]:
    """Have a stream end with its server."""

    def run() -> None:
        try:
            listen()
        except (OSError, ValueError):
            return

    return run


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until(is_it: Callable[[], Any], why: Callable[[], str] = str) -> None:
    end = time.monotonic() + SECONDS
    while not is_it():
        assert time.monotonic() < end, why()
        time.sleep(0.02)


def start_live(folder: Path, *options: str, port: int = 0) -> LiveProgram:
    """Run the program, on a free port if none is given, and return when it listens."""
    command = [sys.executable, "-m", "plugins.authoring.live", "--port", str(port), "--"]
    process = subprocess.Popen(
        [*command, "-s", "pelicanconf.py", *options],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "200"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    program = LiveProgram(folder, process)
    threading.Thread(target=program.read_lines, daemon=True).start()
    wait_until(lambda: "(Ctrl-C stops it)" in program.said, lambda: program.said)
    program.port = int(program.said.split("http://127.0.0.1:")[1].split("/")[0])
    return program


def start_built(folder: Path, *options: str, port: int = 0) -> LiveProgram:
    """Run the program, and return when the site has been built."""
    program = start_live(folder, *options, port=port)
    program.watch().wait_for(lambda state: state["generation"] >= 2)
    return program
