"""The end of a build: what only former builds have written goes, the rest is remembered."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..contents import iter_all
from ..html import release
from .session import session_of

#: Where the settings keep that the output is to have nothing but what the build writes.
CLEAN = "DIPTYCH_CLEAN"


def finish_session(pelican: Any) -> None:
    """Remove what only former builds have written, and remember this one."""
    settings = pelican.settings
    session = session_of(settings)
    session.manifest.add_all(_copies(settings, session.facts.context if session.has_facts else {}))
    if session.has_facts:
        for content in iter_all(session.facts.context):
            release(content)
    session.finish()
    if settings.get(CLEAN) and not _is_within(settings["PATH"], session.folder):
        session.manifest.remove_others(settings["OUTPUT_RETENTION"])


class WrittenFiles:
    """The files that a site has once a build has written its pages."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        session = session_of(settings)
        self._manifest, self._folder = session.manifest, session.folder
        self._copies = set(_copies(settings, session.facts.context if session.has_facts else {}))

    def names(self) -> set[str]:
        """Return the names of all of them."""
        return self._copies | self._manifest.now

    def has(self, path: str) -> bool:
        """Return whether a server finds something at a path from the root of the site."""
        names = (path, os.path.normpath(f"{path}/index.html"), f"{path}.html")
        return any(self._is_file(name) for name in names)

    def _is_file(self, name: str) -> bool:
        if name in self._copies or name in self._manifest.now:
            return True
        try:
            return not self._manifest.is_old(name) and Path(self._folder, name).is_file()
        except (OSError, ValueError):  # a name that no file can have
            return False


def _is_within(path: str, folder: str) -> bool:
    return Path(folder).resolve() in (Path(path).resolve(), *Path(path).resolve().parents)


def _copies(settings: Mapping[str, Any], context: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of the files that Pelican copies."""
    for file in context.get("staticfiles", ()):
        yield os.path.normpath(file.save_as)
    for folder in settings["THEME_STATIC_PATHS"]:
        root = Path(settings["THEME"], folder)
        for path in root.rglob("*") if root.is_dir() else (root,):
            if path.is_file():
                inside = path.relative_to(root) if root.is_dir() else path.name
                yield os.path.normpath(os.path.join(settings["THEME_STATIC_DIR"], inside))
