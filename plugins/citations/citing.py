"""Fill the citations of one post, and make its list of references. Pure.

Placeholders are those of ``markdown``; the HTML is changed by plain string work.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Protocol

from ..bibliography import Entry
from ..core.changes import change_elements
from ..core.elements import Element, find_elements, has_attribute, make_element
from ..core.generated_markup import Class, Data, strip_for
from ..core.hypertext import HEADING, parse_headings
from ..core.texts import message
from .labels import EntryLabel, Say

#: The attributes of a placeholder; ``markdown`` makes them.
PLACEHOLDER = (Data.CITE, Data.FORM, Data.LINE)
#: In a sentence, ``@name`` is a key only with one of these; else it is a person's name online.
LIKE_KEY = re.compile(r"\d{4}|:|/")
ANCHOR = re.compile(r"[^\w.-]+")
BEGINNING = message("Beginning")
UNKNOWN = message("There is no “%(key)s” in the bibliography")


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


@dataclass(frozen=True, slots=True)
class UnknownKey:
    """A key that no entry has."""

    key: str
    #: The line of the body in which it is cited, 0 if not known.
    line: int


@dataclass(slots=True)
class Citer:
    """Fills the citations of one post."""

    #: What the post can cite, by key.
    references: Mapping[str, ListedEntry]
    say: Say
    #: What the post cites and no entry has.
    unknown_keys: list[UnknownKey] = field(default_factory=list)
    #: Where entries are cited, by key and by the number of the section.
    places: dict[str, dict[int, CitingSection]] = field(default_factory=dict)

    def fill(self, html: str) -> str:
        """Return the HTML of the post with its citations.

        The first citation of an entry in each section has an id, for the links back to it.
        """
        sections = _Sections(self._iter_sections(html))

        def cite(placeholder: Element) -> str:
            reference = self._find(placeholder)
            if not isinstance(reference, ListedEntry):
                return reference
            text = _written(reference, placeholder)
            if placeholder.tag == "span":  # within a link
                return make_element("span", {"class": Class.CITATION}, text)
            name = self._place(reference, *sections.at(placeholder.start))
            link = {"class": Class.CITATION, "href": f"#{reference.id}", "id": name or None}
            return make_element("a", link, text)

        return change_elements(html, cite, Class.CITATION, having=PLACEHOLDER)

    def fill_text(self, html: str, *, kept: bool = True) -> str:
        """Return a field or a title with citations as text; ``kept``: keep its unknown keys."""

        def cite(placeholder: Element) -> str:
            found = self._find(placeholder, kept=kept)
            return found if isinstance(found, str) else _written(found, placeholder)

        return change_elements(html, cite, Class.CITATION, having=PLACEHOLDER)

    def listed(self) -> tuple[ListedEntry, ...]:
        """Return the references with the places where the post cites them."""
        return tuple(
            ListedEntry(r.entry, r.id, r.label, tuple(self.places.get(key, {}).values()))
            for key, r in self.references.items()
        )

    def _iter_sections(self, html: str) -> Iterator[tuple[int, str]]:
        """Yield where each section begins, and its title."""
        yield 0, self.say(BEGINNING)
        for match in HEADING.finditer(html):
            for heading in parse_headings(match[0]):
                yield match.start(), strip_for("excerpt", self.fill_text(heading.html, kept=False))

    def _find(self, placeholder: Element, *, kept: bool = True) -> ListedEntry | str:
        """Return what is cited, or the HTML for a key that no entry has."""
        key = placeholder.attributes[Data.CITE]
        if reference := self.references.get(key):
            return reference
        if placeholder.attributes[Data.FORM] == "text" and not LIKE_KEY.search(key):
            return f"@{placeholder.inner}"
        if kept:
            self.unknown_keys.append(UnknownKey(key, int(placeholder.attributes[Data.LINE])))
        title = self.say(UNKNOWN) % {"key": key}
        return make_element("span", {"class": Class.CITATION, "title": title}, "?")

    def _place(self, reference: ListedEntry, section: int, title: str) -> str:
        """Return the id for a citation; "" where the entry was cited in the section before."""
        places = self.places.setdefault(reference.entry.key, {})
        if section in places:
            return ""
        name = f"cite-{reference.id.removeprefix('ref-')}-{len(places) + 1}"
        places[section] = CitingSection(name, title)
        return name


class _Sections:
    """The sections of a post: where each begins, and its title."""

    def __init__(self, sections: Iterable[tuple[int, str]]) -> None:
        self._starts, self._titles = zip(*sections, strict=True)

    def at(self, place: int) -> tuple[int, str]:
        """Return the number and the title of the section in which a place is."""
        number = bisect_right(self._starts, place) - 1
        return number, self._titles[number]


def _written(reference: ListedEntry, placeholder: Element) -> str:
    return escape(reference.label.written(placeholder.attributes[Data.FORM]), quote=False)


def is_cited(html: str) -> bool:
    """Return whether there may be placeholders of citations in some HTML."""
    return has_attribute(html, Data.CITE)


def find_keys(html: str) -> list[str]:
    """Return the keys that are cited, each once, in order."""
    found = find_elements(html, Class.CITATION, having=PLACEHOLDER)
    return list(dict.fromkeys(one.attributes[Data.CITE] for one in found))


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
