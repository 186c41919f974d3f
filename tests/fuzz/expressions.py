"""All regular expressions of the plugins, and those of Python-Markdown's that read a post."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import FunctionType, MethodType, ModuleType
from typing import Any

import plugins

ROOT = Path(plugins.__file__).parent
#: How an expression is tried: from each place, from the first one, or on all of a text.
ANYWHERE, AT_START, WHOLE = "search", "match", "fullmatch"


def modules() -> list[ModuleType]:
    """Return all modules of the plugins."""
    found = pkgutil.walk_packages(plugins.__path__, "plugins.")
    return [importlib.import_module(each.name) for each in found]


def expressions() -> dict[re.Pattern[Any], tuple[str, str]]:
    """Return where each expression is, and from where it is tried."""
    used = _uses()
    found: dict[re.Pattern[Any], tuple[str, str]] = {}
    for module in modules():
        for name, value in vars(module).items():
            for pattern in _patterns(value):
                uses = used.get((module.__name__.rpartition(".")[2], name), set())
                found.setdefault(pattern, (f"{module.__name__}.{name}", _widest(uses)))
        for line, pattern, use in _written(module):
            found.setdefault(pattern, (f"{module.__name__}:{line}", use))
    return found


def reached(root: object, limit: int = 200_000) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Return all expressions that can be reached from an object."""
    seen: dict[int, object] = {}
    waiting = [(type(root).__name__, root)]
    while waiting and len(seen) < limit:
        name, thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, ModuleType | str | bytes):
            continue
        seen[id(thing)] = thing
        if isinstance(thing, re.Pattern):
            yield name, thing
        waiting += _within(name, thing)


def _within(name: str, thing: object) -> list[tuple[str, object]]:
    if isinstance(thing, Mapping):
        return [(f"{name}[{key}]", value) for key, value in thing.items()]
    if isinstance(thing, list | tuple | set | frozenset):
        return [(name, each) for each in thing]
    if isinstance(thing, MethodType):
        return [(name, thing.__self__)]
    if isinstance(thing, FunctionType):
        return [(name, cell.cell_contents) for cell in thing.__closure__ or ()]
    own = {**vars(type(thing)), **getattr(thing, "__dict__", {})}
    label = type(thing).__name__
    return [(f"{label}.{key}", value) for key, value in own.items() if not key.startswith("__")]


def _patterns(value: Any) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _patterns(each)
    elif isinstance(value, dict):
        yield from _patterns(list(value.values()))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _patterns([getattr(value, field.name) for field in fields(value)])
    elif isinstance(value, type) and value.__module__.startswith("plugins."):
        yield from _patterns([each for key, each in vars(value).items() if key[:2] != "__"])


def _uses() -> dict[tuple[str, str], set[str]]:
    """Return the methods that are called on each name, by the last part of its module's name."""
    found: dict[tuple[str, str], set[str]] = {}
    for path in ROOT.rglob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        own = path.parent.name if path.name == "__init__.py" else path.stem
        homes = {
            alias.asname or alias.name: ((node.module or own).rpartition(".")[2], alias.name)
            for node in nodes
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        for node in nodes:
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                home = homes.get(node.value.id, (own, node.value.id))
                found.setdefault(home, set()).add(node.attr)
    return found


def _widest(uses: set[str]) -> str:
    only = uses - {"pattern", "flags", "groupindex"}
    for use in (AT_START, WHOLE):
        if only == {use}:
            return use
    return ANYWHERE


def _written(module: ModuleType) -> Iterator[tuple[int, re.Pattern[Any], str]]:
    """Return the expressions that a module gives to a function of ``re`` as it calls it."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re"):
            continue
        first = node.args[0]
        if node.func.attr not in ("compile", "escape") and isinstance(first, ast.Constant):
            use = node.func.attr if node.func.attr in (AT_START, WHOLE) else ANYWHERE
            yield node.lineno, re.compile(first.value), use
