"""From an entry as written to one in Unicode, with the numbers and addresses found in it. Pure."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from .latex import decode_entities, strip_tags, to_unicode
from .model import Entry, Link, PersonName, RawEntry
from .names import read_names

#: The fields that say where something was published; the first that an entry has counts.
VENUES = (
    *("journal", "journaltitle", "booktitle", "maintitle", "series", "school", "institution"),
    *("organization", "publisher", "howpublished"),
)
#: Fields that are no text: addresses, which keep all characters, and names, which are read apart.
PLAIN = {"url", "doi", "eprint", "pdf", "code", "slides", "openreview", "file", "author", "editor"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ARXIV = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf)/|arxiv[:\s]\s*(?:abs/)?|CoRR,?\s*(?:abs/)?|\babs/)"
    r"(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]{1,20}(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)",
    re.IGNORECASE,
)
BARE_ARXIV = re.compile(
    r"(?:arxiv:)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]{1,20}(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)",
    re.IGNORECASE,
)
DOI = re.compile(r"\b10\.\d{4,9}/\S+")
BRACES = re.compile(r"[{}]")
#: A character as LaTeX requires it, with the braces that programs add to it: ``{\_}``, ``\~{}``.
ESCAPED = re.compile(r"(\{)?\\(?:([_%#&~$])|textasciitilde\b\s*)(?:\{\})?(?(1)\})")
OPENREVIEW = re.compile(r"openreview\.net/(?:forum|pdf|attachment)\?id=([\w-]+)")
PREPRINT = re.compile(r"\b(?:arxiv|corr)\b", re.IGNORECASE)
WEB = re.compile(r"(?:https?|ftp)://[^\s\"<>{}]+")


def read_entry(raw: RawEntry, links: Mapping[str, str]) -> Entry:
    """Return an entry; ``links`` has the addresses of authors by their names."""
    written = {name: decode_entities(value) for name, value in raw.fields.items()}
    fields = {n: v if n in PLAIN else to_unicode(strip_tags(v)) for n, v in written.items()}
    authors, more = read_names(written.get("author", ""), links)
    editors, more_editors = read_names(written.get("editor", ""), links)
    year, month = _read_date(fields)
    arxiv, doi = find_arxiv(written), find_doi(written)
    return Entry(
        key=raw.key,
        kind=raw.kind,
        title=_title(fields),
        authors=authors or _institution(fields),
        editors=editors,
        more_authors=more if authors else more_editors,
        venue=_venue(fields, arxiv),
        year=year,
        month=month,
        arxiv=arxiv,
        doi=doi,
        links=tuple(_find_links(written, arxiv, doi)),
        abstract=fields.get("abstract", ""),
        bibtex=raw.source,
        path=raw.path,
        line=raw.line,
        fields=fields,
    )


def _title(fields: Mapping[str, str]) -> str:
    title, more = fields.get("title", ""), fields.get("subtitle", "")
    return f"{title}: {more}" if title and more else title


def _institution(fields: Mapping[str, str]) -> tuple[PersonName, ...]:
    """Return the institution that is the author of an entry without authors and editors."""
    name = "" if fields.get("editor") else fields.get("organization", "")
    return (PersonName(name),) if name else ()


def _venue(fields: Mapping[str, str], arxiv: str) -> str:
    given = (fields.get(name, "") for name in VENUES)
    found = next((venue for venue in given if venue and "://" not in venue), "")
    if arxiv and (not found or PREPRINT.search(found)):
        return "arXiv"
    return found


def _read_date(fields: Mapping[str, str]) -> tuple[str, int]:
    """Return the year as it is written, and the month as a number, 0 for none."""
    date = re.match(r"(\d{4})(?:-(\d\d))?", fields.get("date", ""))
    year = fields.get("year", "").strip("()[] ") or (date[1] if date else "")
    month = fields.get("month", "").strip().lower()
    if month.isdigit():
        return year, int(month) if 1 <= int(month) <= 12 else 0
    if month[:3] in MONTHS:
        return year, MONTHS.index(month[:3]) + 1
    return year, int(date[2]) if date and date[2] and not month else 0


def find_arxiv(fields: Mapping[str, str]) -> str:
    """Return the number of a paper on arXiv, in whichever field it is; "" for none."""
    where = f"{fields.get('archiveprefix', '')}{fields.get('eprinttype', '')}".lower()
    eprint = fields.get("eprint", "").strip()
    if eprint and where in ("", "arxiv") and (found := BARE_ARXIV.fullmatch(eprint)):
        return found[1]
    for name in ("eprint", "url", "journal", "volume", "note", "howpublished", "booktitle", "doi"):
        text = fields.get(name, "")
        if found := ARXIV.search(text):
            return found["id"]
    in_doi = re.search(r"10\.48550/arxiv\.(\S+)", fields.get("doi", ""), re.IGNORECASE)
    return in_doi[1] if in_doi else ""


def find_doi(fields: Mapping[str, str]) -> str:
    """Return a DOI such as 10.1109/18.256500, also if it is given as an address; "" for none."""
    url = fields.get("url", "")
    given = fields.get("doi", "") or (url if "doi.org/" in url else "")
    found = DOI.search(BRACES.sub("", unescaped(given)))
    return found[0].rstrip(".,;") if found else ""


def unescaped(address: str) -> str:
    """Return an address without the backslashes that LaTeX requires before some characters."""
    return ESCAPED.sub(lambda match: match[2] or "~", address)


def _find_links(fields: Mapping[str, str], arxiv: str, doi: str) -> Iterator[Link]:
    url = _address(fields, "url")
    note = " ".join(fields.get(name, "") for name in ("url", "openreview", "note", "howpublished"))
    review = OPENREVIEW.search(note)
    if arxiv:
        yield Link("arxiv", f"arXiv:{arxiv}", f"https://arxiv.org/abs/{quote(arxiv)}")
    if review or _address(fields, "openreview"):
        place = f"https://openreview.net/forum?id={review[1]}" if review else ""
        yield Link("openreview", "OpenReview", place or _address(fields, "openreview"))
    if pdf := _find_pdf(fields, url, arxiv):
        yield Link("pdf", "PDF", pdf)
    if doi:
        yield Link("doi", f"doi:{doi}", "https://doi.org/" + quote(doi, safe="/:;()"))
    for kind, text in (("code", "Code"), ("slides", "Slides")):
        if address := _address(fields, kind):
            yield Link(kind, text, address)
    taken = "arxiv.org/" in url or "doi.org/" in url or url.endswith(".pdf")
    taken = taken or "openreview.net/" in url
    if url and not taken:
        yield Link("url", url.split("://", 1)[1].split("/", 1)[0].removeprefix("www."), url)


def _find_pdf(fields: Mapping[str, str], url: str, arxiv: str) -> str:
    if given := _address(fields, "pdf"):
        return given
    if url.lower().endswith(".pdf"):
        return url
    return f"https://arxiv.org/pdf/{quote(arxiv)}" if arxiv else ""


def _address(fields: Mapping[str, str], name: str) -> str:
    """Return the web address in a field, which may be within a command; "" for none."""
    value = fields.get(name, "") or (fields.get("howpublished", "") if name == "url" else "")
    found = WEB.search(unescaped(value))
    return found[0].rstrip(".,;") if found else ""
