"""Links to an address of the site itself, ``/assets/a.png`` or ``../b/``: found in HTML. Pure.

A browser resolves them against the address of the page, Pelican leaves them as they are.
"""

import re
from html import unescape
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

from ..core.web_addresses import advise_address

#: An attribute with an address; not a fragment, nor what Pelican or another engine resolves.
ADDRESS = re.compile(
    r"""\s(?P<name>href|src|poster|data)=(?P<quote>["'])(?P<address>(?![#?{|]|//)[^"'<>]+)(?P=quote)"""
)
#: Addresses of elsewhere: ``https:``, ``mailto:``, ``data:``.
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z\d+.-]*:")
#: Files of the author's computer, which nobody else can see.
OWN_MACHINE = re.compile(
    r"file:|[a-z]:[\\/]|https?://(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/]|$)", re.IGNORECASE
)
#: What some HTML has: for each address the tag that it is in, and the address, each once.
PlainLinks = tuple[tuple[str, str], ...]
#: What can only be a host, whose files would have other endings.
HOST = re.compile(
    r"(?:[a-z\d-]{2,40}\.){1,4}(?:com|org|net|edu|gov|io|dev|de|fr|uk|ch|eu|ca|jp|it|nl|au)(?:/\S*)?"
)
#: A picture with its size in the brackets, as other engines have it.
SIZED = re.compile(r"\S++ +=(?P<width>\d{0,5}%?)x(?P<height>\d{0,5}%?)")
BRACELESS = re.compile(r"/?(filename|static|attach)/(?=.)")


def find_plain_links(html: str) -> PlainLinks:
    """Return the links to addresses of the site itself, each with the name of its tag."""
    found: dict[tuple[str, str], None] = {}
    at = 0
    for match in ADDRESS.finditer(html):
        # No farther back than the last one, so that a long text is read once.
        start = html.rfind("<", at, match.start())
        at = match.end()
        if start < 0 or html.find(">", start, match.start()) >= 0:
            continue  # text that looks like an attribute
        address = address_in(match)
        if address and (not SCHEME.match(address) or is_doubtful(address)):
            tag = re.match(r"[a-zA-Z]+", html[start + 1 : start + 20])
            found[tag[0].lower() if tag else "", address] = None
    return tuple(found)


def is_doubtful(address: str) -> bool:
    """Return whether an address with a scheme can lead no reader anywhere."""
    return OWN_MACHINE.match(address) is not None or bool(advise_address(address))


def address_in(match: re.Match[str]) -> str:
    """Return the address that a match of ADDRESS has found."""
    return unescape(match["address"]).strip()


def resolve_address(address: str, page: str, base: str) -> str | None:
    """Return the path from the root of the site that an address on a page means.

    ``page`` is the name of the page's file, ``base`` the path of the site's own address, "" or
    "/blog". The result is None where the address leads out of the site.
    """
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return None
    # A browser goes no higher than the root of the host.
    whole = normpath(path if path.startswith("/") else f"{base}/{dirname(page)}/{path}")
    if not f"{whole}/".startswith(f"{base}/"):
        return None
    return whole[len(base) :].lstrip("/") or "."


def advise_form(address: str) -> str:
    """Return what to write for an address that shows by itself what is meant, or ""."""
    if slip := re.match(r"https?/{1,2}(?=\w)|(?=www\.)", address):
        return f"write https://{address[slip.end() :]}"
    if HOST.fullmatch(address):
        return f"write https://{address}"
    if address.startswith("@"):
        return f"write [{address}] for a citation or a reference"
    if sized := SIZED.fullmatch(unquote(address)):
        size = " ".join(f"{name}={value}" for name, value in sized.groupdict().items() if value)
        return f"write its size in braces, ![…](path){{{size}}}"
    braceless = BRACELESS.match(address)
    return f"write {{{braceless[1]}}}/{address[braceless.end() :]}" if braceless else ""
