"""Fragments that many pages have: they are rendered once in a build."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from ..watching import WATCHER, watched_by
from .recorder import Recorder


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of pages that has been rendered."""

    html: Any
    #: What it has looked at.
    seen: Recorder
    #: The names that it has asked for, besides those that decide what it is.
    names: frozenset[str]
    #: Those of them that a page may have for itself, with the values that they had.
    of_page: dict[str, Any]
    #: The values that decide what it is: kept, so that no other gets the id of one.
    values: Any

    def is_for(self, context: Context, recorder: Recorder) -> bool:
        """Return whether it is right on a page."""
        has_own = not self.names.isdisjoint(recorder.values)
        return not has_own and all(
            _find(context, name) is value for name, value in self.of_page.items()
        )


@pass_context
def render_once(context: Context, macro: Macro, names: tuple[str, ...], *values: Any) -> Any:
    """Return ``macro(*values)``, for templates.

    It is rendered once for the same values, and for the same values of some names: those by which
    pages differ. A page that has it has looked at all that it looks at; one that has other values
    for anything that it looks at gets its own.
    """
    recorder = WATCHER.get()
    if type(recorder) is not Recorder:
        return context.call(macro, *values)
    own = [context.get(name) for name in names]
    key = (context.name, macro.name, tuple(map(_key, own)), tuple(map(_key, values)))
    known = recorder.facts.fragments.get(key)
    if known and known.is_for(context, recorder):
        recorder.add(known.seen)
        return known.html
    seen = Recorder(recorder.facts, recorder.values)
    with watched_by(seen):
        html = context.call(macro, *values)
    recorder.add(seen)
    if not (known or seen.is_unknown or seen.calls):
        others = frozenset(seen.names).difference(names, macro.arguments)
        of_page = _find_of_page(context, seen, others)
        recorder.facts.fragments[key] = Fragment(html, seen, others, of_page, (own, values))
    seen.end()
    return html


def _key(value: Any) -> Any:
    """Return what is equal for values that are the same."""
    if isinstance(value, list | tuple):
        return tuple(map(id, value))
    return value if isinstance(value, str | int | None) else id(value)


def _find_of_page(context: Context, seen: Recorder, names: Iterable[str]) -> dict[str, Any]:
    """Return the names that not all pages have with the same values; macros are the same."""
    shared, usual = seen.facts.context, context.environment.globals
    return {
        name: seen.names[name]
        for name in names
        if not (name in shared or name in usual or callable(seen.names[name]))
    }


def _find(context: Context, name: str) -> Any:
    return context.vars.get(name, context.parent.get(name, missing))
