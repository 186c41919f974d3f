"""What a theme finds as ``article.paper``: an entry of the bibliography, ready to be printed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from ..bibliography import Entry, Link, PersonName
from ..core.pages import shorten
from .pages import folder_of
from .settings import PapersSettings


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the bibliography."""

    key: str
    #: The kind of the entry in BibTeX: "article", "book", …
    kind: str
    #: A text, with formulas in Unicode.
    title: str
    #: HTML, with formulas in MathML.
    title_html: str
    authors: tuple[PersonName, ...]
    editors: tuple[PersonName, ...]
    #: Whether the list of authors ends in "and others".
    more_authors: bool
    #: The journal, conference or publisher, as text.
    venue: str
    year: str
    #: From 1 to 12; 0 for none.
    month: int
    arxiv: str
    doi: str
    #: Where it is on the web; each has a kind, a text and an address.
    links: tuple[Link, ...]
    #: HTML; "" for none.
    abstract: str
    #: The entry as its author wrote it.
    bibtex: str
    #: The paper as a list of references has it, as HTML.
    reference: str
    #: The address of its page; "" for none.
    url: str = ""
    save_as: str = ""
    #: The published posts on it.
    articles: tuple[Any, ...] = field(default=(), repr=False)

    @property
    def people(self) -> tuple[PersonName, ...]:
        """Who wrote it, or who edited it."""
        return self.authors or self.editors

    def address(self, kind: str) -> str:
        """Return the address of its first link of a kind ("doi", "arxiv", "pdf", …), or ""."""
        return next((link.address for link in self.links if link.kind == kind), "")


@dataclass(frozen=True, slots=True)
class EntryPrinter:
    """Functions that make HTML and text of an entry."""

    #: From an entry to its title as text and as HTML, its venue as text, its abstract as HTML.
    texts: Callable[[Entry], tuple[str, str, str, str]]
    #: From an entry to its HTML in a list of references.
    reference: Callable[[Entry], str]


def make_paper(
    entry: Entry, printer: EntryPrinter, chosen: PapersSettings | None, articles: Iterable[Any] = ()
) -> Paper:
    """Return a paper; without ``chosen`` it has no page."""
    patterns = (chosen.url, chosen.save_as) if chosen else ("", "")
    url, save_as = (shorten(pattern.format(key=folder_of(entry.key))) for pattern in patterns)
    title, title_html, venue, abstract = printer.texts(entry)
    return Paper(
        key=entry.key,
        kind=entry.kind,
        title=title,
        title_html=title_html,
        authors=entry.authors,
        editors=entry.editors,
        more_authors=entry.more_authors,
        venue=venue,
        year=entry.year,
        month=entry.month,
        arxiv=entry.arxiv,
        doi=entry.doi,
        links=entry.links,
        abstract=abstract,
        bibtex=entry.bibtex,
        reference=printer.reference(entry),
        url=url if save_as else "",
        save_as=save_as,
        articles=tuple(articles),
    )


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """Papers under one heading."""

    #: The heading: a year, an author or a series.
    name: str
    papers: tuple[Paper, ...]
    #: The address that the heading leads to; "" for none.
    link: str = ""


def group_by_year(papers: Iterable[Paper]) -> list[PaperGroup]:
    """Return the papers by year, the latest first."""
    groups: dict[str, list[Paper]] = {}
    for paper in sorted(papers, key=_by_names):
        groups.setdefault(paper.year, []).append(paper)
    return [PaperGroup(year, tuple(groups[year])) for year in sorted(groups, reverse=True)]


def group_by_author(papers: Iterable[Paper]) -> list[PaperGroup]:
    """Return the papers by each of their authors, who are sorted by family name."""
    groups: dict[PersonName, list[Paper]] = {}
    for paper in sorted(papers, key=lambda one: (one.year, _by_names(one))):
        for name in paper.people:
            groups.setdefault(name, []).append(paper)
    names = sorted(groups, key=lambda name: (name.family.casefold(), name.given.casefold()))
    return [PaperGroup(str(name), tuple(groups[name]), name.link) for name in names]


def group_by_series(all_series: Iterable[Any], papers: Mapping[str, Paper]) -> list[PaperGroup]:
    """Return the papers by the series of their posts, in the order of its parts."""
    groups = []
    for series in all_series:
        its = (getattr(part.article, "paper", None) for part in series.parts)
        keys = (getattr(paper, "key", "") for paper in its)
        found = dict.fromkeys(key for key in keys if key in papers)
        if found:
            groups.append(PaperGroup(series.name, tuple(papers[key] for key in found), series.url))
    return groups


def _by_names(paper: Paper) -> tuple[list[str], str]:
    return [name.family.casefold() for name in paper.people], paper.title.casefold()


class ArticleOnPaper(Protocol):
    """What templates find on each article."""

    #: The paper that it is on; None for none.
    paper: Paper | None
    #: The page with both posts of its pair side by side; "" for none.
    both_url: str
