"""Make Pelican's caches notice what a cached post depends on besides its file.

Pelican knows a parsed post by the stamp of its file only: after a change of a setting, a plugin
or a library it would show the post as it was. Here the stamp also has a fingerprint of these.
"""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from ..core.pelican_api import add_to_stamps

LIBRARIES = ("pelican", "markdown", "pelican-render-math", "math-core", "Pygments", "PyYAML")
#: Settings that say where a site goes, not what a post is.
PLACES = re.compile(r"(?:OUTPUT|CACHE)_PATH|THEME|BIND|PORT|(?:SSH|GITHUB_PAGES|DIPTYCH)_.*")


def fingerprint(settings: Mapping[str, Any]) -> str:
    """Return a digest of all that a parsed post depends on besides its file."""
    relevant = {name: value for name, value in settings.items() if not PLACES.fullmatch(name)}
    versions = [_version(name) for name in LIBRARIES]
    text = repr([stable(relevant), versions, _source_digest()])
    return hashlib.sha256(text.encode()).hexdigest()


def stable(value: Any) -> Any:
    """Return a form of a setting whose ``repr`` is the same in every process.

    The order in dicts and sets does not change it, nor does an object's address in memory.
    """
    if isinstance(value, Mapping):
        return sorted((repr(key), repr(stable(item))) for key, item in value.items())
    if isinstance(value, set | frozenset):
        return sorted(repr(stable(item)) for item in value)
    if isinstance(value, list | tuple):
        return [stable(item) for item in value]
    if value is None or isinstance(value, str | bytes | int | float | Path | re.Pattern):
        return value
    cls = value if hasattr(value, "__qualname__") else type(value)
    return f"{getattr(cls, '__module__', '')}.{cls.__qualname__}"


@cache
def _source_digest() -> str:
    """Return a digest of our own code: in a checkout it changes without a version."""
    folder = Path(__file__).parents[1]
    sources = [path.read_bytes() for path in sorted(folder.rglob("*.py"))]
    return hashlib.sha256(b"\0".join(sources)).hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def stamp_with_fingerprint(cacher: Any) -> None:
    """Add the fingerprint of its settings to the stamps of a ``Readers`` or a generator.

    The settings are read at the first stamp: before that, Pelican still completes them.
    """
    add_to_stamps(cacher, cache(lambda: fingerprint(cacher.settings)))
