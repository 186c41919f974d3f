"""Every link within a built site leads somewhere, fragments included."""

import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

ATTRIBUTES = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src"}
#: What a page fetches by itself, without a reader's click.
FETCHED = {
    ("link", "stylesheet"),
    ("link", "preload"),
    ("link", "icon"),
    ("img", ""),
    ("script", ""),
}


def read_pages(output: Path) -> dict[str, BeautifulSoup]:
    """Return the pages of a site by their path from its root."""
    return {
        path.relative_to(output).as_posix(): BeautifulSoup(path.read_bytes(), "html.parser")
        for path in sorted(output.rglob("*.html"))
    }


def check_links(output: Path, siteurl: str = "") -> list[str]:
    """Return the internal links and fragments that lead nowhere, and fetches from elsewhere."""
    pages = read_pages(output)
    ids = {name: {str(e["id"]) for e in soup.select("[id]")} for name, soup in pages.items()}
    broken = []
    for name, soup in pages.items():
        for element in soup.find_all([*ATTRIBUTES]):
            target = element.get(ATTRIBUTES[element.name])
            if target is None:
                continue
            kind = (element.name, " ".join(element.get("rel") or ()))
            if reason := _fault(output, ids, name, str(target).removeprefix(siteurl), kind):
                broken.append(f"{name}: {target}: {reason}")
    return broken


def _fault(
    output: Path, ids: dict[str, set[str]], page: str, target: str, kind: tuple[str, str]
) -> str:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return "fetched from another host" if kind in FETCHED else ""
    folder = "" if parts.path.startswith("/") else posixpath.dirname(page)
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path).lstrip("/")))
    if not parts.path:
        path = page
    elif parts.path.endswith("/") or (output / path).is_dir():
        path = posixpath.normpath(posixpath.join(path, "index.html"))
    if not (output / path).is_file():
        return "no such file"
    if parts.fragment and unquote(parts.fragment) not in ids.get(path, set()):
        return "no such fragment"
    return ""
