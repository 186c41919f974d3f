"""An entry as readers get it: with what one cites with, without its owner's notes. Pure.

Reference managers keep the path of a file, remarks and dates in the same entry.
"""

import re
from collections.abc import Collection, Iterator, Mapping

PUBLIC = frozenset(
    (
        *("author", "editor", "editora", "translator", "title", "subtitle", "titleaddon"),
        *("booktitle", "booksubtitle", "maintitle", "mainsubtitle", "journal", "journaltitle"),
        *("journalsubtitle", "shortjournal", "eventtitle", "eventdate", "venue", "series"),
        *("volume", "volumes", "number", "issue", "issuetitle", "part", "chapter", "pages"),
        *("pagetotal", "eid", "articleno", "numpages", "edition", "version", "type", "year"),
        *("month", "date", "day", "publisher", "school", "institution", "organization"),
        *("address", "location", "howpublished", "doi", "url", "urldate", "eprint", "eprinttype"),
        *("eprintclass", "archiveprefix", "primaryclass", "isbn", "issn", "mrnumber", "zblnumber"),
        *("note", "addendum", "pubstate", "language", "langid", "origdate", "origyear"),
        *("crossref", "key"),
    )
)
HEAD = re.compile(r"@\s*(?P<kind>[A-Za-z]+)\s*[{(]\s*(?P<key>[^\s,{}()=\"][^,{}\"\n]*?)\s*,")
NAME = re.compile(r"[\s,]*(?P<name>[A-Za-z][\w+.:-]*)\s*=\s*")
DELIMITER = re.compile(r'[{}",()]')


def render_public(source: str, key: str, fields: Mapping[str, str], more: Collection[str]) -> str:
    """Return an entry with its public fields only, each as its author wrote it.

    ``fields`` are those that have been read; ``more`` are names of others that are public here.
    """
    public = PUBLIC | {name.lower() for name in more}
    head = HEAD.match(source)
    kind = head["kind"] if head else "misc"
    written = list(_iter_fields(source, head.end())) if head else []
    # What was broken has been repaired, and what was not read is in no field.
    names = {name for name, _ in written if name in fields}
    written = [(name, value) for name, value in written if name in names]
    own = [name for name in fields if name in public]
    if not all(name in names for name in own if re.search(rf"\b{name}\s*=", source, re.IGNORECASE)):
        written = [(name, f"{{{fields[name]}}}") for name in own]
    lines = [f"  {name} = {value}," for name, value in written if name in public]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])


def _iter_fields(source: str, start: int) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry with their values as written, from the end of its key on."""
    at = start
    while found := NAME.match(source, at):
        end = _end_of_value(source, found.end())
        yield found["name"].lower(), source[found.end() : end].strip()
        at = end


def _end_of_value(source: str, start: int) -> int:
    """Return where a value ends: at a comma, or at the end of its entry."""
    depth, quoted = 0, False
    for delimiter in DELIMITER.finditer(source, start):
        token = delimiter[0]
        if token == "{":
            depth += 1
        elif token == "}":
            if not depth:
                return delimiter.start()
            depth -= 1
        elif token == '"' and not depth:
            quoted = not quoted
        elif not depth and not quoted and token in ",)":
            return delimiter.start()
    return len(source)
