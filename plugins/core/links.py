"""What a link of Pelican's own, ``{filename}…``, leads to."""

import posixpath
from collections.abc import Mapping
from html import unescape
from typing import Any
from urllib.parse import unquote, urlsplit

from pelican.contents import Content


def find_target(value: str, what: str, folder: str, context: Mapping[str, Any]) -> Content | None:
    """Return the content that a link names, in the order of tries that Pelican has."""
    keys = ["static_content"] if what != "filename" else ["generated_content", "static_content"]
    path = urlsplit(value).path
    for key in keys:
        for name in (path, unquote(path), urlsplit(unescape(value)).path):
            start = "" if name.startswith("/") else folder
            found = context[key].get(posixpath.normpath(posixpath.join(start, name.lstrip("/"))))
            if found is not None:
                return found
    return None
