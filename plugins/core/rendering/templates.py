"""Jinja's environment, watched: a page that calls what nobody knows is rendered in every build."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from ..watching import MISSING, WATCHER

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
    """The names that a template asks for, and the functions that it calls."""

    def resolve_or_missing(self, key: str) -> Any:
        """Return the value of a name."""
        value = super().resolve_or_missing(key)
        watcher: Any = WATCHER.get()
        if watcher is not None:
            if value is missing:
                watcher.see_name(key, MISSING)
            elif key in self.environment.globals and self.environment.globals[key] is value:
                watcher.see_global(key, value)
            else:
                watcher.see_name(key, value)
        return value

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a function."""
        if type(called) is Macro:
            return super().call(called, *args, **kwargs)
        watcher: Any = WATCHER.get()
        result = super().call(called, *args, **kwargs)
        if watcher is not None:
            if getattr(called, ASKED, False):
                watcher.see_call(called.__name__, repr(args), result)
            elif not is_known(called):
                watcher.is_unknown = True
        return result


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
