"""Changes of rendered HTML: in some places, or of the elements of some classes. Pure."""

import re
from collections.abc import Callable, Collection, Iterable

from .elements import Element, find_elements, write_attributes

CLASS = re.compile(r'\sclass="([^"]*)"')

#: What takes the place of the HTML from one place to another.
Change = tuple[int, int, str]


def make_changes(html: str, changes: Iterable[Change]) -> str:
    """Return the HTML with some changes made; a change inside an earlier one is left out."""
    parts, at = [], 0
    for start, end, text in sorted(changes, key=lambda one: one[0]):
        if start >= at:
            parts += [html[at:start], text]
            at = end
    return "".join([*parts, html[at:]])


def change_elements(
    html: str,
    render: Callable[[Element], str],
    *classes: str,
    having: Collection[str] = (),
) -> str:
    """Return the HTML with ``render(element)`` in place of each outermost element that matches.

    An element without an end tag stays as it is.
    """
    changes: list[Change] = []
    for element in find_elements(html, *classes, having=having):
        if element.is_closed and not (changes and element.start < changes[-1][1]):
            changes.append((element.start, element.end, render(element)))
    return make_changes(html, changes)


def add_class(element: Element, name: str, *, first: bool = False) -> Change:
    """Return the change that gives an element one more class, the first or the last of all."""
    found = CLASS.search(element.html, element.start, element.inner_start)
    if found is None:
        place = element.inner_start - len(">")
        return place, place, write_attributes({"class": name})
    place = found.start(1) if first else found.end(1)
    return place, place, f"{name} " if first else f" {name}"


def drop_elements(html: str, *classes: str) -> str:
    """Return the HTML without the elements of some classes."""
    return make_changes(html, ((one.start, one.end, "") for one in find_elements(html, *classes)))
