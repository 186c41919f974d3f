"""Values as plain ones, which ``marshal`` writes: equal for equal values in every process. Pure."""

import hashlib
import marshal
import re
from collections.abc import Callable, Iterable, Mapping
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
BUNDLE = __name__.removesuffix(".core.memory.plain_values")
#: Lists that are shorter are looked at each time.
SHORT = 4
#: The bytes of a digest. With 12 of them two of a billion values are equal once in 10^11 sites.
SIZE = 12
Digest = bytes
#: The digests of objects by id, each with its object; None where none are kept.
Known = dict[int, tuple[Any, tuple[str, Digest]]] | None
#: Makes a plain value of a value.
Maker = Callable[[Any, Known], Any]
#: The types of values that are plain as they are.
SCALARS: frozenset[type] = frozenset((str, int, float, bool, type(None), bytes, complex))


class UnknownValueError(TypeError):
    """A value of a type that nobody here knows: it may be something else in the next build."""


def digest_bytes(data: bytes) -> Digest:
    """Return the digest of some bytes."""
    return hashlib.blake2b(data, digest_size=SIZE).digest()


def digest_plain(value: Any) -> Digest:
    """Return the digest of a plain value.

    The second version of the format does not look at which equal strings are one object; sets are
    in an order of their own.
    """
    return digest_bytes(marshal.dumps(value, 2))


def plain(value: Any, known: Known = None) -> Any:
    """Return a value as a plain one: lists for lists, tuples with a name first for all else.

    Objects with many values are their digests, which are kept in ``known``. Raises
    UnknownValueError.
    """
    cls = type(value)
    return value if cls in SCALARS else _maker_of(cls)(value, known)


def _once(value: Any, known: Known, make: Maker) -> Any:
    """Return the digest of what ``make`` makes of a value; it is kept with the object."""
    if known is None:
        return make(value, None)
    found = known.get(id(value))
    if found is None:
        found = known[id(value)] = (value, ("#", digest_plain(make(value, known))))
    return found[1]


def _make_text(value: str, _known: Known) -> str:
    return str.__str__(value)


def _make_repr(value: Any, _known: Known) -> tuple[str, str]:
    return type(value).__name__, repr(value)


def _make_list(value: Any, known: Known) -> Any:
    return _make_items(value, known) if len(value) < SHORT else _once(value, known, _make_items)


def _make_items(values: Iterable[Any], known: Known) -> list[Any]:
    return [
        value if (cls := type(value)) in SCALARS else _maker_of(cls)(value, known)
        for value in values
    ]


def _make_mapping(value: Mapping[Any, Any], known: Known) -> tuple[Any, ...]:
    """Make a mapping in its order: a template that goes over it shows the order."""
    return "{", _make_items(value, known), _make_items(value.values(), known)


def _make_set(value: Any, known: Known) -> tuple[str, list[Digest]]:
    return "<", sorted(digest_plain(plain(item, known)) for item in value)


def _maker_of_dataclass(cls: type) -> Maker:
    name = f"({cls.__module__}.{cls.__qualname__}"
    read = _reader_of(cls)

    def make_fields(value: Any, known: Known) -> tuple[Any, ...]:
        return name, *_make_items(read(value), known)

    def make(value: Any, known: Known) -> tuple[Any, ...]:
        values = read(value)
        if SCALARS.issuperset(map(type, values)):  # a fast way through
            return name, *values
        made: tuple[Any, ...] = _once(value, known, make_fields)
        return made

    return make


def _reader_of(cls: type) -> Callable[[Any], tuple[Any, ...]]:
    """Return what reads all fields of a dataclass."""
    names = [field.name for field in fields(cls)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _make_pelican_value(value: Any, known: Known) -> Any:
    """Make of a value of Pelican's what it is for others."""
    return _once(value, known, _make_simplified)


def _make_simplified(value: Any, known: Known) -> tuple[Any, ...]:
    return f"p{type(value).__name__}", *_make_items(simplify(value), known)


def _make_function(value: Any, _known: Known) -> tuple[str]:
    """Make of a function its name: its code is part of the fingerprint of the build."""
    return (f"f{value.__module__}.{value.__qualname__}",)


def _make_method(value: MethodType, known: Known) -> tuple[str]:
    return _make_function(value.__func__, known)


def _make_partial(value: partial[Any], known: Known) -> tuple[Any, ...]:
    return "partial", *_make_items((value.func, value.args, value.keywords), known)


def _make_made_of(value: Any, known: Known) -> tuple[Any, ...]:
    """Make a value of a class that says by ``made_of`` which values decide all that it shows."""
    return *_make_object(value, known), plain(value.made_of, known)


def _make_object(value: Any, _known: Known) -> tuple[str]:
    return (f"o{type(value).__module__}.{type(value).__qualname__}",)


#: By type, or by the first of its bases that is here: what makes plain values of its values.
MAKERS: dict[type, Maker] = {
    str: _make_text,
    **dict.fromkeys(SCALARS - {str}, _make_repr),
    **dict.fromkeys((list, tuple), _make_list),
    **dict.fromkeys((set, frozenset), _make_set),
    dict: _make_mapping,
    **dict.fromkeys((date, PurePath, re.Pattern, tzinfo, range), _make_repr),
    **dict.fromkeys(SIMPLIFIED, _make_pelican_value),
    **dict.fromkeys((FunctionType, BuiltinFunctionType, type), _make_function),
    MethodType: _make_method,
    partial: _make_partial,
    # No template sees what is in them.
    **dict.fromkeys((Document, Undefined, ModuleType), _make_object),
}


def _find_maker(cls: type) -> Maker:
    """Return what makes plain values of values of a class. Raises UnknownValueError."""
    for base in cls.__mro__:
        if base in MAKERS and base is not object:
            return MAKERS[base]
        if is_dataclass(base):
            return _maker_of_dataclass(cls)
    if hasattr(cls, "made_of"):
        return _make_made_of
    if issubclass(cls, Mapping):
        return _make_mapping
    if "__call__" in vars(cls) and cls.__module__.startswith(f"{BUNDLE}."):
        return _make_object  # for templates it is a function
    raise UnknownValueError(f"{cls.__module__}.{cls.__qualname__}")


#: The same, each asked for once.
_maker_of: Callable[[type], Maker] = cache(_find_maker)
