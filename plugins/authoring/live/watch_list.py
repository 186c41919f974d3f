"""What to watch, read from the settings and from the modules that a builder has loaded."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .reports import WatchList

#: Where installed code is, which nobody edits.
INSTALLED = tuple({os.path.realpath(sys.prefix), os.path.realpath(sys.base_prefix)})


def make_watch_list(
    settings_file: str, settings: Mapping[str, Any], loaded: Iterable[str]
) -> WatchList:
    """Return what to watch; with no settings (they are broken) what is known without them."""
    home = os.path.realpath(Path(settings_file).parent)
    content = _full(settings.get("PATH"), home)
    folders = [content, *_theme_folders(settings, home)]
    flat = [home]
    for path in (_full(path, home) for path in settings.get("PLUGIN_PATHS") or ()):
        flat.append(path)
        folders += [f"{path}{os.sep}{name}" for name in _plugin_names(settings)]
    for file in loaded:
        place = find_package(Path(file))
        (folders if place.is_dir() else flat).append(str(place if place.is_dir() else place.parent))
    files = [_full(name, content) for name in _bib_files(settings)]
    files += [_full(path, home) for path in [settings.get("DIPTYCH_MACRO_FILE")] if path]
    return WatchList(
        content,
        tuple(_outermost(path for path in folders if path and Path(path).is_dir())),
        tuple(sorted({path for path in flat if Path(path).is_dir()})),
        tuple(sorted(files)),
        tuple(_full(settings[name], home) for name in ("OUTPUT_PATH", "CACHE_PATH")
              if settings.get(name)),
        tuple(settings.get("IGNORE_FILES") or ()),
    )  # fmt: skip


def _full(path: Any, home: str) -> str:
    return os.path.realpath(Path(home, path)) if path else ""


def _theme_folders(settings: Mapping[str, Any], home: str) -> Iterator[str]:
    yield _full(settings.get("THEME"), home)
    for path in settings.get("THEME_TEMPLATES_OVERRIDES") or ():
        yield _full(path, home)


def _plugin_names(settings: Mapping[str, Any]) -> set[str]:
    names = (name for name in settings.get("PLUGINS") or () if isinstance(name, str))
    return {name.partition(".")[0] for name in names}


def _bib_files(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a setting names, in a list or alone, that ends in ``.bib``."""
    for value in settings.values():
        rows = value if isinstance(value, list | tuple) else [value]
        yield from (row for row in rows if isinstance(row, str) and row.endswith(".bib"))


def loaded_files() -> list[str]:
    """Return the files of the modules of this process that are not installed ones."""
    files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    real = {os.path.realpath(file) for file in files if isinstance(file, str)}
    return sorted(file for file in real if not is_installed(file))


def is_installed(file: str) -> bool:
    """Return whether a file belongs to Python or to an installed package."""
    if "site-packages" in file or file.startswith("<"):
        return True
    return file.startswith(tuple(f"{prefix}{os.sep}" for prefix in INSTALLED))


def find_package(file: Path) -> Path:
    """Return the folder of the outermost package that a module is in, or the module alone."""
    found = file
    while (found.parent / "__init__.py").is_file():
        found = found.parent
    return found


def _outermost(folders: Iterable[str]) -> Iterator[str]:
    """Yield the folders that are in none of the others."""
    last = ""
    for folder in sorted(set(folders), key=lambda path: Path(path).parts):
        if not last or not f"{folder}{os.sep}".startswith(f"{last}{os.sep}"):
            last = folder
            yield folder
