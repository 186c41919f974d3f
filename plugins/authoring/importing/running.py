"""Read a blog from its folder, and write what comes of it; nothing is ever overwritten."""

from datetime import UTC, date, datetime
from pathlib import Path

from .converting import import_blog
from .engines import read_blog
from .folder import BlogFolder
from .model import ImportRemark, Outcome


class BlogError(Exception):
    """An import that cannot begin; its text says why."""


def run_import(
    source: Path, content: Path, *, statements: bool = False, dry_run: bool = False
) -> Outcome:
    """Bring a blog into a content folder."""
    if not source.is_dir():
        raise BlogError(f"{source} is no folder" if source.exists() else f"there is no {source}")
    folder = BlogFolder(source.resolve(), content.resolve())
    blog = read_blog(folder.find_files(), folder.read)
    imported = import_blog(blog, folder.read, folder.day_of, _today(), statements=statements)
    imported.remarks += folder.remarks
    outcome = Outcome(blog, imported)
    for name, text in imported.posts.items():
        _write(outcome, content, name, text.encode("utf-8"), dry_run=dry_run)
    for name, origin in imported.copies.items():
        _write(outcome, content, name, (source / origin).read_bytes(), dry_run=dry_run)
    return outcome


def _today() -> date:
    return datetime.now(UTC).date()


def _write(outcome: Outcome, content: Path, name: str, wanted: bytes, *, dry_run: bool) -> None:
    """Write a file that is new; note whether it is, or is there already, or is another one."""
    path = content / name
    if path.exists() or path.is_symlink() or _is_below_a_file(path, content):
        is_same = path.is_file() and path.read_bytes() == wanted
        (outcome.same if is_same else outcome.other).append(name)
        return
    try:
        if not dry_run:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(wanted)
        outcome.new.append(name)
    except OSError as error:
        text = f"not written: {error.strerror or error}"
        outcome.imported.remarks.append(ImportRemark(name, 0, text))


def _is_below_a_file(path: Path, content: Path) -> bool:
    above = [folder for folder in path.parents if folder.is_relative_to(content)]
    return any(folder.exists() and not folder.is_dir() for folder in above)
