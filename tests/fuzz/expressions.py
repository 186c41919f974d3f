"""All regular expressions of the plugins, and those of Python-Markdown's that read a post."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import plugins
from plugins.core.markdown.prose import Search

ROOT = Path(plugins.__file__).parent
#: How an expression is tried: from each place, from the first one, or on all of a text.
ANYWHERE, AT_START, WHOLE = "search", "match", "fullmatch"


def modules() -> list[ModuleType]:
    """Return all modules of the plugins."""
    paths = (path.relative_to(ROOT.parent).with_suffix("") for path in ROOT.rglob("*.py"))
    names = (".".join(path.parts).removesuffix(".__init__") for path in sorted(paths))
    return [importlib.import_module(name) for name in names]


def expressions() -> dict[re.Pattern[Any], tuple[str, str]]:
    """Return where each expression is, and from where it is tried."""
    used = _uses()
    places: dict[re.Pattern[Any], str] = {}
    uses: dict[re.Pattern[Any], set[str]] = {}
    for module in modules():
        for name, value in vars(module).items():
            if isinstance(value, Search):  # it is tried where it may start only
                places[value.pattern] = f"{module.__name__}.{name}"
                uses[value.pattern] = {AT_START}
                places[value.starts] = f"{module.__name__}.{name} (starts)"
                uses[value.starts] = {ANYWHERE}
            for pattern in _patterns(value):
                places.setdefault(pattern, f"{module.__name__}.{name}")
                own = used.get((module.__name__.rpartition(".")[2], name), set())
                uses.setdefault(pattern, set()).update(own)
        for line, pattern, use in _written(module):
            places.setdefault(pattern, f"{module.__name__}:{line}")
            uses.setdefault(pattern, set()).add(use)
    return {pattern: (place, _widest(uses[pattern])) for pattern, place in places.items()}


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
        # What is compiled has a name, or is used in more ways than can be seen here.
        if node.func.attr in ("compile", "escape"):
            continue
        if not (text := _text_of(node.args[0], module)):
            continue
        use = node.func.attr if node.func.attr in (AT_START, WHOLE) else ANYWHERE
        yield node.lineno, re.compile(text, _flags_of(node, module)), use


def _text_of(node: ast.expr, module: ModuleType) -> str:
    """Return the text of an expression; what is put into it while it runs is some word."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts = []
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            known = _value_of(part.value, module)
            parts.append(known if isinstance(known, str) else "word" if known is None else "9")
        elif isinstance(part, ast.Constant):
            parts.append(str(part.value))
    return "".join(parts)


def _flags_of(node: ast.Call, module: ModuleType) -> int:
    """Return the flags that a call names."""
    given = [*node.args[1:], *(one.value for one in node.keywords)]
    values = [_value_of(one, module) for one in given]
    return int(sum(one for one in values if isinstance(one, re.RegexFlag)))


def _value_of(node: ast.expr, module: ModuleType) -> Any:
    """Return the value of an expression of Python's; None if that is known while it runs only."""
    try:
        return eval(compile(ast.Expression(node), "", "eval"), dict(vars(module)))
    except Exception:  # whatever it needs is not there
        return None
