"""What a post cites, and how. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from ..bibliography import Entry
from ..core.texts import message
from .labels import EntryLabel, Say

ANCHOR = re.compile(r"[^\w.-]+")
BEGINNING = message("Beginning")
UNKNOWN = message("There is no “%(key)s” in the bibliography")
TITLE = message("References")
CITED_IN = message("Cited in: %(sections)s.")


@dataclass(frozen=True, slots=True)
class CitingSection:
    """A section in which an entry is cited."""

    #: The id of the first citation of the entry there.
    id: str
    #: The title of the section.
    title: str


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry in the list of a post."""

    entry: Entry
    #: Its id in the list.
    id: str
    label: EntryLabel
    #: Where it is cited.
    places: tuple[CitingSection, ...] = ()

    def citation(self) -> "PlainCitation":
        """Return how the post cites it."""
        written = self.label.written
        forms = written("text"), written("paren"), written("year"), written("names")
        return (self.entry.key, self.id, *forms)


class Citation(NamedTuple):
    """How a post cites an entry."""

    key: str
    #: Its id in the list.
    id: str
    #: What a citation prints: in a sentence, in brackets, and where only the year is wanted.
    text: str
    paren: str
    year: str
    #: Its names alone, where brackets with the year and a page follow.
    names: str


#: The fields of Citation as a plain tuple: a digest of one is made much faster.
PlainCitation = tuple[str, str, str, str, str, str]


class Wording(NamedTuple):
    """The texts of citations and lists in the language of a post."""

    #: The title of what comes before the first section.
    beginning: str
    #: What is said of an unknown key.
    unknown: str
    #: The title of the list.
    title: str
    #: Before the links back.
    cited_in: str


#: The fields of Wording as a plain tuple.
PlainWording = tuple[str, str, str, str]


def wording_of(say: Say) -> PlainWording:
    """Return the texts in a language."""
    return say(BEGINNING), say(UNKNOWN), say(TITLE), say(CITED_IN)


#: Where an entry is cited, by key: the id of the first citation in each section, and its title.
Places = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
#: Keys that no entry has, each with the line of the body in which it is cited, 0 if not known.
UnknownKeys = tuple[tuple[str, int], ...]


def make_references(
    entries: Iterable[Entry], labels: Mapping[str, EntryLabel]
) -> dict[str, ListedEntry]:
    """Return the references of a post by key, in the order of its labels."""
    by_key = {entry.key: entry for entry in entries}
    references: dict[str, ListedEntry] = {}
    taken: set[str] = set()
    for key, label in labels.items():
        name = wanted = f"ref-{ANCHOR.sub('-', key)}"
        while name in taken:
            name = f"{wanted}-{len(taken)}"
        taken.add(name)
        references[key] = ListedEntry(by_key[key], name, label)
    return references


class CitingContent(Protocol):
    """What templates find on each article and page."""

    #: The entries that it cites, in the order of its list.
    bibliography: tuple[ListedEntry, ...]
