"""Files that are replaced as a whole, so that nobody ever finds a part of one."""

import os
from contextlib import suppress

from ..memory.digests import digest_bytes


def is_there(path: str, data: bytes) -> bool:
    """Return whether a file has these bytes."""
    with suppress(OSError), open(path, "rb", buffering=0) as file:
        return os.fstat(file.fileno()).st_size == len(data) and file.read() == data
    return False


def replace(path: str, data: bytes) -> None:
    """Write a file in the place of the one that is there, if one is."""
    folder, name = os.path.split(path)
    new = os.path.join(
        folder, f".{digest_bytes(name.encode(errors='replace')).hex()}.{os.getpid()}"
    )
    try:
        _write_new(new, data)
        os.replace(new, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(new)
        raise


def _write_new(path: str, data: bytes) -> None:
    """Write a file; most folders are there already."""
    try:
        file = open(path, "wb")  # noqa: SIM115
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        file = open(path, "wb")  # noqa: SIM115
    with file:
        file.write(data)
