"""Addresses of the web that lead nowhere: a slip in ``https://``, no host, no such paper. Pure."""

import re

from .arxiv import advise_number

#: A scheme with a slip, no host, nobody.
NOWHERE = re.compile(
    r"(?:h?t?tp{0,3}s{1,2}|htt?p{1,2}|hpptp?s?|hhttps?|thtps?)://|https?:(?!//[^/])|https?://https?:?/|mailto:\s*$",
    re.IGNORECASE,
)
RIGHT = re.compile(r"https?://(?!https?:?/)[^/]|mailto:.|ftps?:", re.IGNORECASE)
ARXIV = re.compile(
    r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/(?P<number>[\d.]{9,12}(?:v\d{1,3})?)"
    r"(?:\.pdf)?(?=[?#]|\Z)"
)


def advise_address(address: str) -> str:
    """Return what to write in place of an address that leads nobody anywhere; "" for others."""
    if NOWHERE.match(address) and not RIGHT.match(address):
        return "write https:// and the host, or mailto: and an address"
    paper = ARXIV.match(address) if "arxiv.org/" in address else None
    return advise_number(paper["number"]) if paper else ""
