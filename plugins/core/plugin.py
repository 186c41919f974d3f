"""What a plugin declares, and the order in which the steps of the plugins are run. Pure.

A plugin is one ``Plugin`` in its ``__init__``, and ``register = plugin.register``. The order in
which an author lists plugins means nothing: a step says after which others it comes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Any

from .settings import SettingError

#: In ``Step.after``: every step that does not say so itself.
ALL = "*"

#: The lists of steps of a plugin, each for its moment in a build; ``core/running.py`` runs them.
STAGES = (
    *("prepare", "load", "readers", "generators", "headers", "contents", "articles"),
    *("pages_read", "steps", "pages", "written", "feeds", "finish"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the work of a plugin; ``after`` calls it ``plugin.function``."""

    #: What is called; in the stage ``pages`` a generator of Pelican's.
    run: Callable[..., Any]
    #: Names of plugins, for all their steps at this stage, or of single steps; ALL for all others.
    after: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the function or class."""
        return self.run.__name__


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plugin: everything that it adds to a build."""

    #: Its package: ``__name__`` in the package's ``__init__``.
    package: str
    #: The plugins that it needs; they are turned on with it.
    needs: tuple["Plugin", ...] = ()
    #: Functions that read its settings; they raise SettingError for a wrong one.
    settings: tuple[Callable[[Mapping[str, Any]], Any], ...] = ()
    #: The fields of a header that are its own, in small letters.
    fields: tuple[str, ...] = ()
    #: A Protocol with the attributes that templates find on contents.
    attributes: type | None = None
    #: Returns the options of its Markdown extension, ``<package>.markdown``; None for no extension.
    markdown: Callable[[dict[str, Any]], dict[str, Any] | None] | None = None
    #: Once, when Pelican starts: complete the settings.
    prepare: tuple[Step, ...] = ()
    #: At the start of each build, before a file is read; gets the settings.
    load: tuple[Step, ...] = ()
    #: Choose readers; gets Pelican's ``Readers``.
    readers: tuple[Step, ...] = ()
    #: For the generators of articles and pages, before they read.
    generators: tuple[Step, ...] = ()
    #: For each header that has been read: gets the metadata and the settings.
    headers: tuple[Step, ...] = ()
    #: For each content that has been read.
    contents: tuple[Step, ...] = ()
    #: When all articles have been read; gets their generator.
    articles: tuple[Step, ...] = ()
    #: When all pages have been read; gets their generator.
    pages_read: tuple[Step, ...] = ()
    #: When everything has been read: link what belongs together; gets all generators.
    steps: tuple[Step, ...] = ()
    #: Generators of pages and files.
    pages: tuple[Step, ...] = ()
    #: For each page that has been written: gets its path and the context of its template.
    written: tuple[Step, ...] = ()
    #: For each feed that has been made: gets the context and the feed.
    feeds: tuple[Step, ...] = ()
    #: When all has been written; gets Pelican.
    finish: tuple[Step, ...] = ()
    #: Pelican's writer, if pages are written in another way.
    writer: type | None = None

    @property
    def name(self) -> str:
        """The name of its folder, which other plugins use in ``after``."""
        return self.package.rpartition(".")[2]

    def register(self) -> None:
        """Take part in the builds of this process; Pelican calls this by name."""
        # Not at the top: it imports Pelican, and this module is pure.
        from .running import connect  # noqa: PLC0415

        connect()


def bring_along(plugins: Iterable[Plugin]) -> list[Plugin]:
    """Return plugins and all that they need, each once, in the order of their names."""
    found: dict[str, Plugin] = {}

    def add(plugin: Plugin) -> None:
        if plugin.name not in found:
            found[plugin.name] = plugin
            for needed in plugin.needs:
                add(needed)

    for plugin in plugins:
        add(plugin)
    return [found[name] for name in sorted(found)]


def order_steps(plugins: Iterable[Plugin], stage: str) -> list[Step]:
    """Return the steps of a stage in their order: by ``after``, else by their names.

    Names in ``after`` of plugins that are off are ignored. Raises SettingError for a circle.
    """
    steps = {f"{p.name}.{step.name}": step for p in plugins for step in getattr(p, stage)}
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for name in sorted(steps):
        sorter.add(name, *_before(name, steps))
    try:
        sorter.prepare()
    except CycleError as error:
        around = " → ".join(reversed(error.args[1]))
        raise SettingError(f"Steps come after each other in a circle: {around}") from None
    return [steps[name] for name in _drain(sorter)]


def _before(name: str, steps: Mapping[str, Step]) -> Iterator[str]:
    """Yield the names of the steps that come before one."""
    for wanted in steps[name].after:
        for other, step in steps.items():
            if wanted == ALL:
                is_meant = ALL not in step.after
            else:
                is_meant = other == wanted or other.partition(".")[0] == wanted
            if is_meant and other != name:
                yield other


def _drain(sorter: TopologicalSorter[str]) -> Iterator[str]:
    """Yield the sorted names; of several that may come next, the first in the alphabet."""
    ready: list[str] = []
    while sorter.is_active():
        ready = sorted([*ready, *sorter.get_ready()])
        name = ready.pop(0)
        yield name
        sorter.done(name)
