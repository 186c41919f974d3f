"""What one build has besides its settings: what former builds remember, by the site's output."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment

from .garbage import look_seldom
from .memory.database import Database
from .memory.digests import digest_bytes
from .memory.fingerprint import fingerprint
from .memory.notes import Memory

#: Where the settings, and so the context of every page, have the build.
SETTING = "DIPTYCH_BUILD"


class Build:
    """The build that runs; the next one in the same process has the same object."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        """Make a build that remembers nothing, until it begins."""
        #: The file of the database; without a name before the build begins.
        self.path = Path()
        self.database = Database(self.path)
        #: The digest of all that the build is made of besides its content and its theme.
        self.fingerprint = b""
        self.memory = Memory(self.database, b"", settings)
        #: What the writer knows, a ``core.rendering.session.Session``; None before the first page.
        self.session: Any = None
        self.environment: Environment | None = None
        #: The run that goes on, or was the last one: a ``core.rendering.last_run.LastRun``.
        self.run: Any = None
        #: The files of posts that few others were not enough to link with, in the live preview.
        self.doubtful: set[str] = set()

    def __reduce__(self) -> tuple[Any, ...]:
        """Have nothing pickled: other plugins may pickle the settings."""
        return type(None), ()

    def begin(self, settings: Mapping[str, Any], plugins: Iterable[Any]) -> None:
        """Begin to build; what the last build in this process remembers is still there."""
        made_of = fingerprint(settings, plugins)
        path = database_path(settings)
        self.environment = None
        self.run = None
        look_seldom()
        if (made_of, path) == (self.fingerprint, self.path):
            if self.session:
                self.session.begin_again(settings)
            return
        self.fingerprint, self.path, self.session = made_of, path, None
        self.database = Database(path)
        self.memory = Memory(self.database, made_of, settings)

    def share(self, environment: Environment) -> Environment:
        """Return the environment of templates that all generators have: that of the first."""
        if self.environment is None:
            self.environment = environment
        return self.environment


def database_path(settings: Mapping[str, Any]) -> Path:
    """Return the file of what builds into an output folder remember."""
    name = digest_bytes(str(Path(settings["OUTPUT_PATH"]).absolute()).encode(errors="replace"))
    return Path(settings["CACHE_PATH"], "diptych", f"{name.hex()}.sqlite")


def build_of(settings: Mapping[str, Any]) -> Build:
    """Return the build that has these settings; one that remembers nothing where there is none."""
    found = settings.get(SETTING)
    if not isinstance(found, Build):
        found = Build(settings)
        if isinstance(settings, dict):
            settings[SETTING] = found
    return found
