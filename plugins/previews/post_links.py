"""Links to posts in the HTML of another, and what there is to link to. Pure."""

import re
from collections.abc import Iterable, Mapping

from .excerpts import add_preview, cut_excerpt, find_anchors, find_references

LINK = re.compile(
    r'<a\b[^<>]*\shref="[{|]filename[}|](?P<path>[^"#]*)(?:#(?P<label>[^"]*))?"[^<>]*>'
)


def find_labels(html: str) -> frozenset[str]:
    """Return the ids in some HTML."""
    return frozenset(find_anchors(html))


#: A link to another post as it is written: the path and the label.
Link = tuple[str, str]


def find_links(html: str) -> tuple[Link, ...]:
    """Return the links to posts, each once."""
    found = ((match["path"], match["label"] or "") for match in LINK.finditer(html))
    return tuple(dict.fromkeys(found))


def annotate(html: str, addresses: Mapping[Link, str]) -> str:
    """Return the HTML with the address of its preview at each link that has one."""

    def add(match: re.Match[str]) -> str:
        return add_preview(match[0], addresses.get((match["path"], match["label"] or ""), ""))

    return LINK.sub(add, html)


def find_referred(html: str, labels: Iterable[str]) -> tuple[str, ...]:
    """Return the ids to which the references in the excerpts for some labels lead, each once."""
    anchors = find_anchors(html)
    excerpts = (cut_excerpt(html, anchors[label]) for label in labels)
    return tuple(dict.fromkeys(name for one in excerpts for name in find_references(one)))
