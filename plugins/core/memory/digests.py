"""Digests of values: the same for equal values in every process. Pure.

``repr`` and ``pickle`` depend on the order of sets, on addresses in memory and on which equal
strings are one object; ``hash`` on the process.
"""

from typing import Any

from .plain_values import (
    SIZE,
    Digest,
    Known,
    UnknownValueError,
    digest_bytes,
    digest_plain,
    plain,
)

__all__ = ["SIZE", "Digest", "Digester", "UnknownValueError", "digest", "digest_bytes"]


def digest(*values: Any) -> Digest:
    """Return the digest of some values. Raises UnknownValueError."""
    try:
        return digest_plain(values)
    except ValueError:  # not all of them are Python's own types
        return digest_plain([plain(value) for value in values])


class Digester:
    """Makes digests of values of which no one changes: each object is looked at once."""

    def __init__(self) -> None:
        # The objects are kept with their digests, so that no other gets the same id.
        self._known: Known = {}

    def digest(self, value: Any) -> Digest:
        """Return the digest of a value. Raises UnknownValueError."""
        return digest_plain(plain(value, self._known))
