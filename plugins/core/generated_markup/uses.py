"""What a page uses of a theme: the style sheets and scripts that few pages need."""

import re
from collections.abc import Mapping, Sequence

from .names import Class, Data

#: Each use, and what a page that has it has: a class, the beginning of one (with a star), or else
#: something in its HTML. A theme may have a sheet or a script for it, such as ``css/details.css``.
USES: Mapping[str, Sequence[str]] = {
    "math": ("<math",),
    # What a fence, a frame or a stroke needs in a formula.
    "math-rare": (".m-b*", ".m-d*", ".m-wide", "<menclose"),
    "text-rare": (".task-list-item", ".admonition", ".align-*", ".only-dark", "<kbd", "<abbr"),
    # Not a proof or a table of contents, which have a class.
    "details": ("<details>",),
    "highlight": (".highlight*",),
    "sidenotes": (f".{Class.FOOTNOTE}*",),
    "sidenote-places": (".note-1",),
    "reports": (f".{Class.REPORT}",),
    "references": (f".{Class.REF}", f".{Class.CITATION}", f".{Class.FOOTNOTE_REF}", Data.PREVIEW),
    # What templates write.
    "listings": (".listing",),
    "both": (".both",),
    "map": (".map-*",),
    "map-page": (".map-list",),
    "extras": (".after", ".cloud", ".search-form"),
    "comments": (".comments",),
    "search": ('id="search"',),
}
CLASSES = re.compile(r' class="([^"]*)"')


def uses_of(html: str) -> frozenset[str]:
    """Return what a page uses."""
    found = " ".join({*CLASSES.findall(html)})
    classes = f" {' '.join(found.split())} "
    return frozenset(
        use for use, marks in USES.items() if any(_has(mark, html, classes) for mark in marks)
    )


def _has(mark: str, html: str, classes: str) -> bool:
    if not mark.startswith("."):
        return mark in html
    name = mark.removeprefix(".")
    return f" {name[:-1]}" in classes if name.endswith("*") else f" {name} " in classes
