"""Who watches what is read: while a page is rendered, its ``Watcher`` sees each read of a content.

A context variable and no argument, since templates, filters and plugins of others read contents,
too.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Protocol

from pelican.contents import Content


class Watcher(Protocol):
    """Sees what is read."""

    def see_html(self, content: Content) -> None:
        """Notice that the HTML of a content is read as it is, before Pelican resolves its links."""

    def see_text(self, content: Content, siteurl: str) -> None:
        """Notice that links of a content are resolved for a page with this ``siteurl``."""

    def see_key(self, key: bytes) -> None:
        """Notice that a text is shown which is remembered under a key."""

    def see(self, content: Content, name: str, value: Any) -> None:
        """Notice that an attribute of a content is read."""


WATCHER: ContextVar[Watcher | None] = ContextVar("watcher", default=None)

#: What is the same for all contents, or no value of theirs.
SILENT = frozenset(("settings", "_context", "get_siteurl"))


@dataclass(frozen=True)
class MissingType:
    """The type of what is in place of an attribute that is not there."""


MISSING = MissingType()
_read = object.__getattribute__


def _read_watched(content: Content, name: str) -> Any:
    """Read an attribute as Python does, and let the watcher see it."""
    watcher = WATCHER.get()
    if watcher is None or name[:2] == "__" or name in SILENT:
        return _read(content, name)
    # What a property reads is part of its value.
    token = WATCHER.set(None)
    try:
        value = _read(content, name)
    except AttributeError:
        value = MISSING
    finally:
        WATCHER.reset(token)
    watcher.see(content, name, value)
    if value is MISSING:
        raise AttributeError(name=name, obj=content)
    return value


def attributes_of(content: Content) -> dict[str, Any]:
    """Return the attributes of a content itself; nobody sees it, which is faster than ``vars``."""
    found: dict[str, Any] = _read(content, "__dict__")
    return found


@contextmanager
def watch(watcher: Watcher) -> Iterator[None]:
    """Have a watcher see all reads of contents for a while."""
    token = WATCHER.set(watcher)
    Content.__getattribute__ = _read_watched
    try:
        yield
    finally:
        del Content.__getattribute__
        WATCHER.reset(token)


class watched_by:  # noqa: N801
    """Has another watcher see reads for a while."""

    __slots__ = ("_token", "_watcher")

    def __init__(self, watcher: Watcher | None) -> None:
        self._watcher = watcher

    def __enter__(self) -> None:
        self._token = WATCHER.set(self._watcher)

    def __exit__(self, *_error: object) -> None:
        WATCHER.reset(self._token)


def unwatched() -> watched_by:
    """Have nobody see reads for a while, whose results are seen as a whole."""
    return watched_by(None)
