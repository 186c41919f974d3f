"""BibTeX of a paper, from arXiv or from whoever has registered its DOI."""

from http.client import HTTPException
from urllib.parse import quote
from urllib.request import Request, urlopen

from .identifying import GivenPaper

#: Where to ask; tests ask a server of their own.
ARXIV, DOI = "https://arxiv.org", "https://doi.org"
TIMEOUT = 15.0
#: No entry is larger.
LONGEST = 200_000
HEADERS = {"User-Agent": "diptych (adds a paper to a blog)", "Accept": "application/x-bibtex"}


class FetchError(Exception):
    """There is no answer that helps."""


def fetch_bibtex(given: GivenPaper, arxiv: str = ARXIV, doi: str = DOI) -> str:
    """Return the BibTeX of a paper."""
    if given.kind == "arxiv":
        address = f"{arxiv}/bibtex/{quote(given.value)}"
    else:
        address = f"{doi}/{quote(given.value)}"
    try:
        with urlopen(Request(address, headers=HEADERS), timeout=TIMEOUT) as answer:
            text = str(answer.read(LONGEST), "utf-8", "replace")
    except (OSError, HTTPException, ValueError) as error:
        raise FetchError(f"{address}: {getattr(error, 'reason', None) or error}") from None
    if "@" not in text:
        raise FetchError(f"{address}: the answer is no BibTeX")
    return text
