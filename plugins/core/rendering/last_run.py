"""What a run leaves for the next one: its generators, and each content as it was read.

The live preview links and writes one edited page with them before it builds the whole site again.
"""

from collections.abc import Iterable
from typing import Any

from pelican.contents import Content

from ..html import Html


class AsRead:
    """A content as it was before the site was linked: what it has follows from headers alone,
    but for its text.
    """

    __slots__ = ("_attributes",)

    def __init__(self, content: Content) -> None:
        self._attributes = _copied(vars(content))

    def has(self, name: str, value: Any) -> bool:
        """Return whether it had this very value by then."""
        return self._attributes.get(name) is value

    def attributes(self) -> dict[str, Any]:
        """Return its attributes, which steps may change."""
        return _copied(self._attributes)


def _copied(attributes: dict[str, Any]) -> dict[str, Any]:
    """Return a copy of attributes, also of those that are changed in place."""
    copied = dict(attributes)
    copied["metadata"] = dict(attributes["metadata"])
    copied["translations"] = list(attributes["translations"])
    if isinstance(html := attributes["_content"], Html):
        copied["_content"] = html.copy()
    return copied


class LastRun:
    """A run: while it goes on, and after it."""

    def __init__(self) -> None:
        #: Each article and page as it was read.
        self.as_read: dict[Content, AsRead] = {}
        self.generators: list[Any] = []
        #: Whether all pages have been written.
        self.is_done = False

    @property
    def context(self) -> dict[str, Any]:
        """The context of the run."""
        context: dict[str, Any] = self.generators[0].context
        return context

    def keep(self, contents: Iterable[Content]) -> None:
        """Keep contents as they have been read."""
        self.as_read.update((content, AsRead(content)) for content in contents)

    def find(self, path: str) -> Content | None:
        """Return the content that was read from a file, None for none."""
        return next((one for one in self.as_read if one.source_path == path), None)
