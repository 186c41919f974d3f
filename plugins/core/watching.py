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

    def see(self, content: Content, name: str, value: Any) -> None:
        """Notice that an attribute of a content is read."""


WATCHER: ContextVar[Watcher | None] = ContextVar("watcher", default=None)

#: What is the same for all contents, or no value of theirs.
SILENT = frozenset(("settings", "_context", "get_siteurl"))


@dataclass(frozen=True)
class MissingType:
    """The type of what is in place of an attribute that is not there."""


MISSING = MissingType()


def _read_watched(content: Content, name: str) -> Any:
    """Read an attribute as Python does, and let the watcher see it."""
    watcher = WATCHER.get()
    if watcher is None or name in SILENT or name.startswith("__"):
        return object.__getattribute__(content, name)
    # What a property reads is part of its value.
    token = WATCHER.set(None)
    try:
        value = object.__getattribute__(content, name)
    except AttributeError:
        value = MISSING
    finally:
        WATCHER.reset(token)
    watcher.see(content, name, value)
    if value is MISSING:
        raise AttributeError(name=name, obj=content)
    return value


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


@contextmanager
def unwatched() -> Iterator[None]:
    """Have nobody see reads for a while, whose results are seen as a whole."""
    token = WATCHER.set(None)
    try:
        yield
    finally:
        WATCHER.reset(token)
