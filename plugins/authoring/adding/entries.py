"""Entries of a bibliography, as they are added to one. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pybtex.database import BibliographyData, Entry, Person, parse_string
from pybtex.exceptions import PybtexError
from pylatexenc.latex2text import LatexNodes2Text

ORDER = (
    *("author", "editor", "title", "journal", "booktitle", "volume", "number", "pages"),
    *("publisher", "year", "month", "doi", "eprint", "archiveprefix", "primaryclass", "url"),
)
KEY = re.compile(r"[A-Za-z][\w:.+-]*")


class EntryError(ValueError):
    """BibTeX that cannot be read."""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry that is to be added."""

    #: Its key in the bibliography.
    key: str
    #: Its type, such as "article".
    kind: str
    #: Its fields by their names in small letters, in BibTeX.
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title as plain text."""
        return " ".join(_plain(self.fields.get("title", "")).split())

    def render(self) -> str:
        """Return the entry as BibTeX."""
        names = [name for name in ORDER if name in self.fields]
        names += [name for name in self.fields if name not in ORDER]
        width = max(map(len, names), default=0)
        rows = "".join(f"  {name:<{width}} = {{{self.fields[name]}}},\n" for name in names)
        return f"@{self.kind}{{{self.key},\n{rows}}}\n"


def parse_entries(text: str) -> list[NewEntry]:
    """Return the entries of a BibTeX text, as they were written."""
    try:
        data: BibliographyData = parse_string(text, "bibtex")
    except PybtexError as error:
        raise EntryError(" ".join(str(error).split())) from None
    return [_read(key, entry) for key, entry in data.entries.items()]


def _read(key: str, entry: Entry) -> NewEntry:
    people = {
        role: " and ".join(str(person) for person in persons)
        for role, persons in entry.persons.items()
    }
    fields = {name.lower(): " ".join(str(v).split()) for name, v in entry.fields.items()}
    return NewEntry(key, entry.type.lower(), people | fields)


def choose_key(entry: NewEntry, taken: Iterable[str]) -> str:
    """Return a key like telgarsky2016, with a letter where that is taken."""
    author = entry.fields.get("author", "").split(" and ")[0]
    family = " ".join(Person(author).last_names) if author else ""
    word = ascii_word(_plain(family)) or ascii_word(entry.title.partition(" ")[0]) or "paper"
    year = re.search(r"\d{4}", entry.fields.get("year", entry.fields.get("date", "")))
    base, used = f"{word}{year[0] if year else ''}", set(taken)
    letters = ["", *"abcdefghijklmnopqrstuvwxyz"]
    return next(f"{base}{letter}" for letter in letters if f"{base}{letter}" not in used)


def ascii_word(text: str) -> str:
    """Return a text as one word of small letters and figures."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "", plain.lower())


def has_good_key(key: str) -> bool:
    """Return whether a key is one that an author would write, and no address or number."""
    return KEY.fullmatch(key) is not None and not key.lower().startswith("https")


def _plain(text: str) -> str:
    return str(LatexNodes2Text(math_mode="verbatim").latex_to_text(text))
