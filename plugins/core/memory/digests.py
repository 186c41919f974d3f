"""Digests of values: the same for equal values in every process. Pure.

``repr`` and ``pickle`` depend on the order of sets, on addresses in memory and on which equal
strings are one object; ``hash`` on the process.
"""

import marshal
from typing import Any

from .value_parts import SIZE, Digest, Parts, UnknownValueError, digest_bytes, finish, write

__all__ = ["SIZE", "Digest", "Digester", "UnknownValueError", "digest", "digest_bytes"]


def digest(*values: Any) -> Digest:
    """Return the digest of some values. Raises UnknownValueError."""
    try:
        # Twenty times as fast. It writes Python's own types only, sets in an order of their own;
        # the second version of the format does not look at which equal strings are one object.
        return digest_bytes(marshal.dumps(values, 2))
    except ValueError:
        return _digest(values, Parts())


class Digester:
    """Makes digests of values of which no one changes: each object is looked at once."""

    def __init__(self) -> None:
        # The objects are kept with their digests, so that no other gets the same id.
        self._known: dict[int, tuple[Any, str]] = {}

    def digest(self, *values: Any) -> Digest:
        """Return the digest of some values. Raises UnknownValueError."""
        return _digest(values, Parts(self._known))


def _digest(values: tuple[Any, ...], parts: Parts) -> Digest:
    for value in values:
        write(value, parts)
    return finish(parts)
