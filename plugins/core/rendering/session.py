"""What the writer knows in one build: the facts, the outputs of the last build, the manifest."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import blinker
from jinja2 import Environment
from pelican import signals
from pelican.contents import Content

from ..build import Build, build_of
from ..contents import iter_all
from ..html import derive
from ..links import find_attached
from ..memory.digests import Digest, digest
from ..memory.fingerprint import digest_files, digest_folders
from ..pelican_api import find_links_fast, resolve_links
from .facts import Facts
from .manifest import Manifest
from .outputs import KEYS, Outputs
from .recorder import Recorder
from .replacing import is_there, replace
from .templates import BUNDLE, watch_environment

#: The signals after which another plugin may change a page or a feed, or count it.
SIGNALS = ("content_written", "feed_generated", "feed_written")


class Session:
    """What the writer knows in one build."""

    def __init__(self, build: Build, outputs: Outputs, manifest: Manifest, folder: str) -> None:
        self.build = build
        self.outputs = outputs
        self.manifest = manifest
        self.folder = folder
        self.others_listen = any(map(_has_others, SIGNALS))
        self._facts: Facts | None = None
        self._made_of: dict[str, Digest] = {}
        self._theme = b""

    def begin(self, settings: Mapping[str, Any]) -> None:
        """Begin a build: nothing of the site is known yet."""
        self._facts, self._made_of = None, {}
        folders = [settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"]]
        self._theme = digest_folders(map(Path, folders)).encode()

    def begin_again(self, settings: Mapping[str, Any]) -> None:
        """Begin the next build in the same process."""
        self.outputs.begin()
        self.manifest.begin()
        self.begin(settings)

    def start_writing(self, context: dict[str, Any]) -> None:
        """Look at the site: all is linked, and the first page is about to be written."""
        if self._facts is None:
            # Every generator has it by now.
            environment = self.build.environment or Environment()
            watch_environment(environment)
            find_links_fast(context)
            _attach_files(context)
            self._facts = Facts(context, environment.globals)

    @property
    def has_facts(self) -> bool:
        """Whether a page has been written."""
        return self._facts is not None

    @property
    def facts(self) -> Facts:
        """The facts of this build, once the first page is to be written."""
        if self._facts is None:
            raise RuntimeError("no page is written yet")
        return self._facts

    def digest_of(self, template: Any) -> Digest:
        """Return the digest of what all pages of a template are made of."""
        name = str(template.filename or template.name)
        if name not in self._made_of:
            file = digest_files([Path(name)])
            self._made_of[name] = digest(self.build.fingerprint, self._theme, name, file)
        return self._made_of[name]

    def digest_of_feed(self, kind: str) -> Digest:
        """Return the digest of what all feeds of a kind are made of."""
        return digest(self.build.fingerprint, self._theme, kind)

    def is_right(self, name: str, made_of: Digest, values: Mapping[str, Any]) -> bool:
        """Return whether the file that is there would be written again."""
        return not self.others_listen and self.outputs.is_right(name, made_of, values, self.facts)

    def keep(self, name: str) -> None:
        """Keep a file that is right."""
        output = self.outputs.keep(name)
        self.manifest.add(name)
        self.build.memory.use_texts(output.derived.get(KEYS, ()))

    def add(self, name: str, made_of: Digest, recorder: Recorder) -> None:
        """Keep what a page was made of that has just been written."""
        self.outputs.add(name, made_of, recorder)

    def write(self, path: str, data: bytes) -> None:
        """Write a file unless these bytes are there; nobody ever finds a part of it."""
        name = self.name_of(path)
        self.manifest.add(name)
        if is_there(path, data):
            return
        try:
            replace(path, data)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            self.manifest.clear_way(name)
            replace(path, data)

    def name_of(self, path: str) -> str:
        """Return the name of a file of the output, relative to its folder."""
        start = f"{self.folder}{os.sep}"
        return path[len(start) :] if path.startswith(start) else os.path.relpath(path, self.folder)

    def clear_way(self, path: str) -> None:
        """Remove old files where a new one is to be, or where it needs a folder."""
        self.manifest.clear_way(self.name_of(path))

    def finish(self) -> None:
        """Remove what only former builds have written, and remember this one."""
        self.manifest.remove_old()
        self.outputs.save()


def _has_others(name: str) -> bool:
    """Return whether a signal of Pelican's has receivers that are not ours."""
    receivers = getattr(signals, name).receivers_for(blinker.ANY)
    return any(not str(one.__module__).startswith(f"{BUNDLE}.") for one in receivers)


def _attach_files(context: dict[str, Any]) -> None:
    """Put attached files beside the contents that attach them.

    Pelican does so when it resolves the link, for a page that is not rendered never.
    """
    contents: list[Content] = sorted(iter_all(context), key=lambda one: str(one.source_path))
    for content in contents:
        if vars(content).get("_content") and (attached := derive(content, find_attached)):
            resolve_links(content, "".join(f'<a href="{one}">' for one in attached), "")


def session_of(settings: Mapping[str, Any]) -> Session:
    """Return the session of the build that has these settings."""
    build = build_of(settings)
    if not isinstance(build.session, Session):
        folder = str(settings["OUTPUT_PATH"])
        outputs = Outputs(build.database, folder)
        manifest = Manifest(build.path.with_suffix(".outputs"), Path(folder))
        build.session = Session(build, outputs, manifest, folder)
        build.session.begin(settings)
    return build.session


def read_off(settings: Mapping[str, Any], path: str, function: Any, *values: Any) -> Any:
    """Return ``function(html, *values)`` of a page that has been written; it is remembered.

    What it returns must be plain values.
    """
    session = session_of(settings)
    name = session.name_of(path)
    output = session.outputs.now.get(name)
    key = f"{function.__module__}.{function.__qualname__} {values}"
    if output is None or key not in output.derived:
        made = function(Path(path).read_text("utf-8", errors="replace"), *values)
        if output is None:
            return made
        output.derived[key] = made
    return output.derived[key]
