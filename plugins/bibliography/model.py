"""An entry of a .bib file as written, and as the rest of the site sees it. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..core.texts import message

#: Names in Chinese, Japanese and Korean script have the family's first, and no space.
EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+")


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry with its fields as LaTeX, names in small letters, strings and crossrefs filled in.

    ``source`` is the text of the entry, as its author wrote it, from ``line`` of the file at
    ``path`` on.
    """

    key: str
    kind: str
    fields: Mapping[str, str]
    source: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an author; an institution has no given name. ``link`` is an address or ""."""

    family: str
    given: str = ""
    link: str = ""

    def __str__(self) -> str:
        if EASTERN.fullmatch(self.family + self.given):
            return self.family + self.given
        return f"{self.given} {self.family}".strip()


#: What links are called where the number of a paper is not wanted.
LINK_NAMES = {
    "arxiv": "arXiv",
    "openreview": "OpenReview",
    "doi": "DOI",
    "pdf": "PDF",
    "code": message("Code"),
    "slides": message("Slides"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """An address where a paper, or something of it, is found; ``text`` is what a link says."""

    kind: str
    text: str
    address: str

    @property
    def name(self) -> str:
        """A short text: "arXiv" for arXiv:1602.04485; "Code" and "Slides" are messages."""
        return LINK_NAMES.get(self.kind, self.text)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in Unicode. Formulas stay TeX within dollars; what is not given is "" or 0.

    ``venue`` is the journal, the proceedings or whoever published it; ``more_authors`` says that
    the list ended in "and others"; ``fields`` are all others in Unicode, by BibTeX's names.
    """

    key: str
    kind: str
    title: str
    authors: tuple[Name, ...]
    editors: tuple[Name, ...]
    more_authors: bool
    venue: str
    year: str
    month: int
    arxiv: str
    doi: str
    links: tuple[Link, ...]
    abstract: str
    bibtex: str
    path: str
    line: int
    fields: Mapping[str, str] = field(repr=False)

    def address(self, kind: str) -> str:
        """Return where something of it is: "doi", "arxiv", "pdf", "openreview", "code", …"""
        return next((link.address for link in self.links if link.kind == kind), "")
