"""What the builder reports to the server, as lines of JSON. Pure."""

import json
from dataclasses import dataclass, field
from typing import Any

from ..remarks import Remark, read_remarks

#: The stages of a build after which the builder reports.
PAGE, ALL = "page", "all"


@dataclass(frozen=True, slots=True)
class Source:
    """What a file of the output was made from."""

    #: The full path of the source.
    path: str
    #: The title, "" for a file that is only copied.
    title: str = ""
    #: Whether it is a draft.
    draft: bool = False


@dataclass(frozen=True, slots=True)
class WatchList:
    """Which files the site is made of; all paths are full ones."""

    #: The content folder, the only one in which a Python file is no code of the site.
    content: str = ""
    #: Folders that are watched with all that is below them.
    folders: tuple[str, ...] = ()
    #: Folders of which only the files right in them are watched.
    flat: tuple[str, ...] = ()
    #: Files outside of all these that are watched.
    files: tuple[str, ...] = ()
    #: Folders that a build writes to.
    written: tuple[str, ...] = ()
    #: Patterns of names that Pelican ignores.
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Started:
    """A builder has read the settings, or has failed to."""

    #: What to watch.
    watch: WatchList
    #: The output folder, "" where the settings are broken.
    output: str = ""
    #: What is wrong with the settings.
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """A stage of a build is done."""

    #: ``PAGE`` after the edited page, ``ALL`` after everything.
    stage: str
    #: The files of the output that changed or went, with slashes.
    changed: tuple[str, ...] = ()
    #: The sources by file of the output; None where they are what they were.
    sources: dict[str, Source] | None = None
    #: The paths of contents that could not be read.
    failed: tuple[str, ...] = ()
    #: What is wrong.
    remarks: tuple[Remark, ...] = field(default_factory=tuple)
    #: Whether the build came to its end.
    whole: bool = True
    #: The memory of the builder in bytes, 0 where it is not known.
    memory: int = 0


def encode(reply: Started | Built) -> str:
    """Return a reply as one line of JSON."""
    return json.dumps([type(reply).__name__, _values(reply)], default=_values)


def _values(value: Any) -> list[Any]:
    return [getattr(value, name) for name in value.__slots__]


def decode(line: str | bytes) -> Started | Built:
    """Return the reply that a line of JSON has in it."""
    kind, values = json.loads(line)
    if kind == "Started":
        watch, output, remarks = values
        content, *paths = watch
        watched = WatchList(content, *map(tuple, paths))
        return Started(watched, output, read_remarks(remarks))
    stage, changed, sources, failed, remarks, whole, memory = values
    if sources is not None:
        sources = {name: Source(*row) for name, row in sources.items()}
    return Built(
        stage, tuple(changed), sources, tuple(failed), read_remarks(remarks), whole, memory
    )
