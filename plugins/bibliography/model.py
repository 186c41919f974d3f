"""An entry of a .bib file as written, and as the rest of the site sees it. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..core.texts import message

#: Names in Chinese, Japanese and Korean script: the family name comes first, without a space.
EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+")


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as it is written."""

    key: str
    #: "article", "book" and so on, in small letters.
    kind: str
    #: Its fields as LaTeX, by their names in small letters; with strings and crossrefs filled in.
    fields: Mapping[str, str]
    #: The whole entry as its author wrote it.
    source: str
    #: The file that it is in, and the 1-based line in which it begins.
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class PersonName:
    """The name of an author."""

    #: The family name, or the whole name of an institution.
    family: str
    given: str = ""
    #: The address of the author's page, "" for none.
    link: str = ""

    def __str__(self) -> str:
        if EASTERN.fullmatch(self.family + self.given):
            return self.family + self.given
        return f"{self.given} {self.family}".strip()


#: The texts of links without the number of the paper, by kind.
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
    """A link to a paper, or to something that belongs to it."""

    #: "arxiv", "doi", "pdf", "openreview", "code", "slides" or "url".
    kind: str
    #: The text of the link, such as "arXiv:1602.04485".
    text: str
    address: str

    @property
    def name(self) -> str:
        """A short text: "arXiv" for arXiv:1602.04485; "Code" and "Slides" are messages."""
        return LINK_NAMES.get(self.kind, self.text)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in Unicode. Formulas stay TeX within dollars; what is not given is "" or 0."""

    key: str
    #: "article", "book" and so on, in small letters.
    kind: str
    title: str
    authors: tuple[PersonName, ...]
    editors: tuple[PersonName, ...]
    #: Whether the list of authors ends in "and others"; without authors, that of editors.
    more_authors: bool
    #: The journal, the proceedings, or else the publisher.
    venue: str
    #: As it is written; it may be no number.
    year: str
    #: 1 to 12.
    month: int
    #: The number on arXiv, such as "1602.04485".
    arxiv: str
    #: Such as "10.1109/18.256500".
    doi: str
    links: tuple[Link, ...]
    abstract: str
    #: The entry as its author wrote it, without what one does not cite with.
    bibtex: str
    #: The file that it is in, and the 1-based line in which it begins.
    path: str
    line: int
    #: All fields in Unicode, by BibTeX's names.
    fields: Mapping[str, str] = field(repr=False)

    def address(self, kind: str) -> str:
        """Return the address of its link of a kind: "doi", "arxiv", "pdf", …; "" for none."""
        return next((link.address for link in self.links if link.kind == kind), "")
