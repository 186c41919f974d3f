"""What values of Pelican's are for the pages that show them, as plain values."""

from collections.abc import Callable, Iterable
from typing import Any

from pelican.contents import Content
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import URLWrapper


def _content(value: Content) -> Iterable[Any]:
    """Return which content it is: what it says is asked for attribute by attribute."""
    return (str(vars(value).get("source_path")),)


def _term(value: URLWrapper) -> Iterable[Any]:
    """Return a tag, category or author, with what plugins have given it."""
    given = {name: v for name, v in sorted(vars(value).items()) if name[0] != "_" and v}
    # Pelican adds the last two in passing.
    for name in ("settings", "name", "slug"):
        given.pop(name, None)
    return value.slug, value.name, given


def _page(value: Page) -> Iterable[Any]:
    """Return a page of a long list."""
    return value.number, value.save_as, value.url, value.object_list, value.paginator


def _paginator(value: Paginator) -> Iterable[Any]:
    """Return a long list."""
    return value.per_page, value.orphans, value.object_list


SIMPLIFIED: dict[type, Callable[[Any], Iterable[Any]]] = {
    Content: _content,
    URLWrapper: _term,
    Page: _page,
    Paginator: _paginator,
}


def simplify(value: Any) -> Iterable[Any]:
    """Return the plain values that decide what a page shows of a value of Pelican's."""
    return next(make(value) for cls, make in SIMPLIFIED.items() if isinstance(value, cls))
