"""The plugins that are on, and the steps that they have declared for each stage."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from .declaration import Declaration, Step
from .log_lines import unwrap_log
from .packages import MissingPackageError
from .settings import SettingError
from .steps import STAGES, bring_along, order_steps

#: The name of the bundle: "plugins" in a checkout, "pelican.plugins.diptych" where it is installed.
BUNDLE = __name__.removesuffix(".core.running")
#: Where the settings keep which plugins are on.
SETTING = "DIPTYCH_PLUGINS"
#: Before it, possessive patterns match wrongly (cpython issue 106052): comments and headings are
#: not found.
OLDEST_PYTHON = (3, 11, 5)


@dataclass(frozen=True, slots=True)
class Running:
    """The plugins that are on, and the steps of each stage in their order."""

    #: The plugins, in the order of their names.
    plugins: tuple[Declaration, ...] = ()
    #: The names of the fields that are ours.
    fields: frozenset[str] = frozenset()
    #: The same, and the names of the attributes that we set.
    names: frozenset[str] = frozenset()
    #: The steps by stage.
    steps: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)

    def __reduce__(self) -> tuple[Any, ...]:
        """Have an empty one pickled: Pelican's cache pickles settings with its contents."""
        return Running, ()

    def run(self, stage: str, *arguments: Any) -> None:
        """Run the steps of a stage."""
        for step in self.steps.get(stage, ()):
            step.run(*arguments)


def running(settings: Mapping[str, Any]) -> Running:
    """Return the plugins that are on in the run that has these settings."""
    found: Running = settings.get(SETTING) or Running()
    return found


def is_on(settings: Mapping[str, Any], name: str) -> bool:
    """Return whether a plugin of the bundle is on."""
    return any(plugin.name == name for plugin in running(settings).plugins)


def are_all_ours(pelican: Any) -> bool:
    """Return whether no other plugin writes files of which we know nothing."""
    return all(
        isinstance(getattr(module, "plugin", None), Declaration)
        or getattr(module, "__name__", "") == BUNDLE
        for module in pelican.plugins
    )


def find_plugins(modules: Iterable[Any]) -> Iterator[Declaration]:
    """Yield the plugins that modules of Pelican's list declare: one, or all of the bundle.

    Others may have put classes or objects into ``PLUGINS``.
    """
    for module in modules:
        if isinstance(plugin := getattr(module, "plugin", None), Declaration):
            yield plugin
        elif getattr(module, "__name__", "") == BUNDLE:
            try:
                yield from module.load_plugins()
            except MissingPackageError as error:
                raise SettingError(str(error)) from None


def start_plugins(pelican: Any) -> None:
    """Find the plugins that are on, then check and complete the settings."""
    check_python(sys.version_info[:3])
    settings = pelican.settings
    _own_markdown(settings)
    unwrap_log()
    # It knows files by their time, and nothing of what a post depends on besides.
    settings.update(CACHE_CONTENT=False, LOAD_CONTENT_CACHE=False)
    plugins = bring_along(find_plugins(pelican.plugins))
    if SETTING in settings and type(settings[SETTING]) is not Running:
        raise SettingError("PLUGINS has Diptych twice: as an installed package, and as a folder.")
    steps = {stage: tuple(order_steps(plugins, stage)) for stage in STAGES}
    fields = frozenset(name for plugin in plugins for name in plugin.fields)
    settings[SETTING] = Running(tuple(plugins), fields, fields.union(_attributes(plugins)), steps)
    for plugin in plugins:
        for read in plugin.settings:
            read(settings)
    running(settings).run("prepare", settings)


def _own_markdown(settings: dict[str, Any]) -> None:
    """Give a site Markdown settings of its own: plugins add to them, and another may share them."""
    if isinstance(markdown := settings["MARKDOWN"], dict):
        settings["MARKDOWN"] = {
            name: copy(value) if type(value) in (dict, list) else value
            for name, value in markdown.items()
        }


def check_python(version: tuple[int, ...]) -> None:
    """Stop the build where Python is one that makes wrong pages."""
    if version < OLDEST_PYTHON:
        oldest, here = (".".join(map(str, numbers)) for numbers in (OLDEST_PYTHON, version))
        raise SettingError(f"Diptych needs Python {oldest} or newer; this is {here}.")


def _attributes(plugins: Iterable[Declaration]) -> Iterator[str]:
    for plugin in plugins:
        yield from getattr(plugin.attributes, "__annotations__", ())
