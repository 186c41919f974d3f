"""The labels of entries in a text: "Safran and Shamir", "2019a", or a number. Pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..bibliography import Entry
from ..core.texts import message

#: The function from a message to its translation in the language of the post.
Say = Callable[[str], str]

#: Names, year, title and key, without accents and capitals.
SortKey = tuple[list[str], str, str, str]

ET_AL = message("%(name)s et al.")
AND = message("%(names)s and %(last)s")
NO_DATE = message("n.d.")
#: How many words of the title are the label of an entry without an author.
TITLE_WORDS = 4


@dataclass(frozen=True, slots=True)
class EntryLabel:
    """How an entry is cited in a text."""

    #: The names as in a sentence.
    names: str
    #: The year, with a letter after it where the post cites several of that year.
    year: str
    #: The number in the list, in the style "numeric"; else "".
    number: str = ""

    def written(self, form: str) -> str:
        """Return a citation as text: "text" in a sentence, "paren" in brackets, "year", "names"."""
        if form == "names":
            return self.names
        if self.number:
            return f"{self.names} [{self.number}]" if form == "text" else self.number
        if form == "year":
            return self.year
        return f"{self.names} ({self.year})" if form == "text" else f"{self.names} {self.year}"


class Labels:
    """Makes the labels of entries in one language; what it knows of an entry it remembers."""

    def __init__(self, style: str, say: Say) -> None:
        self._style = style
        self._say = say
        self._known: dict[str, tuple[SortKey, str]] = {}

    def make(self, entries: Sequence[Entry]) -> dict[str, EntryLabel]:
        """Return the labels of the entries that a post cites, by key, in the order of its list."""
        if self._style == "numeric":
            return {
                entry.key: EntryLabel(self._names(entry), entry.year, str(number))
                for number, entry in enumerate(entries, 1)
            }
        ordered = sorted(entries, key=lambda entry: self._parts(entry)[0])
        alike: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entry in ordered:
            alike[self._names(entry), entry.year or self._say(NO_DATE)].append(entry.key)
        found = {
            key: EntryLabel(names, year + (_letter(place) if len(keys) > 1 else ""))
            for (names, year), keys in alike.items()
            for place, key in enumerate(keys)
        }
        return {entry.key: found[entry.key] for entry in ordered}

    def _names(self, entry: Entry) -> str:
        return self._parts(entry)[1]

    def _parts(self, entry: Entry) -> tuple[SortKey, str]:
        if entry.key not in self._known:
            self._known[entry.key] = sort_key(entry), short_names(entry, self._say)
        return self._known[entry.key]


def make_labels(entries: Sequence[Entry], style: str, say: Say) -> dict[str, EntryLabel]:
    """Return the labels of the entries that a post cites, by key, in the order of its list."""
    return Labels(style, say).make(entries)


def short_names(entry: Entry, say: Say) -> str:
    """Return the names as in a sentence; of three or more, the first and "et al."."""
    people = entry.authors or entry.editors
    # "Knuth, Jr" is "Knuth" in a sentence; an institution may have a comma in its name.
    names = [name.family.partition(",")[0] if name.given else name.family for name in people]
    if not names:
        words = (entry.title or entry.key).split()
        return " ".join(words[:TITLE_WORDS]) + "…" * (len(words) > TITLE_WORDS)
    if len(names) > 2 or entry.more_authors:
        return say(ET_AL) % {"name": names[0]}
    return joined(names, say)


def joined(names: Iterable[str], say: Say) -> str:
    """Return all names, with an "and" before the last."""
    *first, last = names
    return say(AND) % {"names": ", ".join(first), "last": last} if first else last


def sort_key(entry: Entry) -> SortKey:
    """Return the key by which lists are sorted: names, year and title."""
    names = [f"{name.family} {name.given}" for name in entry.authors or entry.editors]
    folded = [_fold(name) for name in names or [entry.title]]
    return folded, entry.year, _fold(entry.title), entry.key


def _fold(text: str) -> str:
    """Return a text without accents, capitals and punctuation, for sorting."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^\w\s]+", "", "".join(c for c in plain if not unicodedata.combining(c)))


def _letter(place: int) -> str:
    """Return a, b, …, z, aa, ab, …"""
    more, last = divmod(place, 26)
    return (_letter(more - 1) if more else "") + chr(ord("a") + last)
