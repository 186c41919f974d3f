"""What the digest of a value is made of: equal for equal values in every process. Pure."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, tzinfo
from functools import cache, partial
from operator import attrgetter
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from jinja2 import Undefined

from ..documents import Document
from .pelican_values import SIMPLIFIED, simplify

#: The name of the package of our plugins.
BUNDLE = __name__.removesuffix(".core.memory.value_parts")
#: Lists that are shorter are looked at each time.
SHORT = 4
#: The bytes of a digest. With 12 of them two of a billion values are equal once in 10^11 sites.
SIZE = 12
Digest = bytes


class UnknownValueError(TypeError):
    """A value of a type that nobody here knows: it may be something else in the next build."""


def digest_bytes(data: bytes) -> Digest:
    """Return the digest of some bytes."""
    return hashlib.blake2b(data, digest_size=SIZE).digest()


class Parts(list[str]):
    """The parts that a digest is made of."""

    def __init__(self, known: dict[int, tuple[Any, str]] | None = None) -> None:
        super().__init__()
        self.known = known

    def once(self, value: Any, write: Callable[[Any, "Parts"], None]) -> None:
        """Write a value as the digest of what ``write`` writes, which is kept with the object."""
        if self.known is None:
            write(value, self)
            return
        found = self.known.get(id(value))
        if found is None:
            parts = Parts(self.known)
            write(value, parts)
            found = self.known[id(value)] = (value, finish(parts).hex())
        self.append(found[1])


def finish(parts: Parts) -> Digest:
    # No encoding is strict about half of a pair of surrogates, which names of files may have.
    return digest_bytes("\0".join(parts).encode(errors="surrogatepass"))


def write(value: Any, parts: Parts) -> None:
    _writer_of(type(value))(value, parts)


def _write_text(value: str, parts: Parts) -> None:
    parts += ("s", value)


def _write_repr(value: Any, parts: Parts) -> None:
    parts.append(repr(value))


def _write_list(value: Any, parts: Parts) -> None:
    parts.append(f"[{len(value)}")
    if len(value) < SHORT:
        for item in value:
            write(item, parts)
    else:
        parts.once(value, _write_items)


def _write_items(value: Any, parts: Parts) -> None:
    for item in value:
        if type(item) is str:  # a fast way through
            parts += ("s", item)
        else:
            _writer_of(type(item))(item, parts)


def _write_mapping(value: Mapping[Any, Any], parts: Parts) -> None:
    """Write a mapping in its order: a template that goes over it shows the order."""
    parts.append(f"{{{len(value)}")
    for key, item in value.items():
        write(key, parts)
        write(item, parts)


def _write_set(value: Any, parts: Parts) -> None:
    parts.append(f"<{len(value)}")
    parts += sorted(_digest_alone(item) for item in value)


def _digest_alone(value: Any) -> str:
    parts = Parts()
    write(value, parts)
    return finish(parts).hex()


def _write_dataclass(value: Any, parts: Parts) -> None:
    parts.once(value, _write_fields)


def _write_fields(value: Any, parts: Parts) -> None:
    cls = type(value)
    parts.append(f"({cls.__module__}.{cls.__qualname__}")
    if read := _reader_of(cls):
        _write_items(read(value), parts)


def _find_reader(cls: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """Return what reads all fields of a dataclass, None if it has none."""
    names = [field.name for field in fields(cls)]
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    return attrgetter(*names) if names else None


def _write_pelican_value(value: Any, parts: Parts) -> None:
    """Write a value of Pelican's as what it is for others."""
    parts.once(value, _write_simplified)


def _write_simplified(value: Any, parts: Parts) -> None:
    parts.append(f"p{type(value).__name__}")
    _write_items(simplify(value), parts)


def _write_function(value: Any, parts: Parts) -> None:
    """Write a function by its name: its code is part of the fingerprint of the build."""
    parts.append(f"f{value.__module__}.{value.__qualname__}")


def _write_method(value: MethodType, parts: Parts) -> None:
    _write_function(value.__func__, parts)


def _write_partial(value: partial[Any], parts: Parts) -> None:
    parts.append("partial")
    write((value.func, value.args, value.keywords), parts)


def _write_made_of(value: Any, parts: Parts) -> None:
    """Write a value of a class that says by ``made_of`` which values decide all that it shows."""
    _write_object(value, parts)
    write(value.made_of, parts)


def _write_object(value: Any, parts: Parts) -> None:
    parts.append(f"o{type(value).__module__}.{type(value).__qualname__}")


#: By type, or by the first of its bases that is here: how its values are written.
WRITERS: dict[type, Callable[[Any, Parts], None]] = {
    str: _write_text,
    **dict.fromkeys((int, float, bool, type(None), bytes, complex), _write_repr),
    **dict.fromkeys((list, tuple), _write_list),
    **dict.fromkeys((set, frozenset), _write_set),
    dict: _write_mapping,
    **dict.fromkeys((date, PurePath, re.Pattern, tzinfo, range), _write_repr),
    **dict.fromkeys(SIMPLIFIED, _write_pelican_value),
    **dict.fromkeys((FunctionType, BuiltinFunctionType, type), _write_function),
    MethodType: _write_method,
    partial: _write_partial,
    # No template sees what is in them.
    **dict.fromkeys((Document, Undefined, ModuleType), _write_object),
}


def _find_writer(cls: type) -> Callable[[Any, Parts], None]:
    """Return how values of a class are written. Raises UnknownValueError."""
    for base in cls.__mro__:
        if base in WRITERS and base is not object:
            return WRITERS[base]
        if is_dataclass(base):
            return _write_dataclass
    if hasattr(cls, "made_of"):
        return _write_made_of
    if issubclass(cls, Mapping):
        return _write_mapping
    if "__call__" in vars(cls) and cls.__module__.startswith(f"{BUNDLE}."):
        return _write_object  # for templates it is a function
    raise UnknownValueError(f"{cls.__module__}.{cls.__qualname__}")


#: The same, each asked for once.
_writer_of: Callable[[type], Callable[[Any, Parts], None]] = cache(_find_writer)
_reader_of: Callable[[type], Callable[[Any], tuple[Any, ...]] | None] = cache(_find_reader)
