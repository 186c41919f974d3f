"""What a run leaves for the next one: its generators, and each content as it was read.

The live preview links and writes one edited page with them before it builds the whole site again.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from pelican.contents import Content

from ..build import build_of
from ..memory.html import Html
from ..unchanged import IN_FULL

T = TypeVar("T")


class AsRead:
    """A content as it was before the site was linked: what it has follows from headers alone,
    but for its text.
    """

    __slots__ = ("_attributes",)

    def __init__(self, content: Content) -> None:
        self._attributes = _copied(vars(content))
        if isinstance(html := vars(content)["_content"], Html):
            html.calls.clear()

    def has(self, name: str, value: Any) -> bool:
        """Return whether it had this very value by then."""
        return self._attributes.get(name) is value

    def attributes(self) -> dict[str, Any]:
        """Return its attributes, which steps may change."""
        return _copied(self._attributes)

    def finished(self, finished: Any) -> dict[str, Any]:
        """Return its attributes with the HTML that it had in the end."""
        attributes = self.attributes()
        if isinstance(finished, Html):
            attributes["_content"] = FinishedHtml(finished)
        return attributes


class FinishedHtml(Html):
    """The HTML of a content that is linked again only for another one: nothing changes it.

    What was read off it in the last run is read off it again, without being made.
    """

    __slots__ = ("_calls", "_finished")

    def __init__(self, finished: Html) -> None:
        super().__init__(finished.notes, finished.digest, finished.text)
        self._finished = finished
        self._calls: dict[Callable[..., Any], deque[Any]] = defaultdict(deque)
        for function, values, result in finished.calls:
            self._calls[function].append((values, result))

    def derive(self, function: Callable[..., T], *values: Any) -> T:
        """Return what the function returned for these values."""
        for known, result in self._calls.get(function, ()):
            if known == values:
                found: T = result
                return found
        return self._finished.derive(function, *values)

    def transform(self, function: Callable[..., tuple[str, T]], *_values: Any) -> T:
        """Return what the function returned the last time, whatever it was given."""
        result: T = self._calls[function].popleft()[1]
        return result

    def change(self, function: Callable[..., str], *values: Any) -> None:
        """Change nothing."""

    def replace(self, text: str) -> None:
        """Change nothing."""


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


def last_run_of(settings: Mapping[str, Any]) -> LastRun:
    """Return what the run that goes on leaves for the next one."""
    now = build_of(settings)
    if now.run is None:
        now.run = LastRun()
    run: LastRun = now.run
    return run


def keep_as_read(settings: Mapping[str, Any], contents: Iterable[Content]) -> None:
    """Keep contents as they have been read, for the live preview: they take memory."""
    if settings.get(IN_FULL):
        last_run_of(settings).keep(contents)
