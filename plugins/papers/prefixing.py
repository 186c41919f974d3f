"""Two posts on one page: ids kept apart, and links that follow them. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import unquote, urljoin

#: A tag with attributes, or a comment, in which there are none.
TAG = re.compile(
    r"""<!--.*?-->|<(?P<name>[a-zA-Z][^\s<>/]*)\s(?:[^<>"']|"[^"]*"|'[^']*')*>""", re.DOTALL
)
ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]+)\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'=<>`]+))"""
)
#: Most tags of a math post stand in formulas, and few of these have anything to amend.
MATH = re.compile(r"(<math\b.*?</math>)", re.DOTALL)
AMENDABLE = re.compile(r"""\s(?:id|(?:xlink:)?href|src|aria-[a-z]+)\s*=|url\(#""")
REFERENCES = {
    *("for", "headers", "list", "form", "itemref", "popovertarget"),
    *("aria-labelledby", "aria-describedby", "aria-details", "aria-controls", "aria-owns"),
    *("aria-flowto", "aria-errormessage", "aria-activedescendant"),
}
LINKS = {"href", "xlink:href", "usemap"}
FILES = {"href", "src", "poster", "data"}
PAINT = re.compile(r"url\(#([^)\s]+)\)")
#: An address that means the same on every page, or that Pelican has yet to resolve.
FIXED = re.compile(r"[a-zA-Z][\w+.-]*:|[/#{|]|\Z")


@dataclass(frozen=True, slots=True)
class Origin:
    """A post on a page of several: the prefix of its ids, and the ids without it."""

    prefix: str
    ids: frozenset[str]


def find_ids(html: str) -> frozenset[str]:
    """Return what a link within a post can lead to."""
    found: set[str] = set()

    def note(tag: str, name: str, value: str) -> str:
        if _is_id(tag, name):
            found.add(value)
        return value

    amend_attributes(html, note)
    return frozenset(found)


def rebase_links(html: str, url: str, siteurl: str) -> str:
    """Return the HTML with links that are relative to its post's own address made whole."""

    def amend(_tag: str, name: str, value: str) -> str:
        plain = name not in FILES or FIXED.match(value)
        return value if plain else siteurl + urljoin(f"/{url}", value)

    return amend_attributes(html, amend)


def keep_apart(html: str, own: Origin, others: Mapping[str, Origin]) -> str:
    """Return the HTML with its ids prefixed, and with links that lead to where things are now.

    ``others`` has the posts of the page by address, this one too: a link to a place in one of
    them stays on the page. A link to a whole post leads to the post.
    """

    def amend(tag: str, name: str, value: str) -> str:
        if _is_id(tag, name):
            return own.prefix + value
        if name in REFERENCES:
            return " ".join(_prefixed(word, own) for word in value.split())
        if name in LINKS:
            address, _, fragment = value.partition("#")
            place = others.get(address) if address else own
            inside = place and unquote(fragment) in place.ids
            return f"#{place.prefix}{fragment}" if place and inside else value
        return PAINT.sub(lambda m: f"url(#{_prefixed(m[1], own)})", value)

    return amend_attributes(html, amend)


def _prefixed(id_: str, origin: Origin) -> str:
    return origin.prefix + id_ if id_ in origin.ids else id_


def _is_id(tag: str, name: str) -> bool:
    return name == "id" or (name == "name" and tag in ("a", "map"))


def amend_attributes(html: str, amend: Callable[[str, str, str], str]) -> str:
    """Return the HTML with ``amend(tag, name, value)`` for the value of each attribute."""

    def amend_tag(match: re.Match[str]) -> str:
        tag = (match["name"] or "").lower()
        return ATTRIBUTE.sub(lambda a: amend_one(tag, a), match[0]) if tag else match[0]

    def amend_one(tag: str, match: re.Match[str]) -> str:
        written = next(v for v in (match["a"], match["b"], match["c"]) if v is not None)
        value = unescape(written)
        amended = amend(tag, match["name"].lower(), value)
        return match[0] if amended == value else f'{match["name"]}="{escape(amended)}"'

    pieces = MATH.split(html)  # every second one is a formula
    return "".join(
        TAG.sub(amend_tag, piece) if place % 2 == 0 or AMENDABLE.search(piece) else piece
        for place, piece in enumerate(pieces)
    )
