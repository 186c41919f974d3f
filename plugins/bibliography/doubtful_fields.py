"""What the fields of entries say, and cannot mean: a year, a DOI, an address, a command. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from functools import cache

from ..core.arxiv import advise_number
from ..core.diagnostics import Problem, is_a_slip
from ..core.web_addresses import advise_address
from .latex import find_unknown
from .model import RawEntry
from .splitting import lines_before

#: The kinds of entries of BibTeX and biblatex.
KINDS = (
    *("article", "book", "booklet", "collection", "conference", "dataset", "electronic", "inbook"),
    *("incollection", "inproceedings", "manual", "mastersthesis", "misc", "mvbook", "online"),
    *("patent", "periodical", "phdthesis", "proceedings", "reference", "report", "software"),
    *("standard", "suppbook", "techreport", "thesis", "unpublished", "www"),
)
#: The fields of BibTeX and biblatex, and those that programs and archives add.
FIELDS = frozenset(
    re.findall(
        r"\w+",
        "abstract addendum address afterword annotation annotator annote archive archiveprefix "
        "archivedate arxiv author authortype bibsource biburl bookauthor booksubtitle booktitle "
        "chapter collaborator comment commentator copyright crossref date day doi doc edition "
        "editor editortype eid entryset eprint eprintclass eprinttype event eventdate eventtitle "
        "file foreword gender howpublished hyphenation ids institution introduction isan isbn isrn "
        "issn issue issuetitle iswc journal journaltitle key keywords label langid language "
        "library location mainsubtitle maintitle month mrnumber nameaddon note number openreview "
        "organization organisation origdate origlanguage origlocation origpublisher origtitle "
        "owner pages pagetotal pagination part pdf pmid preface primaryclass publisher pubstate "
        "related reprinttitle review school series shortauthor shorteditor shortjournal "
        "shortseries shorttitle slides code subtitle timestamp title titleaddon translator type "
        "url urldate urls venue version video volume volumes xdata xref year zbl "
        "archived coden data editora editorb editorc keyword pmcid preview ref",
    )
)
#: Those without which an entry is little.
NEEDED = ("author", "title", "year", "editor")
#: A year in digits, and some words for one that is not there yet.
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
#: Short ones, 10/abc, are some, too.
DOI = re.compile(r"(?<![\d.])10(?:\.\d[\d.]*)?/\S")
#: A number of today, or one with the name of an archive.
ARXIV = re.compile(r"\d{4}\.\d{4,5}|/")
#: A number of arXiv in any field.
PREPRINT = re.compile(r"\barxiv:[ ]?(?P<number>\d{4}\.\d{4,6})(?!\d)", re.IGNORECASE)
#: One end of a date of biblatex, which may be uncertain, a season, or have a time.
DATE = re.compile(
    r"(?:-?\d\d(?:\d\d|\dX|XX)(?:-(?:0?[1-9]|1[0-2]|2[1-9]|3\d|4[01]|XX)"
    r"(?:-(?:0?[1-9]|[12]\d|3[01]|XX))?)?[?~%]?(?:T.*)?|\.\.)?"
)
#: Fields that are shown.
TEXTS = ("title", "subtitle", "booktitle", "journal", "publisher")
ADDRESS = re.compile(r"\\|(?<![a-z\d+.-])[a-z][a-z\d+.-]*+:|//", re.IGNORECASE)


def _year(value: str) -> str:
    is_none = any(char.isdigit() for char in value) and not YEAR.search(value)
    return "write it in four digits, 2019" if is_none else ""


def _doi(value: str) -> str:
    return "" if not value or DOI.search(value) else "a DOI is as 10.1000/182"


def _address(value: str) -> str:
    if not value or ADDRESS.search(value):
        return advise_address(value)
    return f"write https://{value}"


def _date(value: str) -> str:
    is_right = all(DATE.fullmatch(end.strip()) for end in value.split("/"))
    return "" if is_right else "write it as 2001-05-17"


def _month(value: str) -> str:
    return "write its name, or 1 to 12" if value.isdigit() and not 1 <= int(value) <= 12 else ""


def _preprint(value: str) -> str:
    found = PREPRINT.search(value)
    return advise_number(found["number"]) if found else ""


#: Returns what is right in place of a value, "" where it may be right.
CHECKS: dict[str, Callable[[str], str]] = {
    "year": _year,
    "doi": _doi,
    "url": _address,
    "date": _date,
    "month": _month,
    "journal": _preprint,
    "note": _preprint,
    "howpublished": _preprint,
}


def find_doubtful_fields(entries: Iterable[RawEntry]) -> Iterator[Problem]:
    """Yield a problem for each name that is misspelt, and each value that cannot be meant."""
    for entry in entries:
        yield from _doubtful_names(entry)
        yield from _doubtful_values(entry)


def _doubtful_names(entry: RawEntry) -> Iterator[Problem]:
    if entry.kind not in KINDS and (near := get_close_matches(entry.kind, KINDS, 1, 0.8)):
        text = f'"{entry.key}": there is no kind of entry "{entry.kind}"'
        hint = f'did you mean "{near[0]}"?'
        yield Problem("bib-field", entry.path, text, hint, line=entry.line)
    for field, meant in find_misspelt(entry):
        text = f'"{entry.key}": there is no field "{field}"'
        hint = f'did you mean "{meant}"?'
        yield Problem("bib-field", entry.path, text, hint, line=_line(entry, field))


def _doubtful_values(entry: RawEntry) -> Iterator[Problem]:
    for field, check in CHECKS.items():
        value = entry.fields.get(field, "").strip("{} ")
        # A date that nobody looks at may be in words.
        if (hint := check(value)) and not (field == "date" and "year" in entry.fields):
            yield _problem(entry, field, value, hint)
    if hint := _number(entry):
        yield _problem(entry, "eprint", entry.fields["eprint"].strip("{} "), hint)
    for field in TEXTS:
        if unknown := find_unknown(entry.fields.get(field, "")):
            yield _unknown(entry, field, unknown)


def _number(entry: RawEntry) -> str:
    """Return what is right in place of the number of an entry on arXiv, "" where it may be."""
    number = entry.fields.get("eprint", "").strip("{} ")
    archive = entry.fields.get("archiveprefix", entry.fields.get("eprinttype", "")).lower()
    advice = advise_number(number) if archive in ("", "arxiv") else ""
    is_none = number and archive == "arxiv" and not ARXIV.search(number)
    return "a number of arXiv is as 1602.04485" if is_none else advice


def _unknown(entry: RawEntry, field: str, command: str) -> Problem:
    text = f'"{entry.key}": nobody knows {command} in its {field}; it is left out'
    hint = "write its characters in its place, or a formula between dollars"
    return Problem("bib-field", entry.path, text, hint, line=_line(entry, field))


def find_misspelt(entry: RawEntry) -> list[tuple[str, str]]:
    """Return the fields that are slips of known ones which the entry lacks, each with that one."""
    others = (name for name in entry.fields if name.isalpha() and name not in FIELDS)
    return [(name, near) for name in others if (near := _near(name)) and near not in entry.fields]


@cache
def _near(name: str) -> str:
    """Return the field that a name is a slip of, "" for none; several of one kind are none."""
    singular = name.removesuffix("s")
    slips = (one for one in sorted(FIELDS) if is_a_slip(name, one))
    return next((one for one in slips if one != singular or one in NEEDED), "")


def _problem(entry: RawEntry, field: str, value: str, hint: str) -> Problem:
    text = f'"{entry.key}": "{value}" cannot be its {field}'
    return Problem("bib-field", entry.path, text, hint, line=_line(entry, field))


def _line(entry: RawEntry, field: str) -> int:
    """Return the line of a field."""
    return entry.line + lines_before(entry.source, rf"\b{re.escape(field)}\s*=")
