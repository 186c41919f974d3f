"""The structure of the code, by its imports: no circle, no arrow up, no use of another's inside."""

import ast
import re
from collections import defaultdict
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from conftest import ROOT

PLUGINS = ROOT / "plugins"
#: Where names of Pelican, Markdown and Jinja with an underscore may be used.
DOORS = ("core/pelican_api.py", "core/markdown/")
LONGEST = 200


def module_name(path: Path) -> str:
    parts = path.relative_to(PLUGINS).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


MODULES = {module_name(path): path for path in sorted(PLUGINS.rglob("*.py"))}


def imports(name: str) -> set[str]:
    """The modules of ours that a module imports, at its top or anywhere in it."""
    path = MODULES[name]
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    tree = ast.parse(path.read_text("utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1] + (node.module or "").split(".")
            stem = ".".join(part for part in base if part)
            for alias in node.names:
                full = f"{stem}.{alias.name}".lstrip(".")
                found.add(full if full in MODULES else stem)
    return found - {name, ""}


def folder(name: str) -> str:
    return name.split(".", maxsplit=1)[0]


def test_no_module_imports_itself_by_way_of_others():
    graph = {name: imports(name) for name in MODULES}
    TopologicalSorter(graph).prepare()


def test_no_plugin_imports_itself_by_way_of_others():
    graph: dict[str, set[str]] = defaultdict(set)
    for name in MODULES:
        if name:
            graph[folder(name)] |= {folder(other) for other in imports(name)} - {folder(name)}
    TopologicalSorter(graph).prepare()


def test_core_imports_no_plugin():
    above = {
        (name, other)
        for name in MODULES
        if folder(name) == "core"
        for other in imports(name)
        if folder(other) != "core"
    }
    assert above == set()


def test_foundation_imports_core_only():
    found = {folder(other) for name in MODULES if folder(name) == "foundation"
             for other in imports(name)}  # fmt: skip
    assert found == {"core", "foundation"}


def floors() -> dict[str, int]:
    """Each folder with its floor, the lowest 0, as docs/architecture.md draws them."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8").split("\n## Floors\n")[1]
    rows = [re.split(" {2,}", line.strip()) for line in re.findall("^ {4}.*", text, re.MULTILINE)]
    return {name: floor for floor, (_, *names) in enumerate(reversed(rows)) for name in names}


def test_every_folder_imports_from_floors_below_its_own():
    drawn = floors()
    folders = {folder(name) for name in MODULES if name}
    assert folders == drawn.keys() - {"plugins/__init__.py"}
    up = {
        (folder(name), folder(other))
        for name in MODULES
        for other in imports(name)
        if name and folder(other) != folder(name) and drawn[folder(other)] >= drawn[folder(name)]
    }
    assert up == set()


def test_no_plugin_imports_the_inside_of_another():
    inside = {
        (name, other)
        for name in MODULES
        for other in imports(name)
        if "." in other and folder(other) not in (folder(name), "core")
    }
    assert inside == set()


@pytest.mark.parametrize("layer", ["core", "markdown"])
def test_inside_a_plugin_imports_point_down(layer):
    """``core.py`` knows neither Markdown nor Pelican, ``markdown.py`` no Pelican."""
    forbidden = {"core": r"\b(?:pelican|markdown)\b(?!\.)", "markdown": r"\bpelican\b"}[layer]
    wrong = [
        name
        for name, path in MODULES.items()
        if name.count(".") == 1 and name.endswith(f".{layer}") and folder(name) != "core"
        if re.search(rf"^(?:from|import) {forbidden}", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert wrong == []


def test_no_module_is_long():
    long = {name: count for name, path in MODULES.items()
            if (count := len(path.read_text("utf-8").splitlines())) > LONGEST}  # fmt: skip
    assert long == {}


def test_private_names_of_others_are_in_two_places_only():
    found = []
    for path in MODULES.values():
        place = path.relative_to(PLUGINS).as_posix()
        if not place.startswith(DOORS):
            found += [
                f"{place}:{node.lineno}: {ast.unparse(node)}"
                for node in ast.walk(ast.parse(path.read_text("utf-8")))
                if isinstance(node, ast.Attribute) and is_private(node)
            ]
    assert found == []


def is_private(node: ast.Attribute) -> bool:
    """Whether a name with an underscore is asked of something else than our own object."""
    ours = re.match(r"(?:self|cls|super\(\))\b", ast.unparse(node.value))
    return not ours and re.match(r"_(?!_)", node.attr) is not None


def test_no_missing_module_of_ours_is_hidden():
    found = [
        name
        for name, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.With) and "suppress(ImportError" in ast.unparse(node.items[0])
        if any(isinstance(one, ast.ImportFrom) and one.level for one in ast.walk(node))
    ]
    assert found == []


def test_no_two_classes_share_a_name():
    homes = defaultdict(list)
    for name, path in MODULES.items():
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(name)
    assert {cls: where for cls, where in homes.items() if len(where) > 1} == {}
