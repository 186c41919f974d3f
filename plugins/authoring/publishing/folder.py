"""A folder on this machine, which a web server reads, or something else sends on."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from .errors import PublishError
from .plan import Difference, Plan, SendStep
from .plan import compare as compare_listings
from .record import RECORD
from .targets import Say, step_by_step

#: The end of the name of a file that is being written.
UNFINISHED = ".unfinished"


class FolderTarget:
    """What ``PUBLISH_FOLDER`` names."""

    def __init__(self, site: Path, folder: Path) -> None:
        self.headers = ""
        self.name = str(folder)
        self._site = site
        self._folder = folder

    def compare(self) -> Difference:
        """Compare all files by their content."""
        return compare_listings(dict(list_files(self._site)), dict(list_files(self._folder)))

    def read_record(self) -> bytes:
        """Read the record."""
        return (self._folder / RECORD).read_bytes()

    def carry_out(self, plan: Plan, compare: Callable[[], Plan], say: Say) -> None:
        """Copy and delete file by file, each as a whole."""
        step_by_step(self._site, self._do, plan, compare, say)

    def _do(self, step: SendStep) -> None:
        try:
            for name in step.send:
                place_file(self._site / name, self._folder / name)
            for name in step.delete:
                remove_file(self._folder / name, self._folder)
        except OSError as error:
            raise PublishError(f"{error.strerror}: {error.filename}") from error


def list_files(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the names of the files below a folder, each with a digest of its bytes."""
    for place, _, files in os.walk(folder):
        if ".git" in Path(place).relative_to(folder).parts[:1]:
            continue
        for file in files:
            path = Path(place, file)
            if path.is_symlink() and not path.exists():
                yield path.relative_to(folder).as_posix(), ""
                continue
            yield path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()


def place_file(source: Path, target: Path) -> None:
    """Copy a file so that nobody ever reads half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(target.name[:100] + UNFINISHED)
    shutil.copyfile(source, unfinished)
    unfinished.replace(target)


def remove_file(path: Path, root: Path) -> None:
    """Remove a file that may be gone, and the folders in which nothing is left."""
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == root or any(folder.iterdir()):
            return
        folder.rmdir()


def folder_target(site: Path, value: str, home: Path) -> FolderTarget:
    """Return the target of PUBLISH_FOLDER; ``home`` is the folder of the site's sources.

    Raises PublishError for a folder that has something else than a site in it.
    """
    folder = (home / Path(value).expanduser()).resolve() if value else home
    if home.resolve().is_relative_to(folder) or folder in {Path.home(), Path(folder.anchor)}:
        raise PublishError(
            f"PUBLISH_FOLDER is {value or 'empty'}: give the site a folder of its own"
        )
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    if names and not names & {"index.html", RECORD}:
        raise PublishError(
            f"{folder} has no index.html, so it is no site; publishing would delete what is in it"
        )
    return FolderTarget(site, folder)
