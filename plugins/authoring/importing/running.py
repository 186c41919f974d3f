"""Read a blog from its folder, and write what comes of it; nothing is ever overwritten."""

import difflib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from .converting import import_blog
from .engines import OTHER_FOLDERS, read_blog
from .model import Blog, Imported


class BlogError(Exception):
    """An import that cannot begin; its text says why."""


@dataclass(slots=True)
class Outcome:
    """What an import has done, or would do."""

    blog: Blog
    imported: Imported
    #: Names in the content folder: written now, there already, and there with another content.
    new: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)


def run_import(
    source: Path, content: Path, *, statements: bool = False, dry_run: bool = False
) -> Outcome:
    """Bring a blog into a content folder."""
    if not source.is_dir():
        raise BlogError(f"{source} is no folder")
    blog = read_blog(list(_files(source, content)), lambda name: _read(source / name))
    imported = import_blog(
        blog, lambda name: _read(source / name), lambda name: _day(source / name),
        statements=statements,
    )  # fmt: skip
    outcome = Outcome(blog, imported)
    for name, text in imported.posts.items():
        _write(outcome, content, name, text.encode("utf-8"), dry_run=dry_run)
    for name, origin in imported.copies.items():
        _copy(outcome, content, name, source / origin, dry_run=dry_run)
    return outcome


def _files(source: Path, content: Path) -> Iterator[str]:
    """Yield the names of the files of a blog, without what its engine has made."""
    content = content.resolve()
    for folder, folders, names in os.walk(source):
        here = Path(folder)
        folders[:] = sorted(
            name for name in folders
            if name not in OTHER_FOLDERS and (here / name).resolve() != content
        )  # fmt: skip
        for name in sorted(names):
            if (here / name).is_file():
                yield (here / name).relative_to(source).as_posix()


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig", errors="replace")


def _day(path: Path) -> str:
    return f"{datetime.fromtimestamp(path.stat().st_mtime, UTC):%Y-%m-%d}"


def _write(outcome: Outcome, content: Path, name: str, text: bytes, *, dry_run: bool) -> None:
    path = content / name
    if _sort(outcome, path, name, text) and not dry_run:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)


def _copy(outcome: Outcome, content: Path, name: str, origin: Path, *, dry_run: bool) -> None:
    path = content / name
    if _sort(outcome, path, name, origin.read_bytes()) and not dry_run:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(origin, path)


def _sort(outcome: Outcome, path: Path, name: str, wanted: bytes) -> bool:
    """Note whether a file is new, there already, or another one; return whether to write it."""
    if not path.exists():
        outcome.new.append(name)
        return True
    is_same = path.is_file() and path.read_bytes() == wanted
    (outcome.same if is_same else outcome.other).append(name)
    return False


def diff_lines(outcome: Outcome, source: Path) -> Iterator[str]:
    """Yield how the text of each new post is not that of its source."""
    for name in outcome.new:
        if (origin := outcome.imported.sources.get(name)) is not None:
            before = _read(source / origin).replace("\r\n", "\n").splitlines()
            after = outcome.imported.posts[name].splitlines()
            yield from difflib.unified_diff(before, after, origin, name, lineterm="", n=1)


def report_lines(outcome: Outcome, content: str) -> Iterator[str]:
    """Yield the report: each remark in a line, then the settings, then what was done."""
    for remark in outcome.imported.remarks:
        is_here = remark.path in outcome.imported.posts
        yield f"{content}/{remark}" if is_here else str(remark)
    for name in outcome.other:
        yield f"{content}/{name}: it is there with another content; it was left as it is"
    if outcome.imported.settings:
        yield "For pelicanconf.py:"
        yield from (f"    {line}" for line in outcome.imported.settings)
    posts = len(outcome.imported.posts)
    yield (
        f"{outcome.blog.engine}: {posts} posts and pages, {len(outcome.imported.copies)} files; "
        f"{len(outcome.new)} new, {len(outcome.same)} there already, {len(outcome.other)} "
        f"there with another content; {len(outcome.imported.remarks)} remarks."
    )
