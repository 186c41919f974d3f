"""Fill the citations of one post, and make its list of references. Pure.

Placeholders are those of ``markdown``; the HTML is changed by plain string work.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from html import escape

from ..core.changes import change_elements
from ..core.elements import Element, find_elements, has_attribute, make_element
from ..core.generated_markup import Class, Data, strip_for
from ..core.hypertext import find_headings, without_links
from .model import Citation, PlainCitation, PlainWording, UnknownKeys, Wording

#: The attributes of a placeholder; ``markdown`` makes them.
PLACEHOLDER = (Data.CITE, Data.FORM, Data.LINE)
#: A note, as Python-Markdown's "footnotes" writes it.
NOTE = re.compile(r' id="fn:([^"]*)"')
#: In a sentence, ``@name`` is a key only with one of these; else it is a person's name online.
LIKE_KEY = re.compile(r"\d{4}|[:/+&]")


class Citer:
    """Fills the citations of one post."""

    def __init__(self, citations: Iterable[PlainCitation], wording: PlainWording) -> None:
        """Take what the post can cite."""
        self.citations = {one[0]: Citation(*one) for one in citations}
        self.wording = Wording(*wording)
        self.unknown_keys: list[tuple[str, int]] = []
        #: Where entries are cited, by key and by the number of the section.
        self.places: dict[str, dict[int, tuple[str, str]]] = {}

    def fill(self, html: str) -> str:
        """Return the HTML of the post with its citations.

        The first citation of an entry in each section has an id, for the links back to it.
        """
        if not is_cited(html):
            return html
        sections = _Sections(html, self.wording.beginning, self._title)

        def cite(placeholder: Element) -> str:
            citation = self._find(placeholder)
            if isinstance(citation, str):
                return citation
            text = _written(citation, placeholder)
            if placeholder.tag == "span":  # within a link
                return make_element("span", {"class": Class.CITATION}, text)
            name = self._place(citation, *sections.at(placeholder.start))
            link = {"class": Class.CITATION, "href": f"#{citation.id}", "id": name or None}
            return make_element("a", link, text)

        return change_elements(html, cite, Class.CITATION, having=PLACEHOLDER)

    def fill_text(self, html: str, *, kept: bool = True) -> str:
        """Return a field or a title with citations as text; ``kept``: keep its unknown keys."""

        def cite(placeholder: Element) -> str:
            found = self._find(placeholder, kept=kept)
            return found if isinstance(found, str) else _written(found, placeholder)

        return change_elements(html, cite, Class.CITATION, having=PLACEHOLDER)

    def places_of(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return where the post cites an entry."""
        return tuple(place for _, place in sorted(self.places.get(key, {}).items()))

    def _title(self, heading: str) -> str:
        """Return the title of a section, from what is in its heading."""
        return without_links(strip_for("excerpt", self.fill_text(heading, kept=False)))

    def _find(self, placeholder: Element, *, kept: bool = True) -> Citation | str:
        """Return what is cited, or the HTML for a key that no entry has."""
        key = placeholder.attributes[Data.CITE]
        if citation := self.citations.get(key):
            return citation
        if placeholder.attributes[Data.FORM] == "text" and not LIKE_KEY.search(key):
            return f"@{placeholder.inner}"
        if kept:
            self.unknown_keys.append((key, int(placeholder.attributes[Data.LINE])))
        title = self.wording.unknown % {"key": key}
        return make_element("span", {"class": Class.CITATION, "title": title}, "?")

    def _place(self, citation: Citation, section: int, title: str) -> str:
        """Return the id for a citation; "" where the entry was cited in the section before."""
        places = self.places.setdefault(citation.key, {})
        if section in places:
            return ""
        name = f"cite-{citation.id.removeprefix('ref-')}-{len(places) + 1}"
        places[section] = (name, title)
        return name


class _Sections:
    """The sections of a post: where each begins, and its title."""

    def __init__(self, html: str, beginning: str, title_of: Callable[[str], str]) -> None:
        self._headings = [one for one in find_headings(html) if one["open"] is not None]
        self._starts = [one.start() for one in self._headings]
        self._titles = {0: beginning}
        self._title_of = title_of
        self._notes = list(find_elements(html, Class.FOOTNOTE)) if NOTE.search(html) else []
        self._calls = [
            (found.start(), html.find(f'id="fnref:{found[1]}"'))
            for notes in self._notes
            for found in NOTE.finditer(html, notes.start, notes.end)
        ]

    def at(self, place: int) -> tuple[int, str]:
        """Return the number and the title of the section in which a place is.

        A note is in the section of its call.
        """
        if any(notes.start < place < notes.end for notes in self._notes):
            before = bisect_right(self._calls, (place,)) - 1
            place = max(self._calls[before][1], 0) if before >= 0 else place
        number = bisect_right(self._starts, place)
        if number not in self._titles:
            self._titles[number] = self._title_of(self._headings[number - 1]["inner"])
        return number, self._titles[number]


def _written(citation: Citation, placeholder: Element) -> str:
    forms = {"text": citation.text, "year": citation.year, "names": citation.names}
    return escape(forms.get(placeholder.attributes[Data.FORM], citation.paren), quote=False)


def is_cited(html: str) -> bool:
    """Return whether there may be placeholders of citations in some HTML."""
    return has_attribute(html, Data.CITE)


def find_keys(html: str) -> tuple[str, ...]:
    """Return the keys that are cited, each once, in order."""
    found = find_elements(html, Class.CITATION, having=PLACEHOLDER)
    return tuple(dict.fromkeys(one.attributes[Data.CITE] for one in found))


def fill_field(
    html: str, citations: Iterable[PlainCitation], wording: PlainWording
) -> tuple[str, UnknownKeys]:
    """Return a field with its citations as text, and the keys in it that no entry has."""
    citer = Citer(citations, wording)
    return citer.fill_text(html), tuple(citer.unknown_keys)
