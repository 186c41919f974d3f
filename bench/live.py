"""From saving a file to its page in the browser, while `invoke devserver` runs."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

from bench.measuring import Cost

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")
TICKS = os.sysconf("SC_CLK_TCK")
#: So long nothing happens, in seconds, before a build counts as over.
QUIET = 2.0


def measure_live(folder: Path, code: Path, post: Path, edit: Callable[[], Path]) -> Cost | None:
    """Return what an edit costs a server that is up, None where the code has none.

    Seconds of the clock are those until the page is there, the others those of the whole build.
    ``edit`` changes ``post``.
    """
    if not (code / "plugins/authoring/live").is_dir():
        return None
    command = [sys.executable, "-m", "plugins.authoring.live", "--port", "0", "--"]
    with (folder / "live.txt").open("wb") as said:
        process = subprocess.Popen(
            [*command, "-s", "ours.py"],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(code)},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
    try:
        return _measure(process, folder, post, edit)
    finally:
        process.terminate()
        process.wait()


def _measure(
    process: subprocess.Popen[bytes], folder: Path, post: Path, edit: Callable[[], Path]
) -> Cost:
    port = int(_wait(lambda: ADDRESS.search((folder / "live.txt").read_text("utf-8")))[1])
    # The start builds the site once.
    _wait(lambda: _generation(port) >= 2, 1800)
    _wait_until_quiet(process.pid)
    states = _states(port, f"/{_address(folder, post)}")
    version, cpu = next(states)["version"], _cpu(process.pid)
    begun = time.perf_counter()
    assert edit() == post
    while next(states)["version"] == version:
        pass
    wall = time.perf_counter() - begun
    _wait_until_quiet(process.pid)
    return Cost(_cpu(process.pid) - cpu, wall, max(_memory(pid) for pid in _family(process.pid)))


def _address(folder: Path, post: Path) -> str:
    """Return the address of a post."""
    header = dict(re.findall(r"^(\w+): (.*)$", post.read_text("utf-8"), re.MULTILINE))
    rules = DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"]
    slug = header.get("Slug") or slugify(header["Title"], regex_subs=rules)
    output = folder / "ours/output"
    [page] = output.glob(f"posts/*/*/{slug}{'-de' * ('Lang: de' in post.read_text())}/index.html")
    return f"{page.parent.relative_to(output).as_posix()}/"


def _states(port: int, address: str) -> Iterator[dict[str, Any]]:
    """Yield the states of a page, as a browser gets them."""
    connection = HTTPConnection("127.0.0.1", port, timeout=600)
    connection.request("GET", f"/_diptych/events?page={address}")
    for line in connection.getresponse():
        if line.startswith(b"data: "):
            yield json.loads(line[6:])


def _generation(port: int) -> int:
    return int(next(_states(port, "/"))["generation"])


def _wait(is_there: Callable[[], Any], seconds: float = 60.0) -> Any:
    """Wait until something is there; return it."""
    end = time.monotonic() + seconds
    while not (found := is_there()):
        if time.monotonic() > end:
            raise SystemExit("the live server has not come up")
        time.sleep(0.05)
    return found


def _wait_until_quiet(process: int) -> None:
    """Wait until a process and its children have done nothing for a while."""
    before, since = _cpu(process), time.monotonic()
    while time.monotonic() - since < QUIET:
        time.sleep(0.1)
        now = _cpu(process)
        # A server that waits looks up now and then.
        if now - before > 0.03:
            before, since = now, time.monotonic()


def _family(process: int) -> list[int]:
    """Return a process and all that it has started."""
    path = Path(f"/proc/{process}/task/{process}/children")
    children = path.read_text("ascii").split() if path.exists() else []
    return [process, *(one for child in children for one in _family(int(child)))]


def _cpu(process: int) -> float:
    """Return the seconds of processors of a process and its children, those that ended too."""
    ticks = 0
    for one in _family(process):
        stat = Path(f"/proc/{one}/stat").read_text("ascii").rpartition(")")[2].split()
        ticks += sum(map(int, stat[11:15]))
    return ticks / TICKS


def _memory(process: int) -> float:
    """Return the most memory that a process had, in MB."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0
