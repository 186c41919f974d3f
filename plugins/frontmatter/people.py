"""The authors of a post, in the many ways in which headers name them. Pure.

``Jane Doe, Ann Poe, and John Roe``; ``<a href="https://example.org/">Jane Doe</a>``; a list of
names, or of maps with ``name`` and ``url``; ``[Jane Doe](https://example.org/)``.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Any

from ..core.hypertext import TAG, strip_tags
from .header import iter_names

MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\(([^()\s]{0,400})\)")
LINK = re.compile(r"""<a\b[^<>]*?\bhref=["']([^"'<>]*)["'][^<>]*>([^<>]*)</a>""", re.IGNORECASE)
#: Before the last of several names.
AND = re.compile(r"^(?:and|&)\s+", re.IGNORECASE)
BETWEEN = re.compile(r"(?<!\s)\s++(?:and|&)\s++", re.IGNORECASE)
#: Addresses that a byline may link to; others could run a script.
SAFE = re.compile(r"https?://|mailto:|/(?!/)", re.IGNORECASE)


def read_people(values: dict[str, Any]) -> None:
    """Turn ``author`` and ``authors`` into names, and ``author_addresses``: addresses by name."""
    addresses: dict[str, str] = {}
    for field in ("author", "authors"):
        if field in values:
            people = list(_iter_people(values.pop(field), field, addresses))
            if len(people) == 1 and field == "author":
                values["author"] = people[0]
            elif people:
                values.setdefault("authors", list(dict.fromkeys(people)))
    if "authors" in values:
        values.pop("author", None)
    values.pop("author_addresses", None)
    if addresses:
        values["author_addresses"] = addresses


def _iter_people(value: Any, field: str, addresses: dict[str, str]) -> Iterator[str]:
    """Yield names, and keep the addresses that are with them."""
    if isinstance(value, str):
        value = MARKDOWN_LINK.sub(_as_html, value)
        addresses |= {
            strip_tags(name): unescape(url) for url, name in LINK.findall(value) if SAFE.match(url)
        }
        text = name_of(value)
        several = field == "authors" or LINK.search(value) is not None
        yield from split_people(text, several=several)
        return
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield from _iter_people(item, "author", addresses)
        for name in iter_names(item) if isinstance(item, dict) else ():
            url = item.get("url") or item.get("website") or item.get("homepage")
            if isinstance(url, str) and SAFE.match(url):
                addresses[name_of(name)] = url
            yield name_of(name)


def _as_html(found: re.Match[str]) -> str:
    """Return a link of Markdown as one of HTML."""
    return f'<a href="{escape(found[2])}">{found[1]}</a>'


def name_of(html: str) -> str:
    """Return a name without its tags and links; one that is nothing but tags stays as it is."""
    html = MARKDOWN_LINK.sub(r"\1", html)
    return strip_tags(html) if TAG.search(html) and strip_tags(html) else " ".join(html.split())


def split_people(text: str, *, several: bool) -> list[str]:
    """Return the names in a text.

    ``several`` says that commas are between names. Otherwise they may be within one, as in
    "Doe, Jane", and so may be an "and": each part must look like a name by itself.
    """
    if ";" in text:
        return [name for part in text.split(";") if (name := AND.sub("", part.strip()))]
    parts = [part for raw in text.split(",") if (part := raw.strip())]
    last_has_and = len(parts) > 1 and AND.match(parts[-1]) is not None
    if not (several or last_has_and or all(_is_full(part) for part in parts[:-1])):
        return [text.strip(" ,")] if parts else []
    names = [*parts[:-1], *_split_last(parts[-1], within_list=len(parts) > 1)] if parts else []
    if several or last_has_and or all(map(_is_full, names)):
        return names
    return [text.strip(" ,")]


def _split_last(part: str, *, within_list: bool) -> list[str]:
    """Return the names in the last part: in "A, B and C" there are two."""
    names = BETWEEN.split(AND.sub("", part))
    return names if within_list or all(map(_is_full, names)) else [part]


def _is_full(name: str) -> bool:
    """Return whether a text looks like a whole name: of two words that are not small."""
    words = name.split()
    return len(words) > 1 and not words[0].islower()
