"""The style sheets and scripts of a theme that only some pages use, and how a page shows it."""

import re
from collections.abc import Mapping, Sequence

from .names import Class, Data

#: Each use, and what a page with it has: ".x" is a class, ".x*" the beginning of one, all else is a
#: text in its HTML. A theme may have files for a use, such as ``css/details.css``.
USES: Mapping[str, Sequence[str]] = {
    "math": ("<math",),
    # Words in italics: of authors, of templates, of style sheets.
    "italic": ("<em", "<cite", "<i>", "<h3", f".{Class.PROOF}"),
    "code": ("<pre",),
    # Stretched delimiters, frames and strokes in formulas.
    "math-rare": (".m-b*", ".m-d*", ".m-x*", ".m-wide", "<menclose"),
    "text-rare": (
        *(".task-list-item", ".admonition"),
        *(".align-*", ".only-dark", "<kbd", "<abbr"),
    ),
    # Proofs and tables of contents have a class, and are not meant.
    "lists": (f".{Class.BRACKETED}", f".{Class.IN_BRACKETS}"),
    "tabs": (".tabbed-set",),
    "details": ("<details>", '<details class="admonition'),
    "highlight": (".highlight*",),
    "sidenotes": (f".{Class.FOOTNOTE}*",),
    "sidenote-places": (".note-1",),
    "symbols": (f".{Class.NOTATION}", f".{Class.SYMBOLS}"),
    "rungs": (f".{Class.RUNG}",),
    "reports": (f".{Class.REPORT}",),
    "drawings": (f".{Class.DRAWING}", f".{Class.FRAMES}"),
    "references": (f".{Class.REF}", f".{Class.CITATION}", f".{Class.FOOTNOTE_REF}", Data.PREVIEW),
    # These are written by templates.
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
    """Return the uses of a page: keys of ``USES``."""
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
