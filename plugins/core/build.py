"""What one build has besides its settings: what former builds remember, by the site's output."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .memory.database import Database
from .memory.digests import digest_bytes
from .memory.fingerprint import fingerprint
from .memory.notes import Memory

#: Where the settings, and so the context of every page, have the build.
SETTING = "DIPTYCH_BUILD"


@dataclass(slots=True)
class Build:
    """A build that runs, and the next one in the same process."""

    database: Database
    memory: Memory
    #: The digest of all that the build is made of besides its content and its theme.
    fingerprint: bytes

    def __reduce__(self) -> tuple[Any, ...]:
        """Have nothing pickled: other plugins may pickle the settings."""
        return type(None), ()


def begin(settings: dict[str, Any], plugins: list[Any]) -> Build:
    """Return the build that begins; what the last one in this process remembers is still there."""
    made_of = fingerprint(settings, plugins)
    last = settings.get(SETTING)
    if isinstance(last, Build) and last.fingerprint == made_of:
        return last
    name = digest_bytes(str(Path(settings["OUTPUT_PATH"]).absolute()).encode(errors="replace"))
    path = Path(settings["CACHE_PATH"], "diptych", f"{name.hex()}.sqlite")
    database = Database(path)
    build = Build(database, Memory(database, made_of, settings), made_of)
    settings[SETTING] = build
    return build


def build_of(settings: Mapping[str, Any]) -> Build:
    """Return the build that has these settings; one that remembers nothing where none has begun."""
    found = settings.get(SETTING)
    if isinstance(found, Build):
        return found
    database = Database(Path())
    build = Build(database, Memory(database, b"", settings), b"")
    if isinstance(settings, dict):
        settings[SETTING] = build
    return build
