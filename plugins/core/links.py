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
    keys = ("static_content",) if what != "filename" else ("generated_content", "static_content")
    # Mostly it is the path of a file from the root, as our plugins write it.
    found: Content | None = context[keys[0]].get(value[1:].partition("#")[0])
    if found is not None and value.startswith("/"):
        return found
    for key in keys:
        for name in _spellings(value):
            start = "" if name.startswith("/") else folder
            found = context[key].get(posixpath.normpath(posixpath.join(start, name.lstrip("/"))))
            if found is not None:
                return found
    return None


def _spellings(value: str) -> Iterator[str]:
    """Yield what the path of a link may mean: mostly it is the first."""
    path = _path_of(value)
    yield path
    yield unquote(path)
    yield _path_of(unescape(value))


def _path_of(value: str) -> str:
    try:
        return urlsplit(value).path
    except ValueError:  # "http://[" is no address
        return value


def find_written(html: str) -> tuple[tuple[str, str], ...]:
    """Return the links to files in some HTML, each once: what they name, as "static", and where."""
    found = (LINK.fullmatch(one) for one in dict.fromkeys(WRITTEN.findall(html)))
    return tuple((one["what"], one["value"]) for one in found if one and one["what"] in FILES)


def find_attached(html: str) -> tuple[str, ...]:
    """Return the links of some HTML that put a file beside its page."""
    return tuple(f"{{attach}}{value}" for what, value in find_written(html) if what == "attach")


def find_addresses(content: Content, context: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the addresses that the links of a content lead to, from the root of the site."""
    folder = folder_of(content)
    targets = (
        find_target(value, what, folder, context) for what, value in derive(content, find_written)
    )
    return tuple("" if target is None else str(target.url) for target in targets)
