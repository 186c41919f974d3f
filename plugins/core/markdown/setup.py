"""One Markdown set-up for all posts: before each it is as it was when it was made.

To make one takes as long as to read a page of text. Extensions keep what they have found in a
text, and not all can forget it; so everything that can be reached from the instance is put back.
"""

import enum
import logging
import re
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType, NoneType
from typing import Any

from markdown import Markdown

#: What never changes, or has nothing to do with a text.
ATOMS = (
    *(str, bytes, int, float, complex, NoneType, re.Pattern, type, enum.Enum, PurePath),
    *(ModuleType, logging.Logger),
)
CONTAINERS = (list, dict, set, deque)
#: The name of an attribute of a class whose objects keep nothing of a text.
SHARED = "is_shared"


class UnknownState(Exception):  # noqa: N818  # no error: such a set-up is made for each post
    """An object may have a state that cannot be put back."""


class MarkdownSetup:
    """Makes a Markdown instance once, and gives it for each post as if it were new."""

    def __init__(self, make: Callable[[], Markdown]) -> None:
        self._make = make
        self._md: Markdown | None = None
        self._state: _State | None = None

    def fresh(self) -> Markdown:
        """Return the instance as it was made; a new one where that is not possible."""
        if self._md is not None and self._state is not None:
            self._state.put_back()
            return self._md
        is_first, self._md = self._md is None, self._make()
        if is_first:
            try:
                self._state = _State(self._md)
            except UnknownState:
                self._state = None
        return self._md


class _State:
    """What all objects had in them that can be reached from one."""

    def __init__(self, root: Any) -> None:
        self._contents: list[tuple[Any, Any]] = []
        self._attributes: list[tuple[Any, dict[str, Any]]] = []
        self._slots: list[tuple[Any, str, Any]] = []
        known: dict[int, Any] = {}
        waiting = [root]
        while waiting:
            thing = waiting.pop()
            if id(thing) not in known:
                known[id(thing)] = thing
                waiting += self._keep(thing)

    def put_back(self) -> None:
        """Give all objects what they had in them."""
        for container, content in self._contents:
            container.clear()
            (container.extend if isinstance(container, list | deque) else container.update)(content)
        for attributes, values in self._attributes:
            attributes.clear()
            attributes.update(values)
        for thing, name, value in self._slots:
            setattr(thing, name, value)

    def _keep(self, thing: Any) -> Iterable[Any]:
        """Keep the state of one object; return the objects in it."""
        if isinstance(thing, ATOMS) or getattr(type(thing), SHARED, False) or _is_frozen(thing):
            return ()
        if isinstance(thing, tuple | frozenset):
            return thing
        if isinstance(thing, MethodType):
            return (thing.__self__, thing.__func__)
        if isinstance(thing, FunctionType):
            return [cell.cell_contents for cell in thing.__closure__ or ()]
        if isinstance(thing, BuiltinFunctionType) and isinstance(thing.__self__, ATOMS):
            return ()
        return self._keep_object(thing)

    def _keep_object(self, thing: Any) -> list[Any]:
        within: list[Any] = []
        if isinstance(thing, CONTAINERS):
            self._contents.append((thing, thing.copy()))
            within += thing.values() if isinstance(thing, dict) else thing
        elif not hasattr(thing, "__dict__") and not hasattr(thing, "__slots__"):
            raise UnknownState(type(thing))
        if hasattr(thing, "__dict__"):
            self._attributes.append((vars(thing), vars(thing).copy()))
            within += vars(thing).values()
        for name in _slots(type(thing)):
            value = getattr(thing, name, None)
            self._slots.append((thing, name, value))
            within.append(value)
        return within


def _is_frozen(thing: Any) -> bool:
    """Return whether something is a frozen dataclass, with whatever is in it."""
    parameters = getattr(type(thing), "__dataclass_params__", None)
    return bool(parameters and parameters.frozen)


def _slots(kind: type) -> list[str]:
    names = [vars(base).get("__slots__", ()) for base in kind.__mro__]
    every = [name for some in names for name in ((some,) if isinstance(some, str) else some)]
    return [name for name in every if name not in ("__dict__", "__weakref__")]
