"""Addresses as an author writes them. Pure."""

import re
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import quote, unquote, urlsplit

PAGES = (".html", ".htm", ".xhtml", ".txt", ".xml")


def parse_permalink(permalink: str) -> tuple[str, str]:
    """Return (url, save_as) for an address such as ``/posts/2023/06/intro/``.

    Raises ValueError for an address that leads out of the site or holds placeholders.
    """
    path = unquote(urlsplit(permalink).path)
    if ".." in PurePosixPath(path).parts or "\\" in path or "\0" in path:
        raise ValueError(f'the address "{permalink}" leads out of the site')
    if re.search(r"(?:^|/):[a-z]", path):
        raise ValueError(f'the placeholders of "{permalink}" are another engine\'s')
    slash = "/" if path.endswith("/") else ""
    path = f"{normpath(path.lstrip('/'))}{slash}".removeprefix("./").removeprefix(".")
    url = quote(path, safe="/:@!$&'()*+,;=~")
    if path.endswith(PAGES):
        return url, path
    return url, f"{path.rstrip('/')}/index.html".lstrip("/")
