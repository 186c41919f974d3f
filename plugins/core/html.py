"""The HTML of a content from step to step, made only when somebody reads it.

Steps say what they read off the HTML (``derive``) and how they change it (``change`` and
``transform``), with functions of the HTML and of some values. Both are remembered by a digest of
all that they depend on: of the file, of the functions, and of the values, which is all that a
content asks the site for. So a build that finds its notes again needs no HTML, unless a page is
rendered.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from pelican.contents import Content

from .build import build_of
from .documents import get_document
from .memory.html import Html
from .pelican_api import remember_few_rendered, set_html_attribute
from .watching import WATCHER

T = TypeVar("T")


class _ContentHtml:
    """``Content._content``, which may be ``Html``: whoever reads it gets the text.

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
    set_html_attribute(_ContentHtml())
    remember_few_rendered()


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
    """Change the HTML to the first of ``function(html, *values)``; return the second."""
    return html_of(content).transform(function, *values)


def release(content: Content) -> None:
    """Have the HTML of a content kept for the next build, and free its memory."""
    found = vars(content).get("_content")
    if isinstance(found, Html):
        found.release()
