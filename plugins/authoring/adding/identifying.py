"""What an author gives to name a paper: a number on arXiv, a DOI, a file, an entry. Pure."""

import re
from dataclasses import dataclass

#: Numbers of now, 1602.04485v2, and of before 2007, math/0309136.
ARXIV = re.compile(
    r"(?:arxiv[:.]|arxiv\.org/(?:abs|pdf|html)/|^)\s*"
    r"(\d{4}\.\d{4,5}(?:v\d{1,3})?|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,3})?)(?:\.pdf)?(?!\w)",
    re.IGNORECASE,
)
DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"'<>{},]{1,200})")
ENTRY = re.compile(r"^[ \t]*+@\w++\s*+[{(]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class GivenPaper:
    """What was given."""

    #: "arxiv", "doi", "bibtex" or "text".
    kind: str
    #: The number, the DOI, the BibTeX or the text.
    value: str


def identify(text: str) -> GivenPaper:
    """Return what a text is: an entry first, then a number on arXiv, then a DOI."""
    text = text.strip()
    if ENTRY.search(text):
        return GivenPaper("bibtex", text)
    if found := ARXIV.search(text):
        return GivenPaper("arxiv", re.sub(r"v\d+$", "", found[1]))
    if found := DOI.search(text):
        doi = found[1].rstrip(".)]")
        # What arXiv registers for its papers.
        inside = re.fullmatch(r"10\.48550/arxiv\.(.+)", doi, re.IGNORECASE)
        return (
            GivenPaper("arxiv", re.sub(r"v\d+$", "", inside[1]))
            if inside
            else GivenPaper("doi", doi)
        )
    return GivenPaper("text", text)
