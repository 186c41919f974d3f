"""Other sites' ``refs.json``, as ``REFS_EXTERNAL`` names them."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname, urlopen

from ...core.diagnostics import Problem
from ..labels.index import Index
from .refs_file import read_refs

SECONDS = 10
LARGEST = 20_000_000


def read_externals(
    settings: Mapping[str, Any], external: Mapping[str, str]
) -> tuple[dict[str, Index], list[Problem]]:
    """Return the labels of other sites by the sites' names, and what cannot be read."""
    found: dict[str, Index] = {}
    problems = []
    for name, place in external.items():
        try:
            found[name] = Index.of(
                read_refs(_read(place, settings, name)), settings["DEFAULT_LANG"]
            )
        except (OSError, ValueError) as error:
            found[name] = Index.of((), settings["DEFAULT_LANG"])
            text = f'the labels of "{name}" cannot be read from {place}: {error}'
            problems.append(Problem("ref-external", "pelicanconf.py", text, near="REFS_EXTERNAL"))
    return found, problems


def _read(place: str, settings: Mapping[str, Any], name: str) -> str:
    """Return the text of a file or of an address; of one that fails, the copy of last time."""
    parts = urlsplit(place)
    if parts.scheme == "file":
        return Path(url2pathname(parts.path)).read_text(encoding="utf-8")
    if parts.scheme not in ("http", "https"):
        return Path(settings["PATH"], place).read_text(encoding="utf-8")
    copy = Path(settings["CACHE_PATH"], "refs", f"{name}.json")
    try:
        with urlopen(place, timeout=SECONDS) as answer:
            text = answer.read(LARGEST).decode("utf-8")
    except OSError:
        if not copy.is_file():
            raise
        return copy.read_text(encoding="utf-8")
    with suppress(OSError):
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8")
    return str(text)
