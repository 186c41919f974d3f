"""A digest of all that a build is made of besides its content: settings, code, libraries, theme.

What was remembered under another fingerprint is forgotten.
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

#: The libraries whose release shows in a page.
LIBRARIES = (
    *("pelican", "markdown", "math-core", "Pygments", "PyYAML", "Jinja2", "MarkupSafe"),
    *("pelican-render-math", "pybtex", "Babel", "feedgenerator", "pymdown-extensions"),
)
#: Settings that say where a site goes, not what a post is; and what we keep in the settings.
PLACES = re.compile(r"(?:OUTPUT|CACHE)_PATH|THEME|BIND|PORT|(?:SSH|GITHUB_PAGES|DIPTYCH)_.*")
#: The folder of our own code.
CODE = Path(__file__).parents[2]
#: The name of their package.
BUNDLE = __name__.removesuffix(".core.memory.fingerprint")


def fingerprint(settings: Mapping[str, Any], plugins: Iterable[Any] = ()) -> bytes:
    """Return a digest of all that a post depends on besides its file and other posts."""
    relevant = {name: value for name, value in settings.items() if not PLACES.fullmatch(name)}
    versions = [sys.version, *map(_version, LIBRARIES)]
    code = [digest_files([Path(file)]) for file in _files_of(plugins)]
    text = repr([stable(relevant), versions, _source_digest(), code])
    return hashlib.sha256(text.encode(errors="surrogatepass")).digest()


def stable(value: Any) -> Any:
    """Return a form of a setting whose ``repr`` is the same in every process.

    The order in dicts and sets does not change it, nor does an object's address in memory.
    """
    if isinstance(value, Mapping):
        return sorted((repr(key), repr(stable(item))) for key, item in value.items())
    if isinstance(value, set | frozenset):
        return sorted(repr(stable(item)) for item in value)
    if isinstance(value, list | tuple):
        return [stable(item) for item in value]
    if value is None or isinstance(value, str | bytes | int | float | Path | re.Pattern):
        return value
    cls = value if hasattr(value, "__qualname__") else type(value)
    return f"{getattr(cls, '__module__', '')}.{cls.__qualname__}"


def digest_files(paths: Iterable[Path]) -> str:
    """Return a digest of the bytes of some files; of one that cannot be read, of its name."""
    total = hashlib.sha256()
    for path in paths:
        total.update(str(path).encode(errors="surrogatepass"))
        try:
            total.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError:
            total.update(b"-")
    return total.hexdigest()


def digest_folders(folders: Iterable[Path]) -> str:
    """Return a digest of all files in some folders."""
    return digest_files(
        path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()
    )


def _files_of(plugins: Iterable[Any]) -> list[str]:
    """Return the files of the modules of other plugins: of a package, all of its modules.

    Ours are read as a whole: which of them are imported by now depends on what is remembered.
    """
    names = {str(getattr(plugin, "__name__", "")) for plugin in plugins}
    names = {name for name in names if name and not f"{name}.".startswith(f"{BUNDLE}.")}
    found = (
        getattr(module, "__file__", None)
        for name, module in list(sys.modules.items())
        if any(name == one or name.startswith(f"{one}.") for one in names)
    )
    return sorted(filter(None, found))


@cache
def _source_digest() -> str:
    """Return a digest of our own code: in a checkout it changes without a version."""
    return digest_files(
        path for path in sorted(CODE.rglob("*")) if path.suffix in (".py", ".po", ".mo", ".js")
    )


@cache
def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
