"""Files named by their content, so that browsers may keep them for ever."""

import hashlib
import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .rendering.session import session_of

DIGITS = 12
HASHED = re.compile(rf"(?P<stem>.+)\.(?P<digest>[0-9a-f]{{{DIGITS}}})(?P<extension>\.\w+)")


def digest(data: bytes) -> str:
    """Return the first hexadecimal digits of the SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()[:DIGITS]


def hashed(name: str, data: bytes) -> str:
    """Return the name of a file with a digest of its bytes in it."""
    stem, extension = posixpath.splitext(name)
    return f"{stem}.{digest(data)}{extension}"


def write_files(settings: Mapping[str, Any], folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder of the output, unless they are there."""
    session = session_of(settings)
    for name, data in files.items():
        session.write(str(folder / name), data)


def remove_former(folder: Path, names: Iterable[str], kept: Iterable[str]) -> None:
    """Remove the files that former builds wrote for some names, except those to be kept.

    A file is ours only if the digest in its name is that of its bytes; others stay.
    """
    stay = {folder / name for name in kept}
    for name in names:
        stem, extension = posixpath.splitext(folder / name)
        for path in Path(stem).parent.glob(f"*{extension}"):
            found = HASHED.fullmatch(path.name)
            if not found or path in stay or found["stem"] != Path(stem).name:
                continue
            if found["digest"] == digest(path.read_bytes()):
                path.unlink()
