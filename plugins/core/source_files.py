"""Which files of the content folder are read, and in which order."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any

from pelican.generators import Generator


def choose_files(generator: Generator) -> None:
    """Have a generator read its files in the order of their names, without hidden ones.

    Pelican has them in a set, so that the order of what is equal, such as translations of one
    date, is another one in each process. Its ``IGNORE_FILES`` is compared with names without
    folders, so that the pattern ``**/.*`` never fits, and a hidden file becomes a post.
    """
    get_files = generator.get_files

    def get_visible(paths: Any, *args: Any, **options: Any) -> list[str]:
        named = [paths] if isinstance(paths, str) else paths
        return sorted(name for name in get_files(paths, *args, **options) if _is_seen(name, named))

    generator.get_files = get_visible


def _is_seen(name: str, paths: Iterable[str]) -> bool:
    """Return whether no part of a name is hidden but what a setting names itself."""
    if "/." not in f"/{normpath(name)}":
        return True
    named = {part for path in paths for part in PurePosixPath(path).parts}
    return all(part in named or part[:1] != "." for part in PurePosixPath(normpath(name)).parts)


def leads_out(path: str) -> bool:
    """Return whether a path from the content folder leads out of it."""
    return normpath(path).split("/", 1)[0] == ".." or path.startswith("/")
