"""Whether the papers on arXiv that posts are about have newer versions, or were withdrawn."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen
from xml.etree import ElementTree as etree

from ..adding import PostHeader, identify
from ..remarks import Remark
from .outside import HEADERS, TIMEOUT

#: Where to ask; so many papers at a time.
ARXIV, MANY = "https://export.arxiv.org", 100
LONGEST = 5_000_000
ENTRY = re.compile(r"^[ \t]*@\w+\s*[{(]\s*([^\s,{}()]+)\s*,", re.MULTILINE)
NUMBER = re.compile(
    r"(?:eprint\s*=\s*[{\"]\s*|arxiv\.org/(?:abs|pdf)/|abs/)([\w./-]{9,30})", re.IGNORECASE
)
#: The namespaces of an answer.
FEED, OF_ARXIV = "{http://www.w3.org/2005/Atom}", "{http://arxiv.org/schemas/atom}"
VERSION = re.compile(r"v(\d{1,3})$")


@dataclass(frozen=True, slots=True)
class KnownPaper:
    """A paper on arXiv in a bibliography."""

    #: Its number, without a version.
    number: str
    #: The version that the entry names, 0 for none.
    version: int
    #: The file of the entry, and its line.
    path: str
    line: int
    #: The day of the latest post on it, as 2024-03-02.
    day: str


@dataclass(frozen=True, slots=True)
class PaperState:
    """What arXiv says of a paper."""

    #: Its last version.
    version: int
    #: The day of that version.
    day: str
    #: Whether it was withdrawn.
    withdrawn: bool


def list_papers(bibliography: Path, posts: Iterable[PostHeader]) -> Iterator[KnownPaper]:
    """Yield the papers on arXiv that posts are about."""
    days: dict[str, str] = {}
    for post in posts:
        day = post.fields.get("modified") or post.fields.get("date", "")
        days[post.key] = max(days.get(post.key, ""), day[:10])
    text = bibliography.read_text("utf-8-sig", errors="replace")
    starts = [*ENTRY.finditer(text)]
    ends = [*(found.start() for found in starts[1:]), len(text)]
    for entry, end in zip(starts, ends, strict=True):
        found = NUMBER.search(text, entry.end(), end)
        if found and entry[1] in days:
            given = identify(f"arXiv:{found[1]}")
            version = VERSION.search(found[1])
            line = text.count("\n", 0, entry.start(1)) + 1
            if given.kind == "arxiv":
                named = int(version[1]) if version else 0
                yield KnownPaper(given.value, named, str(bibliography), line, days[entry[1]])


def find_newer(
    papers: Iterable[KnownPaper], levels: Mapping[str, str], arxiv: str = ARXIV
) -> Iterator[Remark]:
    """Yield the papers that have changed on arXiv since their posts were written."""
    every = list(papers)
    for start in range(0, len(every), MANY):
        some = every[start : start + MANY]
        try:
            states = ask_arxiv([paper.number for paper in some], arxiv)
        except (OSError, HTTPException, ValueError) as error:
            text = f"arXiv does not answer: {getattr(error, 'reason', None) or error}"
            yield Remark("hint", text, rule="paper-newer")
            return
        for paper in some:
            if state := states.get(paper.number):
                yield from compare(paper, state, levels)


def compare(paper: KnownPaper, state: PaperState, levels: Mapping[str, str]) -> Iterator[Remark]:
    """Yield what has happened to a paper. Pure."""
    if state.withdrawn:
        rule, text = "paper-withdrawn", f"arXiv {paper.number} was withdrawn"
    elif paper.version and state.version > paper.version:
        rule = "paper-newer"
        text = f"arXiv {paper.number} has version {state.version}; the entry names {paper.version}"
    elif not paper.version and state.version > 1 and state.day > paper.day:
        rule = "paper-newer"
        text = f"arXiv {paper.number} has a version of {state.day}; the posts are of {paper.day}"
    else:
        return
    if levels[rule] != "ignore":
        yield Remark(levels[rule], text, paper.path, paper.line, rule)


def ask_arxiv(numbers: Iterable[str], arxiv: str = ARXIV) -> dict[str, PaperState]:
    """Return what arXiv says of papers, by their numbers."""
    several = list(numbers)
    query = f"id_list={quote(','.join(several))}&max_results={len(several)}"
    with urlopen(Request(f"{arxiv}/api/query?{query}", headers=HEADERS), timeout=TIMEOUT) as answer:
        return read_states(answer.read(LONGEST).decode("utf-8", "replace"))


def read_states(atom: str) -> dict[str, PaperState]:
    """Return the papers of an answer of arXiv's; raises ValueError for another text. Pure."""
    if "<!DOCTYPE" in atom:  # entities may grow without end
        raise ValueError("the answer is no list of papers")
    try:
        root = etree.fromstring(atom)
    except etree.ParseError as error:
        raise ValueError(str(error)) from None
    found = {}
    for entry in root.iter(f"{FEED}entry"):
        number, _, version = entry.findtext(f"{FEED}id", "").rpartition("/abs/")[2].partition("v")
        day = entry.findtext(f"{FEED}updated", "")[:10]
        withdrawn = "withdrawn" in entry.findtext(f"{OF_ARXIV}comment", "").lower()
        found[number] = PaperState(int(version) if version.isdecimal() else 1, day, withdrawn)
    return found
