"""HTML that is made when somebody reads it: remembered, or by functions that change it."""

from collections.abc import Callable
from copy import copy
from typing import Any, TypeVar, cast

from .digests import Digest, digest, digest_bytes
from .notes import Notes

T = TypeVar("T")

#: A function of some HTML, and the values that it has besides.
Change = tuple[Callable[..., Any], tuple[Any, ...]]

_MISSING = object()


class Html:
    """The HTML of one content."""

    __slots__ = (
        *("_changes", "_done", "_is_final", "_load", "_text"),
        *("base", "calls", "digest", "notes"),
    )

    def __init__(self, notes: Notes, base: Digest, load: Callable[[], str]) -> None:
        """Take the digest of what the HTML was made of, and what makes it if no note has it."""
        self.notes = notes
        self.base = base
        #: The digest of the HTML as it is now.
        self.digest = base
        self._load = load
        self._text: str | None = None
        #: Whether it was released: each text is read from the notes then.
        self._is_final = False
        #: The changes that are in the text, and those that will be.
        self._done: list[Change] = []
        self._changes: list[Change] = []
        #: What was read off it: functions, their values, and what they returned.
        self.calls: list[tuple[Callable[..., Any], tuple[Any, ...], Any]] = []

    @classmethod
    def of_text(cls, notes: Notes, text: str) -> "Html":
        """Return some HTML of which only the text is known."""
        html = cls(notes, digest_bytes(b""), str)
        html.replace(text)
        return html

    def copy(self) -> "Html":
        """Return the HTML as it is now; later changes change only one of them."""
        copied = copy(self)
        copied.part()
        return copied

    def part(self) -> None:
        """Share no list any more with what this is a copy of."""
        self._done, self._changes, self.calls = [*self._done], [*self._changes], []

    def text(self) -> str:
        """Return the HTML."""
        if self._text is not None and not self._changes:
            return self._text
        text = self._make()
        self._done += self._changes
        self._changes = []
        if self._is_final:
            self.notes.keep_html(self.digest, text)
        self._text = None if self._is_final else text
        return text

    def _make(self) -> str:
        found = self.notes.find_html(self.digest)
        if found is not None:
            return found
        text, changes = self._text, self._changes
        if text is None:
            text = self.notes.find_html(self.base) if self.base != self.digest else None
            text = self._load() if text is None else text
            changes = self._done + changes
        for function, values in changes:
            made = function(text, *values)
            text = made if isinstance(made, str) else made[0]
        return text

    def release(self) -> None:
        """Keep the HTML for the next build, and free its memory: it is the final one."""
        self._is_final = True
        if self._text is not None and not self._changes:
            self.notes.keep_html(self.digest, self._text)
            self._text = None
        else:
            self.notes.uses_html(self.digest)

    def derive(self, function: Callable[..., T], *values: Any) -> T:
        """Return ``function(html, *values)``."""
        key = self.key("derive", function, values)
        known = self.notes.find(key, _MISSING)
        if known is _MISSING:
            known = function(self.text(), *values)
            self.notes.keep(key, known)
        self.calls.append((function, values, known))
        return cast(T, known)

    def transform(self, function: Callable[..., tuple[str, T]], *values: Any) -> T:
        """Change the HTML to the first of ``function(html, *values)``; return the second."""
        key = self.key("transform", function, values)
        known = self.notes.find(key, _MISSING)
        if known is _MISSING:
            before = self.text()
            after, result = function(before, *values)
            self.notes.keep(key, (result, after != before))
            self.calls.append((function, values, result))
            if after != before:
                self._text, self.digest = after, key
                self._done.append((function, values))
            return result
        result, is_changed = known
        self.calls.append((function, values, result))
        if is_changed:
            self._changes.append((function, values))
            self.digest = key
        return result

    def change(self, function: Callable[..., str], *values: Any) -> None:
        """Change the HTML to ``function(html, *values)``, once somebody reads it."""
        self.digest = self.key("change", function, values)
        self._changes.append((function, values))

    def version(self, function: Callable[..., str], *values: Any) -> "HtmlVersion":
        """Return ``function(html, *values)``, which is made when somebody reads it."""
        return HtmlVersion(self, function, values)

    def key(self, kind: str, function: Callable[..., Any], values: tuple[Any, ...]) -> Digest:
        """Return the digest of what a function of the HTML and of some values returns."""
        name = f"{kind} {function.__module__}.{function.__qualname__}"
        return digest(self.digest, name, values)

    def replace(self, text: str) -> None:
        """Take other HTML, whatever it is made of."""
        if text != self.text():
            self._text, self._done, self._load = text, [], lambda: text
            self.digest = self.base = digest_bytes(text.encode(errors="surrogatepass"))


class HtmlVersion:
    """The HTML of a content as one use has it."""

    __slots__ = ("_function", "_html", "_values", "digest")

    def __init__(self, html: Html, function: Callable[..., str], values: tuple[Any, ...]) -> None:
        self._html = html
        self._function = function
        self._values = values
        self.digest = html.key("version", function, values)
        html.notes.uses_html(self.digest)

    def text(self) -> str:
        """Return the HTML."""
        notes = self._html.notes
        found = notes.find_html(self.digest)
        if found is None:
            found = self._function(self._html.text(), *self._values)
            notes.keep_html(self.digest, found)
        return found
