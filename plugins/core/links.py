"""What a link of Pelican's own, ``{filename}…``, leads to."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import unquote, urlsplit

from pelican.contents import Content

from .html import derive

#: Whatever may be a link of Pelican's own in an attribute.
WRITTEN = re.compile(r"""=\s*["']([{|][^"'<>]*)["']""")
LINK = re.compile(r"[{|](?P<what>.*?)[|}](?P<value>.*)", re.DOTALL)
#: Where Pelican looks for what a link names.
FILES = frozenset(("filename", "static", "attach"))


def folder_of(content: Content) -> str:
    """Return the folder of a content's file, within that of all contents.

    ``Content.relative_dir`` is the same, but asks the system for it each time.
    """
    return str(posixpath.dirname(content.relative_source_path))


def find_target(value: str, what: str, folder: str, context: Mapping[str, Any]) -> Content | None:
    """Return the content that a link names, in the order of tries that Pelican has."""
    keys = ["static_content"] if what != "filename" else ["generated_content", "static_content"]
    path = urlsplit(value).path
    for key in keys:
        contents = context[key]
        for name in _spellings(path, value):
            start = "" if name.startswith("/") else folder
            found = contents.get(posixpath.normpath(posixpath.join(start, name.lstrip("/"))))
            if found is not None:
                return found
    return None


def _spellings(path: str, value: str) -> Iterator[str]:
    """Yield what the path of a link may mean: mostly it is the first."""
    yield path
    yield unquote(path)
    yield urlsplit(unescape(value)).path


def find_written(html: str) -> tuple[str, ...]:
    """Return the links of Pelican's own in some HTML, as they are written, each once."""
    return tuple(dict.fromkeys(WRITTEN.findall(html)))


def find_attached(html: str) -> tuple[str, ...]:
    """Return the links of some HTML that put a file beside its page."""
    return tuple(one for one in find_written(html) if one[1:].startswith("attach"))


def find_addresses(content: Content, context: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the addresses that the links of a content lead to, from the root of the site."""
    return tuple(_address(content, one, context) for one in derive(content, find_written))


def _address(content: Content, written: str, context: Mapping[str, Any]) -> str:
    link = LINK.fullmatch(written)
    if link is None or link["what"] not in FILES:
        return ""
    target = find_target(link["value"], link["what"], folder_of(content), context)
    return "" if target is None else str(target.url)
