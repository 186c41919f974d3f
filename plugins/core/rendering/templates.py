"""Jinja's environment, watched: a page that calls what nobody knows is rendered in every build."""

from collections import ChainMap
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, partial
from typing import Any

from jinja2 import Environment
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from ..watching import MISSING, WATCHER
from .fragments import render_once

#: The packages whose functions return the same for the same arguments.
BUNDLE = __name__.removesuffix(".core.rendering.templates")
KNOWN = (
    *(BUNDLE, "jinja2", "markupsafe", "builtins", "pelican", "pelican.plugins._utils"),
    *("collections", "datetime", "gettext", "operator", "_operator"),
)
#: But these are those of others.
OTHERS = ("pelican.plugins",)
#: Set on a function of the context whose calls have effects: they are made for each page.
ASKED = "_diptych_asked"


def asked(function: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a function for templates, of plain values, that does more than return a value.

    It is called for a page that is not rendered, too, under its name in the context.
    """
    setattr(function, ASKED, True)
    return function


class WatchedContext(Context):
    """The names that a template asks for, and the functions that it calls.

    Each include and each import makes one, thousands in a build: so it leaves out what is hardly
    ever asked for.
    """

    def __init__(
        self,
        environment: Environment,
        parent: dict[str, Any],
        name: str | None,
        blocks: Mapping[str, Any],
        globals: Any = None,  # noqa: A002
    ) -> None:
        self.parent = parent
        self.vars = {}
        self.environment = environment
        self.eval_ctx = EvalContext(environment, name)
        self.exported_vars = set()
        self.name = name
        self.blocks = {key: [block] for key, block in blocks.items()}
        self.names_of_all = globals

    @property
    def globals_keys(self) -> set[str]:  # type: ignore[override]
        """The names that only the templates of one call have, as an import without context asks."""
        found = self.names_of_all
        return set(found.maps[0] if isinstance(found, ChainMap) else found or ())

    def resolve_or_missing(self, key: str) -> Any:
        """Return the value of a name."""
        value = self.vars.get(key, missing)
        if value is missing:
            value = self.parent.get(key, missing)
        watcher: Any = WATCHER.get()
        # What a page has seen, it asks for again and again.
        if watcher is not None and watcher.names.get(key, watcher) is not value:
            watcher.names[key] = value
            self._notice(watcher, key, value)
        return value

    def _notice(self, watcher: Any, key: str, value: Any) -> None:
        if value is missing:
            watcher.see_name(key, MISSING)
        elif self.environment.globals.get(key, missing) is value:
            watcher.see_global(key, value)
        else:
            watcher.see_name(key, value)

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a function."""
        if type(called) is Macro:
            # Jinja asks each time what a macro takes besides its arguments.
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return called(self.eval_ctx, *args, **kwargs)
        watcher: Any = WATCHER.get()
        result = super().call(called, *args, **kwargs)
        if watcher is not None:
            if getattr(called, ASKED, False):
                watcher.see_call(called.__name__, repr(args), result)
            elif not is_known(called):
                watcher.is_unknown = True
        return result

    def derived(self, locals: Mapping[str, Any] | None = None) -> "WatchedContext":  # noqa: A002
        """Return a context with some more names, for a function that is called in a loop."""
        context = type(self)(self.environment, self.parent, self.name, {})
        context.vars = dict(self.vars)
        context.vars |= {k: v for k, v in (locals or {}).items() if v is not missing}
        context.eval_ctx = self.eval_ctx
        context.blocks = {key: [*blocks] for key, blocks in self.blocks.items()}
        return context


def is_known(function: Any) -> bool:
    """Return whether a function returns the same for the same arguments, as far as we know."""
    if isinstance(function, partial):
        return is_known(function.func)
    module = getattr(function, "__module__", None)
    if not isinstance(module, str):
        module = type(getattr(function, "__self__", function)).__module__
    return _is_known_module(module)


@cache
def _is_known_module(module: str) -> bool:
    packages = [name for name in KNOWN + OTHERS if f"{module}.".startswith(f"{name}.")]
    # The innermost one counts.
    return bool(packages) and max(packages, key=len) in KNOWN


def watch_environment(environment: Environment) -> None:
    """Have the templates of an environment watched, and the filters and tests of others."""
    if environment.context_class is WatchedContext:
        return
    environment.context_class = WatchedContext
    environment.globals.setdefault(render_once.__name__, render_once)
    # A build has one state of its theme: no file is looked at again for each of its includes.
    environment.auto_reload = False
    if environment.cache is not None:
        environment.cache = dict(environment.cache.items())
    for functions in (environment.filters, environment.tests):
        for name, function in list(functions.items()):
            if not is_known(function):
                functions[name] = _watched(function)


def _watched(function: Callable[..., Any]) -> Callable[..., Any]:
    def watched(*args: Any, **kwargs: Any) -> Any:
        watcher: Any = WATCHER.get()
        if watcher is not None:
            watcher.is_unknown = True
        return function(*args, **kwargs)

    # What Jinja gives a function besides its arguments is written on it.
    with suppress(AttributeError, TypeError):
        vars(watched).update(vars(function))
    return watched
