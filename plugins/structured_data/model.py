"""What is to be described of a site, its posts and their papers, as plain values. Pure.

Texts are Unicode without markup, their formulas too. An address is absolute, or "" where there is
none: a site without an address has none for any of its pages.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Level = Literal["", "overview", "math"]


@dataclass(frozen=True, slots=True)
class LinkData:
    """Something with a name that has, or may have, a page."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """An author."""

    name: str
    #: Their page on this site.
    url: str = ""
    #: A page of theirs on another site.
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """The site as a whole."""

    name: str
    #: Its address, without a slash at the end.
    url: str
    lang: str
    description: str = ""
    #: The name of the publisher; "" for that of the site.
    publisher: str = ""
    #: The address of a picture.
    logo: str = ""

    def address(self, path: str) -> str:
        """Return the address of a path from the site's root; one with a host stays as it is."""
        if "://" in path:
            return path
        path = "" if path == "index.html" else path.removeprefix("/")
        return f"{self.url}/{path}" if self.url else ""


@dataclass(frozen=True, slots=True)
class Work:
    """An entry of a bibliography."""

    title: str
    #: The kind of the entry in BibTeX.
    kind: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    #: A year, or a year and a month: "2024" or "2024-03".
    date: str = ""
    venue: str = ""
    doi: str = ""
    arxiv: str = ""
    #: Where the paper itself is on the web.
    addresses: tuple[str, ...] = ()
    #: Its page on this site.
    url: str = ""


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """The place of a post in a series."""

    #: The name and the page of the series.
    name: str
    url: str
    #: The number of the part, from 1.
    number: int


@dataclass(frozen=True, slots=True)
class CorrectionData:
    """A correction of a post."""

    text: str
    #: YYYY-MM-DD, or "".
    date: str = ""
    severity: str = ""
    reported_by: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A post as others name it: the other half of a pair, a translation, a part of a series."""

    title: str
    url: str
    lang: str
    level: Level = ""
    published: datetime | None = None
    authors: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class PostData:
    """A published post."""

    title: str
    lang: str
    url: str = ""
    description: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    authors: tuple[Person, ...] = ()
    keywords: tuple[str, ...] = ()
    #: The name of its category; "" for the default one.
    section: str = ""
    level: Level = ""
    words: int = 0
    minutes: int = 0
    #: The address of its picture for social networks.
    image: str = ""
    #: Its paper.
    about: Work | None = None
    series: SeriesPlace | None = None
    #: The other half of its pair.
    other: Version | None = None
    #: The page with both halves side by side.
    both_url: str = ""
    #: The titles of what it builds on.
    requires: tuple[str, ...] = ()
    #: The post in the language of the site, if this is a translation.
    original: Version | None = None
    #: The translations of a post in the language of the site.
    translations: tuple[Version, ...] = ()
    #: The entries of its list of references.
    cites: tuple[Work, ...] = ()
    corrections: tuple[CorrectionData, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is no post."""

    title: str
    lang: str
    url: str = ""
    #: Its type in schema.org.
    kind: str = "WebPage"
    description: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    image: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page lists."""

    entries: tuple[LinkData, ...]
    #: The number of the first entry in the whole list, from 1.
    first: int = 1
    #: How many entries the whole list has.
    total: int = 0
