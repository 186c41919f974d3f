"""git, run in the author's repository."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from .errors import PublishError


def git(folder: Path, *words: str, data: bytes = b"") -> bytes:
    """Run git; return what it prints. Raises PublishError with what it says when it fails."""
    code, output, said = try_git(folder, words, data)
    if code:
        raise PublishError(f"{said}\ngit {words[0]} failed".strip())
    return output


def try_git(folder: Path, words: Sequence[str], data: bytes = b"") -> tuple[int, bytes, str]:
    """Run git; return its exit code, what it prints, and what it says of errors."""
    done = subprocess.run(
        ["git", *words], cwd=folder, input=data, capture_output=True, check=False, close_fds=False
    )
    return done.returncode, done.stdout, done.stderr.decode(errors="replace").strip()
