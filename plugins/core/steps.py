"""The order in which the plugins that are on do their work. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from .declaration import ALL, Declaration, Step
from .settings import SettingError

#: The lists of steps of a plugin, each for its moment in a build; ``core/running.py`` runs them.
STAGES = (
    *("prepare", "load", "readers", "generators", "headers", "contents", "articles"),
    *("pages_read", "steps", "pages", "written", "feeds", "finish"),
)


def bring_along(plugins: Iterable[Declaration]) -> list[Declaration]:
    """Return plugins and all that they need, each once, in the order of their names."""
    found: dict[str, Declaration] = {}

    def add(plugin: Declaration) -> None:
        if plugin.name not in found:
            found[plugin.name] = plugin
            for needed in plugin.needs:
                add(needed)

    for plugin in plugins:
        add(plugin)
    return [found[name] for name in sorted(found)]


def order_steps(plugins: Iterable[Declaration], stage: str) -> list[Step]:
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
