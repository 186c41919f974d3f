"""How an entry is printed, in pybtex's own language of templates. Pure."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from pybtex.backends.html import Backend
from pybtex.database import Entry as BibtexEntry
from pybtex.richtext import HRef, Text
from pybtex.style.template import field, join, node, optional, sentence, tag, words

from ..bibliography import Entry, Typeset
from ..core.texts import message
from .labels import AND, ET_AL, NO_DATE, Say

EDITORS = message("%(names)s (eds.)")
RANGE = re.compile(r"(?<=\d)\s*[-–]{1,2}\s*(?=\d)")
CONTAINERS = ("journal", "journaltitle", "booktitle", "maintitle")
PLACES = ("location", "address")
SCHOOLS = ("school", "institution", "organization")
#: Texts for the field "type" as biblatex has it, and for kinds of entries.
TYPES = {
    "mastersthesis": message("Master’s thesis"),
    "phdthesis": message("PhD thesis"),
    "mathesis": message("Master’s thesis"),
    "bathesis": message("Bachelor’s thesis"),
    "techreport": message("Technical report"),
}
EDITION = message("Edition %(number)s")
NUMBER = re.compile(r"\d+")
#: Links that a list shows; a PDF only where nothing else leads to it.
SHOWN = ("doi", "arxiv", "openreview", "url", "code", "slides")


def some(name: str) -> Any:
    """Return the template of a field that may be missing."""
    return optional[field(name, raw=True)]


@node  # type: ignore[untyped-decorator]
def names(_children: Any, context: Mapping[str, Any]) -> Text:
    """Return the names of authors or editors."""
    return context["names"]


@node  # type: ignore[untyped-decorator]
def links(_children: Any, context: Mapping[str, Any]) -> Text:
    """Return the links of an entry."""
    return context["links"]


VOLUME = join[some("volume"), optional["(", field("number", raw=True), ")"]]
WHO = sentence(sep=" ")[names, join["(", field("year", raw=True), ")"]]
TITLE = sentence[some("title")]
PUBLISHER = sentence[some("publisher"), some("place")]
IN = tag("em")[some("container")]
ARTICLE = words[WHO, TITLE, sentence[IN, VOLUME, some("eid"), some("pages")], links]
PART = words[WHO, TITLE, sentence[IN, some("series"), VOLUME, some("pages")], PUBLISHER, links]
BOOK = words[
    WHO, sentence[tag("em")[some("title")], some("edition")], sentence[some("series"), VOLUME],
    PUBLISHER, links,
]  # fmt: skip
THESIS = words[WHO, TITLE, sentence[some("type"), some("number"), some("school")], links]
OTHER = words[
    WHO, TITLE, sentence[IN, some("howpublished"), some("publisher")], sentence[some("note")], links
]
TEMPLATES = {
    "article": ARTICLE,
    **dict.fromkeys(("inproceedings", "conference", "incollection", "inbook"), PART),
    **dict.fromkeys(("book", "proceedings", "collection", "mvbook", "booklet", "manual"), BOOK),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis", "techreport", "report"), THESIS),
}


class EntryBackend(Backend):  # type: ignore[misc]
    """pybtex's HTML with formulas typeset and addresses escaped."""

    symbols: Mapping[str, str] = {"ndash": "–", "nbsp": "\N{NO-BREAK SPACE}", "newblock": " "}

    def __init__(self, typeset: Typeset) -> None:
        super().__init__("utf-8")
        self.typeset = typeset

    def format_str(self, text: str) -> str:
        """Return a text as HTML."""
        return self.typeset(text)

    @staticmethod
    def format_href(url: str, text: str, external: bool = False) -> str:  # noqa: ARG004
        """Return a link."""
        return f'<a href="{escape(url)}">{text}</a>'


def render_entry(entry: Entry, year: str, say: Say, typeset: Typeset) -> str:
    """Return an entry as HTML without line breaks.

    ``year`` is the year as printed, which may have a letter after it; "" for "n.d.".
    """
    context = {
        "entry": BibtexEntry(entry.kind, fields=_fields(entry, year or say(NO_DATE), say)),
        "names": _names(entry, say),
        "links": Text(" ").join(
            HRef(link.address, link.text) for link in entry.links if _is_shown(link.kind, entry)
        ),
    }
    template = TEMPLATES.get(entry.kind, OTHER)
    html: str = template.format_data(context).render(EntryBackend(typeset))
    return html


def _fields(entry: Entry, year: str, say: Say) -> dict[str, str]:
    """Return the fields that templates print, under one name each."""
    given = {name: value for name, value in entry.fields.items() if value}

    def first(names: tuple[str, ...]) -> str:
        return next((given[name] for name in names if name in given), "")

    container = "" if entry.venue == "arXiv" else first(CONTAINERS)
    published, written = given.get("howpublished", ""), given.get("type", "")
    kind = TYPES.get((written or entry.kind).lower())
    edition = NUMBER.search(given.get("edition", ""))
    chosen = {
        **given,
        "title": entry.title,
        "year": year,
        "container": container,
        "place": first(PLACES),
        "type": say(kind) if kind else written,
        "edition": say(EDITION) % {"number": edition[0]} if edition else given.get("edition", ""),
        "school": first(SCHOOLS),
        "howpublished": "" if "://" in published else published,
        "note": "" if "://" in given.get("note", "") else given.get("note", ""),
        "pages": RANGE.sub("–", given.get("pages", "")),
        # In the entry of a preprint this is its number on arXiv again.
        "volume": "" if entry.venue == "arXiv" else given.get("volume", ""),
    }
    return {name: value for name, value in chosen.items() if value}


def _names(entry: Entry, say: Say) -> Text:
    people = entry.authors or entry.editors
    every = [HRef(name.link, str(name)) if name.link else Text(str(name)) for name in people]
    if not every:
        return Text()
    listed = Text(", ").join(every)
    if entry.more_authors:
        listed = _filled(say(ET_AL), name=listed)
    elif len(every) > 1:
        listed = _filled(say(AND), names=Text(", ").join(every[:-1]), last=every[-1])
    return listed if entry.authors else _filled(say(EDITORS), names=listed)


def _filled(text: str, **values: Text) -> Text:
    """Return a message with rich text in place of its placeholders."""
    parts = re.split(r"%\((\w+)\)s", text)
    return Text(*(values[part] if n % 2 else part for n, part in enumerate(parts)))


def _is_shown(kind: str, entry: Entry) -> bool:
    return kind in SHOWN or (kind == "pdf" and not entry.arxiv and not entry.doi)
