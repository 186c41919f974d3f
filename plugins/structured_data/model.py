"""What a site, a post and a paper say of themselves, as plain values. Pure.

Texts are Unicode without markup, formulas in it. An address is absolute, or "" where there is none:
a site that knows no address of its own has none for anything.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Level = Literal["", "overview", "math"]


@dataclass(frozen=True, slots=True)
class Link:
    """Something with a name that has, or may have, a page."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """An author: ``url`` is their page on this site, ``same_as`` one of theirs elsewhere."""

    name: str
    url: str = ""
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """The site as a whole; ``url`` has no slash at its end."""

    name: str
    url: str
    lang: str
    description: str = ""
    publisher: str = ""
    logo: str = ""

    def address(self, path: str) -> str:
        """Return the address of a path from the site's root; one with a host stays as it is."""
        if "://" in path:
            return path
        path = "" if path == "index.html" else path.removeprefix("/")
        return f"{self.url}/{path}" if self.url else ""


@dataclass(frozen=True, slots=True)
class Work:
    """An entry of a bibliography, of a BibTeX ``kind``; ``date`` is a year, or that and a month."""

    title: str
    kind: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    date: str = ""
    venue: str = ""
    doi: str = ""
    arxiv: str = ""
    addresses: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """The place of a post in a series, counted from 1."""

    name: str
    url: str
    number: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of a post; ``date`` is in ISO's form, or ""."""

    text: str
    date: str = ""
    severity: str = ""
    reported_by: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A post as other pages name it: the other level, a translation, a part of a series."""

    title: str
    url: str
    lang: str
    level: Level = ""
    published: datetime | None = None
    authors: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """A published post.

    ``about`` is its paper, ``requires`` are the titles of what it builds on, ``cites`` the entries
    of its list of references; ``original`` is the post in the language of the site of which it is a
    translation, ``translations`` are the others.
    """

    title: str
    lang: str
    url: str = ""
    description: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    authors: tuple[Person, ...] = ()
    keywords: tuple[str, ...] = ()
    section: str = ""
    level: Level = ""
    words: int = 0
    minutes: int = 0
    image: str = ""
    about: Work | None = None
    series: SeriesPlace | None = None
    other: Version | None = None
    both_url: str = ""
    requires: tuple[str, ...] = ()
    original: Version | None = None
    translations: tuple[Version, ...] = ()
    cites: tuple[Work, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of its own; ``kind`` is schema.org's name for what it is."""

    title: str
    lang: str
    url: str = ""
    kind: str = "WebPage"
    description: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    image: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page lists; ``first`` is the place of its first entry among all ``total`` ones."""

    entries: tuple[Link, ...]
    first: int = 1
    total: int = 0
