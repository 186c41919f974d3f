"""Compiled templates, kept from build to build; a damaged one is compiled again.

Jinja's own cache runs whatever is in its files: one wrong byte ends each build, or changes a page.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

DIGEST = hashlib.sha256


class CompiledTemplates(BytecodeCache):
    """A folder of compiled templates, each with a digest of it and of its name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept for it, if it is whole."""
        with suppress(OSError, EOFError, ValueError, TypeError):
            data = (self._folder / bucket.key).read_bytes()
            size = DIGEST().digest_size
            if data[:size] == _digest(bucket, data[size:]):
                bucket.bytecode_from_string(data[size:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what has been compiled; another build may do the same."""
        data = bucket.bytecode_to_string()
        new = self._folder / f"{bucket.key}.{os.getpid()}"
        with suppress(OSError):
            new.write_bytes(_digest(bucket, data) + data)
            new.replace(self._folder / bucket.key)


def _digest(bucket: Bucket, data: bytes) -> bytes:
    return DIGEST(bucket.key.encode() + data).digest()
