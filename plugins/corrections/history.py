"""The last commit of each source file; git is asked for all at once."""

import shutil
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

#: Marks a commit among the names of its files: no file has it in its name.
COMMIT = "\0"
LENGTH = 10
LOG = ("log", "--format=%x00%h", f"--abbrev={LENGTH}", "--name-only", "--no-renames", "--relative")


def find_root(folder: Path) -> Path | None:
    """Return the top of the working tree that a folder is in."""
    return next((p for p in (folder, *folder.parents) if (p / ".git").exists()), None)


def read_commit(folder: Path) -> str:
    """Return what the history of a folder depends on: the last commit, and where the history ends.

    It is "" without git, and outside a working tree.
    """
    git = shutil.which("git")
    if not git or not find_root(folder):
        return ""
    command = [git, "-C", str(folder), "rev-parse", "HEAD", "--git-path", "shallow"]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        commit, _, shallow = run.stdout.strip().partition("\n")
        ends = Path(folder, shallow)
        return f"{commit} {ends.read_text() if ends.is_file() else ''}"
    except (OSError, ValueError, subprocess.CalledProcessError):
        return ""


def read_revisions(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the last commit of each file, by its name as seen from the folder.

    A file that git does not know is left out; without git, or outside a working tree, all are.
    """
    git = shutil.which("git")
    if not git or not find_root(folder):
        return {}
    command = [git, "-C", str(folder), "-c", "core.quotePath=false", *LOG, "--", "."]
    with suppress(OSError):
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="surrogateescape",
        ) as log:
            found = parse_log(log.stdout or (), set(names))
            log.kill()
        return found
    return {}


def parse_log(lines: Iterable[str], wanted: set[str]) -> dict[str, str]:
    """Return the first commit in the log that names each file; read no further than is needed."""
    found: dict[str, str] = {}
    commit = ""
    for line in lines:
        text = line.rstrip("\n")
        if text.startswith(COMMIT):
            commit = text.removeprefix(COMMIT)
        elif text in wanted and text not in found:
            found[text] = commit
            if len(found) == len(wanted):
                break
    return found
