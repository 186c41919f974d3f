"""Builds of a site: where they go, what came of them."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SERVER = Path(__file__).with_name("server.py")
#: One line for a message, the order of a site's own bytes, and no old bytecode of its plugins.
ENVIRONMENT = {"COLUMNS": "1000", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)}
SECONDS = re.compile(r" in [\d.]+ seconds?")


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with an output and a cache of its own."""

    folder: Path

    @property
    def output(self) -> Path:
        """Where the site is."""
        return self.folder / "output"

    @property
    def cache(self) -> Path:
        """What is kept from build to build."""
        return self.folder / "cache"

    @property
    def log(self) -> Path:
        """What the last build said."""
        return self.folder / "log.txt"

    def clear(self) -> None:
        """Remove output and cache."""
        for folder in (self.output, self.cache):
            shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build."""

    #: The exit code; below 0 the number of the signal that ended it.
    code: int
    #: What it said, in the order of the alphabet.
    lines: list[str]
    #: The end of it, as it was said.
    end: str
    #: Seconds, and those of processors.
    wall: float
    cpu: float


class Builder:
    """Builds sites in forks of a process that has imported everything.

    ``fresh``: in a new ``python -m pelican`` each time, which takes longer.
    """

    def __init__(self, fresh: bool = False, **environment: str) -> None:
        self._environment = os.environ | ENVIRONMENT | environment
        self._server = None if fresh else self._start()

    def _start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, str(SERVER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=self._environment,
        )

    def close(self) -> None:
        """End the process."""
        if self._server:
            self._server.communicate()

    def build(self, site: Path, place: Place, **how: Any) -> Outcome:
        """Build a site; ``kill_after``, ``umask`` and ``file_size`` make it harder."""
        return self.build_at_once(site, [place], **how)[0]

    def build_at_once(self, site: Path, places: list[Place], **how: Any) -> list[Outcome]:
        """Build a site several times at once."""
        runs = [_run(site, place, number, how) for number, place in enumerate(places)]
        answers = self._ask(runs) if self._server else [self._run_fresh(run) for run in runs]
        found = []
        for answer, run, place in zip(answers, runs, places, strict=True):
            text = _read_log(Path(run["log"]), site, place)
            lines, end = sorted(text.splitlines()), "\n".join(text.splitlines()[-14:])
            found.append(Outcome(answer["code"], lines, end, answer["wall"], answer["cpu"]))
        return found

    def _ask(self, runs: list[dict[str, Any]]) -> list[dict[str, Any]]:
        assert self._server
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(json.dumps(runs) + "\n")
        self._server.stdin.flush()
        answers: list[dict[str, Any]] = json.loads(self._server.stdout.readline())
        return answers

    def _run_fresh(self, run: dict[str, Any]) -> dict[str, Any]:
        with Path(run["log"]).open("w") as log:
            done = subprocess.run(
                [sys.executable, "-m", "pelican", *run["words"]],
                cwd=run["folder"],
                env=self._environment,
                stdout=log,
                stderr=log,
                check=False,
            )
        return {"code": done.returncode, "wall": 0.0, "cpu": 0.0}


def _run(site: Path, place: Place, number: int, how: dict[str, Any]) -> dict[str, Any]:
    place.folder.mkdir(parents=True, exist_ok=True)
    words = ["-s", "conf.py", "-o", str(place.output), "--log-handler", "plain"]
    # Settings come last: `-e` takes all words after it.
    words += ["-e", f"CACHE_PATH={json.dumps(str(place.cache))}"]
    log = place.log.with_suffix(f".{number}.txt") if number else place.log
    return {"folder": str(site), "words": words, "log": str(log), **how}


def _read_log(path: Path, site: Path, place: Place) -> str:
    text = path.read_text("utf-8", "replace") if path.exists() else ""
    for folder, word in ((place.output, "OUTPUT"), (place.cache, "CACHE"), (site, "SITE")):
        text = text.replace(str(folder), word)
    return SECONDS.sub("", text)
