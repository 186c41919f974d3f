"""Two posts on one page: ids that differ, and links that lead to them. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import unquote, urljoin

from ..core.hypertext import COMMENT, MATHML, find_ids

#: A tag with attributes, or a comment, in which there are none.
TAG = re.compile(
    rf"""{COMMENT}|<(?P<name>[a-zA-Z][^\s<>/]*+)\s(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""", re.DOTALL
)
ATTRIBUTE = re.compile(
    r"""(?<![^\s"'<>/=])(?P<name>[^\s"'<>/=]++)\s*+=\s*+(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'=<>`]+))"""
)
#: Most tags of a math post are in formulas, and few formulas have an attribute to change: only
#: those in which CHANGEABLE finds something are read tag by tag.
MATH = re.compile(f"({MATHML.pattern})")
CHANGEABLE = re.compile(r"""\s(?:id|(?:xlink:)?href|src|aria-[a-z]+)\s*=|url\(#""")
#: What is quickly found where CHANGEABLE may find something.
MAYBE_CHANGEABLE = ("href", " id", "src", "aria-", "url(#", "\nid", "\tid")
#: Attributes with one or more ids as their value.
REFERENCES = {
    *("for", "headers", "list", "form", "itemref", "popovertarget"),
    *("aria-labelledby", "aria-describedby", "aria-details", "aria-controls", "aria-owns"),
    *("aria-flowto", "aria-errormessage", "aria-activedescendant"),
}
#: What is one group with all others of its name on the page: one of them is chosen, or open.
GROUPED = {"radio", "details"}
RADIO = re.compile(r"""\stype\s*=\s*["']?radio\b""", re.IGNORECASE)
LINKS = {"href", "xlink:href", "usemap"}
FILES = {"href", "src", "poster", "data"}
PAINT = re.compile(r"url\(#([^()\s]+)\)")


def _with_one_of(names: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of a tag that may have an attribute with one of some names."""
    return re.compile(rf"""[\s"'/](?:{"|".join(sorted(names))})\s*=""", re.IGNORECASE)


#: Where something may be an id or a relative address, or may lead to an id.
ADDRESSED = _with_one_of({"id", "name", *FILES})
LEADING = re.compile(
    rf"{_with_one_of({'id', 'name', *REFERENCES, *LINKS}).pattern}|url\(", re.IGNORECASE
)
#: An old name of a place.
NAMED = re.compile(r"""<(?:a|map)\s(?:[^<>]*?\s)?name=(["'])(?P<name>[^"'<>]*)\1""")
#: An address that means the same on every page, or that Pelican will resolve.
FIXED = re.compile(r"[a-zA-Z][\w+.-]*:|[/#{|]|\Z")


@dataclass(frozen=True, slots=True)
class Origin:
    """A post on a page of several."""

    #: What its ids begin with on this page.
    prefix: str
    #: Its ids, without the prefix.
    ids: frozenset[str]


def find_places(html: str) -> frozenset[str]:
    """Return what a link within a post can lead to."""
    old = NAMED.finditer(html) if " name=" in html else ()
    return frozenset(
        [*(name for _, name in find_ids(html)), *(unescape(one["name"]) for one in old)]
    )


def rebase_links(html: str, url: str, siteurl: str) -> tuple[str, frozenset[str]]:
    """Return the HTML of a post at ``url`` with its relative links changed to absolute ones.

    The second value is what a link within the post can lead to.
    """
    ids: set[str] = set()

    def change(tag: str, name: str, value: str) -> str:
        if _is_id(tag, name):
            ids.add(value)
        plain = name not in FILES or FIXED.match(value)
        return value if plain else siteurl + urljoin(f"/{url}", value)

    changed = change_attributes(html, change, ADDRESSED)
    return changed, frozenset(ids)


def keep_apart(html: str, own: Origin, others: Mapping[str, Origin]) -> str:
    """Return the HTML with its ids prefixed, and with links that lead to where things are now.

    ``others`` has the posts of the page by address, this one too: a link to a place in one of
    them stays on the page. A link to a whole post leads to the post.
    """

    def change(tag: str, name: str, value: str) -> str:
        if _is_id(tag, name) or (name == "name" and tag in GROUPED):
            return own.prefix + value
        if name in REFERENCES:
            return " ".join(_prefixed(word, own) for word in value.split())
        if name in LINKS:
            address, _, fragment = value.partition("#")
            place = others.get(address) if address else own
            inside = place and unquote(fragment) in place.ids
            return f"#{place.prefix}{fragment}" if place and inside else value
        if "url(" in value:
            return PAINT.sub(lambda m: f"url(#{_prefixed(m[1], own)})", value)
        return value

    return change_attributes(html, change, LEADING)


def _prefixed(id_: str, origin: Origin) -> str:
    return origin.prefix + id_ if id_ in origin.ids else id_


def _is_id(tag: str, name: str) -> bool:
    return name == "id" or (name == "name" and tag in ("a", "map"))


def change_attributes(
    html: str, change: Callable[[str, str, str], str], possible: re.Pattern[str]
) -> str:
    """Return the HTML with ``change(tag, name, value)`` for the values of attributes.

    Only tags in which ``possible`` finds something are looked at: all others stay as they are. A
    radio button is the tag "radio".
    """

    def change_tag(match: re.Match[str]) -> str:
        tag = (match["name"] or "").lower()
        if not (tag and possible.search(match[0])):
            return match[0]
        if tag == "input" and RADIO.search(match[0]):
            tag = "radio"
        return ATTRIBUTE.sub(lambda a: change_one(tag, a), match[0])

    def change_one(tag: str, match: re.Match[str]) -> str:
        value = unescape(match[match.lastgroup or "c"])
        changed = change(tag, match["name"].lower(), value)
        return match[0] if changed == value else f'{match["name"]}="{escape(changed)}"'

    pieces = MATH.split(html)  # every second one is a formula
    for place, piece in enumerate(pieces):
        if _is_changeable(piece) if place % 2 else "=" in piece:
            pieces[place] = TAG.sub(change_tag, piece)
    return "".join(pieces)


def _is_changeable(formula: str) -> bool:
    may_be = any(name in formula for name in MAYBE_CHANGEABLE)
    return may_be and CHANGEABLE.search(formula) is not None
