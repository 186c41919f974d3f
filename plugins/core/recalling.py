"""Results of functions of other texts than a content's HTML, remembered like those of `html`."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pelican.contents import Content

from .build import build_of
from .memory.digests import digest
from .memory.notes import Notes

T = TypeVar("T")

_MISSING = object()


def recall(content: Content, function: Callable[..., T], *values: Any) -> T:
    """Return ``function(*values)``, which is kept with the notes on a content.

    The function must depend on nothing else, and nobody may change what it returns.
    """
    return recall_in(notes_on(content.settings, str(content.source_path)), function, *values)


def notes_on(settings: Mapping[str, Any], name: str) -> Notes:
    """Return the notes on a source file, or on what a plugin makes once for the whole site."""
    return build_of(settings).memory.of(name)


def recall_in(notes: Notes, function: Callable[..., T], *values: Any) -> T:
    """Return ``function(*values)``, which is kept with some notes."""
    name = f"{function.__module__}.{function.__qualname__}"
    return recall_by(notes, lambda: function(*values), name, values)


def recall_by(notes: Notes, make: Callable[[], T], *made_of: Any) -> T:
    """Return ``make()``, which is kept with some notes by all that it is made of."""
    key = digest("recall", *made_of)
    known = notes.find(key, _MISSING)
    if known is _MISSING:
        known = make()
        notes.keep(key, known)
    return known  # type: ignore[no-any-return]
