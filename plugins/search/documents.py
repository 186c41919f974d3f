"""A post as the index has it: a page made for Pagefind only, with formulas as text. Pure.

Pagefind finds its instructions in attributes, which the pages for readers do not need.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from html import escape
from typing import Protocol

from ..core.generated_markup import selectors_left_out
from ..core.hypertext import MATHML
from ..core.mathml import to_flat_text

#: Selectors of what is not the author's text.
NOT_TEXT = (*selectors_left_out("search"), "svg")
#: Letters and hyphens that nobody types; what may break a line is no letter.
PLAIN = str.maketrans(
    dict.fromkeys("\u00ad\u200b\u2060", "")
    | dict.fromkeys("\u2010\u2011", "-")
    | {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # as wide as an ideograph
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
#: Between two characters of Chinese or Japanese, which has no spaces between words.
IDEOGRAPHS = re.compile(
    "(?<=[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff])(?=[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff])"
)
#: The id of an element that is no heading.
ID = re.compile(r"""(<(?!h[1-6]\b)\w+(?:\s[^<>]*?)?)\sid=(?:"[^"]*"|'[^']*')""")


class Body(Protocol):
    """Some HTML that is made when it is read."""

    #: What is equal for equal HTML.
    digest: bytes

    def text(self) -> str:
        """Return the HTML."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A post or page as it can be found."""

    #: Its title as text.
    title: str
    #: What is above its text, as HTML.
    lead: str
    #: Its text as HTML without MathML; made when it is read, but for its digest.
    body: Body
    #: The values by which readers can filter results, by name.
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    #: What a result shows, by name: "url", relative to the site's root, "level", "series", "lang".
    shown: Mapping[str, str] = field(default_factory=dict)
    #: Its date in ISO format, "" for none.
    day: str = ""


def flatten(html: str) -> str:
    """Return some HTML with its formulas as text, and with no ids but those of headings.

    Pagefind puts a space before each element with an id: "( 2016)".
    """
    html = MATHML.sub(lambda m: escape(to_flat_text(m[0]), quote=False), html)
    return parted(ID.sub(r"\1", html).translate(PLAIN).replace("^⊤", "ᵀ"))


def parted(text: str) -> str:
    """Return a text with a space between ideographs: Pagefind would find their first words only.

    The script of the page takes it out of what it shows.
    """
    return IDEOGRAPHS.sub(" ", text)


def render_document(document: SearchDocument) -> str:
    """Return the page that Pagefind reads."""
    shown = {**document.shown, "title": document.title}
    meta = [_meta("meta", name, value) for name, value in shown.items() if value]
    for name, values in document.filters.items():
        meta += [_meta("filter", name, value) for value in values]
    if document.day:
        meta.append(_meta("sort", "date", document.day))
    body = "\n".join(filter(None, (flatten(document.lead), document.body.text())))
    title = parted(escape(document.title, quote=False).translate(PLAIN))
    return (
        f"<!DOCTYPE html><html><head>{''.join(meta)}</head>"
        f"<body><main data-pagefind-body><h1>{title}</h1>\n{body}</main></body></html>"
    )


def made_of(document: SearchDocument) -> tuple[object, ...]:
    """Return the values that decide what is in the index of a document."""
    values = [getattr(document, one.name) for one in fields(document) if one.name != "body"]
    return (*values, document.body.digest)


def _meta(kind: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{kind}="{name}[content]" content="{escape(value)}">'
