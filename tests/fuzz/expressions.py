"""All regular expressions of the plugins, and those of Python-Markdown's that read a post."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FunctionType, MethodType, ModuleType
from typing import Any

import plugins

ROOT = Path(plugins.__file__).parent
#: Where a match can begin anywhere, and where it begins at the start.
ANYWHERE, AT_START = "search", "match"


def modules() -> list[ModuleType]:
    """Return all modules of the plugins."""
    found = pkgutil.walk_packages(plugins.__path__, "plugins.")
    return [importlib.import_module(each.name) for each in found]


def expressions() -> dict[re.Pattern[Any], tuple[str, str]]:
    """Return where each expression is, and from where it is tried."""
    used = dict(_uses())
    found: dict[re.Pattern[Any], tuple[str, str]] = {}
    for module in modules():
        for name, value in vars(module).items():
            for pattern in _patterns(value):
                uses = used.get(name, {ANYWHERE})
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
    elif isinstance(value, type) and value.__module__.startswith("plugins."):
        yield from _patterns([each for key, each in vars(value).items() if key[:2] != "__"])


def _trees() -> Iterator[ast.AST]:
    for path in ROOT.rglob("*.py"):
        yield ast.parse(path.read_text(encoding="utf-8"))


def _uses() -> Iterator[tuple[str, set[str]]]:
    """Return the methods that are called on each name."""
    found: dict[str, set[str]] = {}
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                found.setdefault(node.value.id, set()).add(node.attr)
    yield from found.items()


def _widest(uses: set[str]) -> str:
    only = uses - {"pattern", "flags", "groupindex"}
    return AT_START if only and only <= {"match", "fullmatch"} else ANYWHERE


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
            is_start = node.func.attr in ("match", "fullmatch")
            yield node.lineno, re.compile(first.value), AT_START if is_start else ANYWHERE
