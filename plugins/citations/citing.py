"""Fill the citations of one post, and make its list of references. Pure.

Placeholders are those of ``markdown``; the HTML is amended by plain string work.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Protocol

from ..bibliography import Entry
from ..core.html import HEADING, detach, parse_headings
from ..core.texts import message
from .labels import Label, Say

#: As Markdown writes it: attributes in the order of the alphabet.
PLACEHOLDER = re.compile(
    r'<(?P<tag>a|span) class="citation" data-cite="(?P<key>[^"]*)" data-form="(?P<form>\w+)"'
    r' data-line="(?P<line>\d+)">(?P<text>.*?)</(?P=tag)>',
    re.DOTALL,
)
#: Where an author wants the list; it is a paragraph of its own.
MARKER = "<p>[REFERENCES]</p>"
#: In a sentence, what looks like this is a key, and no handle of a person.
LIKE_KEY = re.compile(r"\d{4}|:|/")
ANCHOR = re.compile(r"[^\w.-]+")
TITLE = message("References")
CITED_IN = message("Cited in: %(sections)s.")
BEGINNING = message("Beginning")
UNKNOWN = message("There is no “%(key)s” in the bibliography")


@dataclass(frozen=True, slots=True)
class Place:
    """A section in which an entry is cited: the id of the first citation there, and its title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry in the list of a post: its id there, its label, and where it is cited."""

    entry: Entry
    id: str
    label: Label
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Lost:
    """A key that no entry has, and the line of the body in which it stands, 0 if not known."""

    key: str
    line: int


@dataclass(slots=True)
class Citer:
    """Fills the citations of one post; ``lost`` gathers the keys that nobody has."""

    references: Mapping[str, Reference]
    say: Say
    lost: list[Lost] = field(default_factory=list)
    places: dict[str, dict[int, Place]] = field(default_factory=dict)

    def fill(self, html: str) -> str:
        """Return the HTML of the post with its citations; each section's first one has an id."""
        sections = _Sections(self._iter_sections(html))

        def cite(match: re.Match[str]) -> str:
            reference = self._find(match)
            if not isinstance(reference, Reference):
                return reference
            text = escape(reference.label.written(match["form"]), quote=False)
            if match["tag"] == "span":  # within a link
                return f'<span class="citation">{text}</span>'
            name = self._place(reference, *sections.at(match.start()))
            anchor = f' id="{escape(name)}"' if name else ""
            return f'<a class="citation" href="#{escape(reference.id)}"{anchor}>{text}</a>'

        return PLACEHOLDER.sub(cite, html)

    def fill_text(self, html: str, *, noted: bool = True) -> str:
        """Return a field or a title, in which a citation is text."""

        def cite(match: re.Match[str]) -> str:
            found = self._find(match, noted=noted)
            if isinstance(found, str):
                return found
            return escape(found.label.written(match["form"]), quote=False)

        return PLACEHOLDER.sub(cite, html)

    def listed(self) -> tuple[Reference, ...]:
        """Return the references with the places where the post cites them."""
        return tuple(
            Reference(r.entry, r.id, r.label, tuple(self.places.get(key, {}).values()))
            for key, r in self.references.items()
        )

    def _iter_sections(self, html: str) -> Iterator[tuple[int, str]]:
        """Yield where each section begins, and its title."""
        yield 0, self.say(BEGINNING)
        for match in HEADING.finditer(html):
            for heading in parse_headings(match[0]):
                yield match.start(), detach(self.fill_text(heading.html, noted=False))

    def _find(self, match: re.Match[str], *, noted: bool = True) -> Reference | str:
        """Return what is cited, or the HTML for a key that nobody has."""
        key = unescape(match["key"])
        if reference := self.references.get(key):
            return reference
        if match["form"] == "text" and not LIKE_KEY.search(key):
            return f"@{match['text']}"
        if noted:
            self.lost.append(Lost(key, int(match["line"])))
        title = self.say(UNKNOWN) % {"key": key}
        return f'<span class="citation" title="{escape(title)}">?</span>'

    def _place(self, reference: Reference, section: int, title: str) -> str:
        """Return the id for a citation, "" where another one of the section has it."""
        places = self.places.setdefault(reference.entry.key, {})
        if section in places:
            return ""
        name = f"cite-{reference.id.removeprefix('ref-')}-{len(places) + 1}"
        places[section] = Place(name, title)
        return name


class _Sections:
    """The sections of a post by the place of their beginning, and their titles."""

    def __init__(self, sections: Iterable[tuple[int, str]]) -> None:
        self._starts, self._titles = zip(*sections, strict=True)

    def at(self, place: int) -> tuple[int, str]:
        """Return the number and the title of the section in which a place is."""
        number = bisect_right(self._starts, place) - 1
        return number, self._titles[number]


def find_keys(html: str) -> list[str]:
    """Return the keys that are cited, each once, in order."""
    return list(dict.fromkeys(unescape(match["key"]) for match in PLACEHOLDER.finditer(html)))


def make_references(entries: Iterable[Entry], labels: Mapping[str, Label]) -> dict[str, Reference]:
    """Return the references of a post by key, in the order of its labels."""
    by_key = {entry.key: entry for entry in entries}
    references: dict[str, Reference] = {}
    taken: set[str] = set()
    for key, label in labels.items():
        name = wanted = f"ref-{ANCHOR.sub('-', key)}"
        while name in taken:
            name = f"{wanted}-{len(taken)}"
        taken.add(name)
        references[key] = Reference(by_key[key], name, label)
    return references


def render_list(
    references: Iterable[Reference],
    style: str,
    render: Callable[[Reference], str],
    say: Say,
) -> str:
    """Return the list; ``render`` makes the HTML of an entry."""
    rows = "\n".join(
        f'<li id="{escape(reference.id)}">{render(reference)}{_backlinks(reference, say)}</li>'
        for reference in references
    )
    return f'<ol class="bibliography {style}">\n{rows}\n</ol>'


def _backlinks(reference: Reference, say: Say) -> str:
    links = ", ".join(
        f'<a href="#{escape(place.id)}">{place.title}</a>' for place in reference.places
    )
    text = say(CITED_IN) % {"sections": links}
    return f' <small class="citation-backlinks">{text}</small>' if links else ""


def insert_list(html: str, listed: str, say: Say) -> str:
    """Return the HTML of a post with its list, where the author wants it or under a heading."""
    if MARKER in html:
        # A second marker is none: the ids of the list are its own.
        before, _, behind = html.partition(MARKER)
        block = f'<div class="references">\n{listed}\n</div>' if listed else ""
        return f"{before}{block}{behind.replace(MARKER, '')}"
    if not listed:
        return html
    name = "references"
    while f' id="{name}"' in html:
        name += "-"
    title = f'<h2 data-pair="none" id="{name}">{escape(say(TITLE), quote=False)}</h2>'
    return f'{html}\n<div class="references">\n{title}\n{listed}\n</div>'


class CitingContent(Protocol):
    """What templates find on each article and page."""

    #: The entries that it cites, in the order of its list.
    bibliography: tuple[Reference, ...]
