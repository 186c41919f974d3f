"""git, run in the author's repository."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from .errors import PublishError


def git(folder: Path, *words: str, data: bytes = b"", apart: bool = False) -> bytes:
    """Run git; return what it prints. Raises PublishError with what it says when it fails."""
    code, output, said = try_git(folder, words, data, apart=apart)
    if code:
        raise PublishError(f"{said}\ngit {words[0]} failed".strip())
    return output


def try_git(
    folder: Path, words: Sequence[str], data: bytes = b"", *, apart: bool = False
) -> tuple[int, bytes, str]:
    """Run git; return its exit code, what it prints, and what it says of errors.

    ``apart``, it is not killed with the group of processes that this one is in.
    """
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        input=data,
        capture_output=True,
        check=False,
        # Children keep the lock of this run for as long as they live.
        close_fds=False,
        start_new_session=apart,
    )
    return done.returncode, done.stdout, done.stderr.decode(errors="replace").strip()
