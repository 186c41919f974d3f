"""What the fields of entries say, and cannot mean: a year, a DOI, an address. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

from ..core.diagnostics import Problem, is_a_slip
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
ADDRESS = re.compile(r"\\|(?<![a-z\d+.-])[a-z][a-z\d+.-]*+:|//", re.IGNORECASE)


def _year(value: str) -> str:
    is_none = any(char.isdigit() for char in value) and not YEAR.search(value)
    return "write it in four digits, 2019" if is_none else ""


def _doi(value: str) -> str:
    return "" if not value or DOI.search(value) else "a DOI is as 10.1000/182"


def _address(value: str) -> str:
    return "" if not value or ADDRESS.search(value) else f"write https://{value}"


#: Returns what is right in place of a value, "" where it may be right.
CHECKS: dict[str, Callable[[str], str]] = {"year": _year, "doi": _doi, "url": _address}


def find_doubtful_fields(entries: Iterable[RawEntry]) -> Iterator[Problem]:
    """Yield a problem for each value that cannot be meant, and each kind that is misspelt."""
    for entry in entries:
        if entry.kind not in KINDS and (near := get_close_matches(entry.kind, KINDS, 1, 0.8)):
            text = f'"{entry.key}": there is no kind of entry "{entry.kind}"'
            hint = f'did you mean "{near[0]}"?'
            yield Problem("bib-field", entry.path, text, hint, line=entry.line)
        for field, meant in find_misspelt(entry):
            text = f'"{entry.key}": there is no field "{field}"'
            line = entry.line + lines_before(entry.source, rf"\b{re.escape(field)}\s*=")
            yield Problem("bib-field", entry.path, text, f'did you mean "{meant}"?', line=line)
        for field, check in CHECKS.items():
            value = entry.fields.get(field, "").strip("{} ")
            if hint := check(value):
                yield _problem(entry, field, value, hint)
        number = entry.fields.get("eprint", "").strip("{} ")
        is_arxiv = "arxiv" in entry.fields.get("archiveprefix", "").lower()
        if number and is_arxiv and not ARXIV.search(number):
            yield _problem(entry, "eprint", number, "a number of arXiv is as 1602.04485")


def find_misspelt(entry: RawEntry) -> list[tuple[str, str]]:
    """Return the fields that are slips of known ones which the entry lacks, each with that one."""
    others = (name for name in entry.fields if name.isalpha() and name not in FIELDS)
    return [(name, near) for name in others if (near := _near(name)) and near not in entry.fields]


def _near(name: str) -> str:
    """Return the field that a name is a slip of, "" for none; several of one kind are none."""
    singular = name.removesuffix("s")
    slips = (one for one in sorted(FIELDS) if is_a_slip(name, one))
    return next((one for one in slips if one != singular or one in NEEDED), "")


def _problem(entry: RawEntry, field: str, value: str, hint: str) -> Problem:
    line = entry.line + lines_before(entry.source, rf"\b{field}\s*=")
    text = f'"{entry.key}": "{value}" cannot be its {field}'
    return Problem("bib-field", entry.path, text, hint, line=line)
