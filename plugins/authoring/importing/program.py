"""What the task ``import`` does: show the report, or say in a line why there is none."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from .running import BlogError, diff_lines, report_lines, run_import


def import_path(
    path: str | Path, content: str | Path, *, dry_run: bool = False, statements: bool = False
) -> int:
    """Bring along a blog, or what WordPress has exported; return an exit code.

    0: done, 1: there is nothing to import.
    """
    source, target = Path(path).expanduser(), Path(content).expanduser()
    try:
        if source.suffix == ".xml" and source.is_file():
            with tempfile.TemporaryDirectory(prefix="import-") as folder:
                _from_wordpress(source, Path(folder))
                return _import(Path(folder), target, dry_run=dry_run, statements=statements)
        return _import(source, target, dry_run=dry_run, statements=statements)
    except (BlogError, OSError) as error:
        print(f"Error: {error}", file=sys.stderr)  # noqa: T201
        return 1


def _import(source: Path, content: Path, *, dry_run: bool, statements: bool) -> int:
    outcome = run_import(source, content, statements=statements, dry_run=dry_run)
    if not outcome.imported.posts:
        raise BlogError(f"no post was found in {source}")
    if dry_run:
        _show(diff_lines(outcome, source))
    _show(report_lines(outcome, content.name))
    if dry_run:
        _show(["Nothing was written."])
    return 0


def _show(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)  # noqa: T201


def _from_wordpress(source: Path, folder: Path) -> None:
    """Have Pelican's own importer make Markdown of an export of WordPress."""
    if not shutil.which("pandoc"):
        raise BlogError(
            "posts of WordPress need the program pandoc, which is not installed: "
            "https://pandoc.org/installing.html"
        )
    words = ["--wpfile", "--dir-page", "-m", "markdown", "-o", str(folder), str(source)]
    command = [sys.executable, "-m", "pelican.tools.pelican_import", *words]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise BlogError(f"pelican-import failed: {done.stderr.strip().splitlines()[-1:]}")
