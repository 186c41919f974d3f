"""The HTML of a content from step to step, made only when somebody reads it.

Steps say what they read off the HTML (``derive``) and how they change it (``change``, ``transform``),
with functions of the HTML and of some values. Both are remembered by a digest of all that they
depend on: of the file, of the functions, and of the values, which is all that a content asks the
site for. So a build that finds its notes again needs no HTML, unless a page is rendered.
"""

from collections.abc import Callable
from copy import copy
from typing import Any, TypeVar

from pelican.contents import Content

from .build import build_of
from .documents import get_document
from .memory.digests import Digest, digest, digest_bytes
from .memory.notes import Notes
from .watching import WATCHER

T = TypeVar("T")

#: A function of some HTML, and the values that it has besides.
Change = tuple[Callable[..., Any], tuple[Any, ...]]

_MISSING = object()


class Html:
    """The HTML of one content."""

    __slots__ = ("_changes", "_load", "_text", "base", "calls", "digest", "notes")

    def __init__(self, notes: Notes, base: Digest, load: Callable[[], str]) -> None:
        """Take the digest of what the HTML was made of, and what makes it if no note has it."""
        self.notes = notes
        self.base = base
        #: The digest of the HTML as it is now.
        self.digest = base
        self._load = load
        self._text: str | None = None
        self._changes: list[Change] = []
        #: What was read off it: functions, their values, and what they returned.
        self.calls: list[tuple[Callable[..., Any], tuple[Any, ...], Any]] = []

    @classmethod
    def of_text(cls, notes: Notes, text: str) -> "Html":
        """Return some HTML of which only the text is known."""
        html = cls(notes, digest_bytes(text.encode(errors="surrogatepass")), lambda: text)
        html._text = text
        return html

    def copy(self) -> "Html":
        """Return the HTML as it is now; later changes change only one of them."""
        copied = copy(self)
        copied._changes, copied.calls = [*self._changes], []
        return copied

    def text(self) -> str:
        """Return the HTML."""
        if self._text is None or self._changes:
            self._text = self._make()
            self._changes = []
        return self._text

    def _make(self) -> str:
        found = self.notes.find_html(self.digest)
        if found is not None:
            return found
        text = self._text
        if text is None:
            text = self.notes.find_html(self.base) if self.base != self.digest else None
        if text is None:
            text = self._load()
        for function, values in self._changes:
            made = function(text, *values)
            text = made if isinstance(made, str) else made[0]
        return text

    def release(self) -> None:
        """Keep the HTML for the next build, and free its memory: it is the final one."""
        if self._text is not None and not self._changes:
            self.notes.keep_html(self.digest, self._text)
            self._text = None
            self.base = self.digest
        else:
            self.notes.uses_html(self.digest)

    def derive(self, function: Callable[..., T], *values: Any) -> T:
        """Return ``function(html, *values)``."""
        key = self._key("derive", function, values)
        known = self.notes.find(key, _MISSING)
        if known is _MISSING:
            known = function(self.text(), *values)
            self.notes.keep(key, known)
        self.calls.append((function, values, known))
        return known

    def transform(self, function: Callable[..., tuple[str, T]], *values: Any) -> T:
        """Change the HTML to the first of what ``function(html, *values)`` returns; return the second."""
        key = self._key("transform", function, values)
        known = self.notes.find(key, _MISSING)
        if known is _MISSING:
            before = self.text()
            after, result = function(before, *values)
            self.notes.keep(key, (result, after != before))
            self.calls.append((function, values, result))
            if after != before:
                self._text, self.digest = after, key
            return result
        result, is_changed = known
        self.calls.append((function, values, result))
        if is_changed:
            self._changes.append((function, values))
            self.digest = key
        return result

    def change(self, function: Callable[..., str], *values: Any) -> None:
        """Change the HTML to ``function(html, *values)``, once somebody reads it."""
        self.digest = self._key("change", function, values)
        self._changes.append((function, values))

    def version(self, function: Callable[..., str], *values: Any) -> "Version":
        """Return ``function(html, *values)``, which is made when somebody reads it."""
        return Version(self, function, values)

    def _key(self, kind: str, function: Callable[..., Any], values: tuple[Any, ...]) -> Digest:
        name = f"{kind} {function.__module__}.{function.__qualname__}"
        return digest(self.digest, name, values)

    def replace(self, text: str) -> None:
        """Take other HTML, whatever it is made of."""
        if text != self.text():
            self._text = text
            self.digest = digest_bytes(text.encode(errors="surrogatepass"))


class Version:
    """The HTML of a content as one use has it."""

    __slots__ = ("_function", "_html", "_values", "digest")

    def __init__(self, html: Html, function: Callable[..., str], values: tuple[Any, ...]) -> None:
        self._html = html
        self._function = function
        self._values = values
        self.digest = html._key("version", function, values)
        html.notes.uses_html(self.digest)

    def text(self) -> str:
        """Return the HTML."""
        notes = self._html.notes
        found = notes.find_html(self.digest)
        if found is None:
            found = self._function(self._html.text(), *self._values)
            notes.keep_html(self.digest, found)
        return found


class _ContentHtml:
    """``Content._content``, which may be ``Html``: whoever reads it, as Pelican does, gets the text.

    Pelican has no other way to give a content its HTML later.
    """

    def __get__(self, content: Content | None, _owner: type | None = None) -> Any:
        if content is None:
            return self
        found = vars(content).get("_content")
        return found.text() if isinstance(found, Html) else found

    def __set__(self, content: Content, value: Any) -> None:
        vars(content)["_content"] = value


def install() -> None:
    """Let contents have HTML that is made when it is read."""
    Content._content = _ContentHtml()


def take(content: Content) -> None:
    """Give a content that has just been read the HTML that its document has."""
    found = get_document(content.metadata).html
    if found is not None and not content.settings["TYPOGRIFY"]:  # which has changed the text
        vars(content)["_content"] = found


def html_of(content: Content) -> Html:
    """Return the HTML of a content, with Pelican's links, ``{filename}…``, as they are written.

    ``Content.content`` resolves them and remembers the result, which would stay wrong if it is
    asked before all generators are done.
    """
    if (watcher := WATCHER.get()) is not None:
        watcher.see_html(content)
    found = vars(content)["_content"]
    if not isinstance(found, Html):
        notes = build_of(content.settings).memory.of(str(content.source_path))
        found = vars(content)["_content"] = Html.of_text(notes, found or "")
    return found


def get_html(content: Content) -> str:
    """Return the text of the HTML of a content; ``derive`` needs it only once."""
    return html_of(content).text()


def set_html(content: Content, html: str) -> None:
    """Give a content other HTML, whatever it is made of."""
    html_of(content).replace(html)


def derive(content: Content, function: Callable[..., T], *values: Any) -> T:
    """Return ``function(html, *values)`` for the HTML of a content as it is now.

    The function must depend on nothing else, and nobody may change what it returns.
    """
    return html_of(content).derive(function, *values)


def change(content: Content, function: Callable[..., str], *values: Any) -> None:
    """Change the HTML of a content to ``function(html, *values)``, as soon as somebody reads it."""
    html_of(content).change(function, *values)


def transform(content: Content, function: Callable[..., tuple[str, T]], *values: Any) -> T:
    """Change the HTML of a content to the first of ``function(html, *values)``; return the second."""
    return html_of(content).transform(function, *values)


def release(content: Content) -> None:
    """Have the HTML of a content kept for the next build, and free its memory."""
    found = vars(content).get("_content")
    if isinstance(found, Html):
        found.release()
