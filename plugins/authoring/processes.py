"""Other programs that tasks run, and this one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from .refusals import RefusalError, refuse


def passed_on() -> list[str]:
    """Return the words after ``--``. From sys.argv: invoke joins them, and so loses quotes."""
    return sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else []


def call(
    command: Sequence[str],
    cwd: Path,
    *,
    env: Mapping[str, str] | None = None,
    to_stderr: bool = False,
) -> int:
    """Run a command; return its exit code. ``to_stderr`` keeps standard output for ourselves."""
    sys.stdout.flush()
    out = sys.stderr if to_stderr else None
    return subprocess.run(command, cwd=cwd, env=env, stdout=out, check=False).returncode


def run(command: Sequence[str], cwd: Path) -> None:
    """Run a command; stop here, with its exit code, when it fails. It has said why."""
    if code := call(command, cwd):
        raise RefusalError(code=code if code > 0 else 1)


def need_program(*names: str) -> None:
    """Refuse where one of these programs is not installed."""
    for name in names:
        if not shutil.which(name):
            refuse(f"this needs the program {name}, which is not installed")


def memory_in_use() -> int:
    """Return the memory of this process in bytes, 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return 0
