"""What the index is to know of a post: a page made for Pagefind alone, with formulas as text. Pure.

Pagefind reads its directions from attributes. In a page of their own they cost readers nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from ..core.generated_markup import selectors_left_out
from ..core.html import MATHML
from ..core.mathml import to_flat_text

#: What is no text of its author, as selectors.
NOT_TEXT = (*selectors_left_out("search"), "svg")


@dataclass(frozen=True, slots=True)
class Document:
    """A post or page as it can be found.

    ``title`` is text, ``parts`` are HTML; ``filters`` has what readers may choose by, ``shown``
    what a result says: its address from the site's root, its level; ``day`` is in ISO format, ""
    for none.
    """

    title: str
    parts: Sequence[str]
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    day: str = ""


def render_document(document: Document) -> str:
    """Return the page that Pagefind reads."""
    meta = [_meta("meta", name, value) for name, value in document.shown.items() if value]
    for name, values in document.filters.items():
        meta += [_meta("filter", name, value) for value in values]
    if document.day:
        meta.append(_meta("sort", "date", document.day))
    body = MATHML.sub(lambda m: escape(to_flat_text(m[0]), quote=False), "\n".join(document.parts))
    title = escape(document.title, quote=False)
    return (
        f"<!DOCTYPE html><html><head>{''.join(meta)}</head>"
        f"<body><main data-pagefind-body><h1>{title}</h1>\n{body}</main></body></html>"
    )


def _meta(kind: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{kind}="{name}[content]" content="{escape(value)}">'
