"""A process that has imported Pelican and forks a build each time it is asked: no time is lost.

It reads a JSON list of runs from a line and answers with a line; the runs of a line go on at the
same time. Nothing is built in this process itself, so that each build begins as a new one does.
"""

import importlib
import json
import os
import resource
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

#: What a site brings itself is imported by its builds only.
OF_SITES = ("pelicanconf", "house", "__main__", "__mp_main__")


def serve() -> None:
    """Answer until there is no more to read."""
    warm = False
    for line in sys.stdin:
        runs = json.loads(line)
        modules = Path(runs[0]["log"]).with_suffix(".modules")
        started = [start(run, None if warm else modules) for run in runs]
        answers = [wait(run, *one) for run, one in zip(runs, started, strict=True)]
        print(json.dumps(answers), flush=True)
        if not warm and modules.exists():
            warm = True
            import_modules(modules.read_text("utf-8").split())
            modules.unlink()


def import_modules(names: list[str]) -> None:
    """Import what a build has needed."""
    for name in names:
        if not name.startswith(OF_SITES):
            # A library that is not there, or that makes its modules in a way of its own.
            with suppress(Exception):
                importlib.import_module(name)


def start(run: dict[str, Any], modules: Path | None) -> tuple[int, float]:
    """Fork a build; return its process id and when it began."""
    begun = time.monotonic()
    return os.fork() or build(run, modules), begun


def build(run: dict[str, Any], modules: Path | None) -> NoReturn:
    """Build, and end this process."""
    code = 70
    try:
        os.setsid()
        os.chdir(run["folder"])
        log = os.open(run["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(log, 1)
        os.dup2(log, 2)
        if run.get("umask") is not None:
            os.umask(run["umask"])
        if size := run.get("file_size"):
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        code = run_pelican(run["words"])
        if modules:
            modules.write_text("\n".join(sorted(sys.modules)), "utf-8")
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def run_pelican(words: list[str]) -> int:
    """Do what ``python -m pelican`` does; return the exit code."""
    from pelican import main  # noqa: PLC0415

    sys.argv = ["pelican", *words]
    # As with `-m`, modules beside the settings can be imported.
    sys.path.insert(0, str(Path.cwd()))
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def wait(run: dict[str, Any], process: int, begun: float) -> dict[str, Any]:
    """Wait for a build, or end it in its midst where that is asked for."""
    deadline = run.get("kill_after")
    while deadline is not None:
        found, status, usage = os.wait4(process, os.WNOHANG)
        if found:
            return answer(status, usage, begun)
        if time.monotonic() - begun > deadline:
            with suppress(ProcessLookupError):
                os.killpg(process, signal.SIGKILL)
            break
        time.sleep(0.002)
    _, status, usage = os.wait4(process, 0)
    return answer(status, usage, begun)


def answer(status: int, usage: resource.struct_rusage, begun: float) -> dict[str, Any]:
    """Return what became of a build."""
    return {
        "code": os.waitstatus_to_exitcode(status),
        "wall": time.monotonic() - begun,
        "cpu": usage.ru_utime + usage.ru_stime,
    }


if __name__ == "__main__":
    serve()
