"""Other sites' ``refs.json``, as ``REFS_EXTERNAL`` names them."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import url2pathname

from ...core.diagnostics import Problem
from ..labels.index import Index
from ..labels.model import LabelledPost
from .fetching import fetch
from .refs_file import read_refs

#: What a text that somebody else wrote can lead to.
FAULTS = (OSError, ValueError, RecursionError)


def read_externals(
    settings: Mapping[str, Any], external: Mapping[str, str]
) -> tuple[dict[str, Index], list[Problem]]:
    """Return the labels of other sites by the sites' names, and what cannot be read."""
    found: dict[str, Index] = {}
    problems: list[Problem] = []
    for name, place in external.items():
        posts, fault = _read_site(place, settings, name)
        found[name] = Index.of(posts, settings["DEFAULT_LANG"])
        if fault:
            text = f'the labels of "{name}" cannot be read from {place}: {fault}'
            hint = "those of the last time are used" if posts else ""
            problems.append(
                Problem("ref-external", "pelicanconf.py", text, hint, near="REFS_EXTERNAL")
            )
    return found, problems


def _read_site(
    place: str, settings: Mapping[str, Any], name: str
) -> tuple[list[LabelledPost], str]:
    """Return the posts of a site, those of the last time if it fails, and what is wrong."""
    copy = Path(settings["CACHE_PATH"], "refs", f"{name}.json")
    try:
        is_on_web = urlsplit(place).scheme in ("http", "https")
        text = fetch(place) if is_on_web else _path(place, settings).read_text(encoding="utf-8")
        posts = read_refs(text)
    except FAULTS as error:
        if not place.startswith(("http:", "https:")):
            return [], _reason(error)
        known = next(_read_copy(copy), None)
        is_offline = isinstance(error, URLError) and not isinstance(error, HTTPError)
        # Without the web there is nothing to mend as long as there is a copy.
        return known or [], "" if is_offline and known is not None else _reason(error)
    if is_on_web:
        with suppress(OSError):
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text, encoding="utf-8")
    return posts, ""


def _path(place: str, settings: Mapping[str, Any]) -> Path:
    parts = urlsplit(place)
    if parts.scheme == "file":
        return Path(url2pathname(parts.path))
    return Path(settings["PATH"], place)


def _read_copy(copy: Path) -> Iterator[list[LabelledPost]]:
    with suppress(*FAULTS):
        yield read_refs(copy.read_text(encoding="utf-8"))


def _reason(error: BaseException) -> str:
    """Return why a file cannot be read, in one line without control characters."""
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    text = " ".join(str(error).split())[:200] or type(error).__name__
    return "".join(char if char.isprintable() else "?" for char in text)
