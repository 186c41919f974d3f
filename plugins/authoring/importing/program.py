"""What the task ``import`` does: bring a blog along, and show the report."""

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from ..refusals import refuse
from .model import ImportRemark
from .report import diff_lines, report_lines
from .running import BlogError, run_import
from .wordpress import from_wordpress


def import_path(
    source: Path, content: Path, *, dry_run: bool = False, statements: bool = False
) -> None:
    """Bring along a blog, or what WordPress has exported, into a content folder."""
    try:
        if source.suffix.lower() == ".xml" and source.is_file():
            with tempfile.TemporaryDirectory(prefix="import-") as folder:
                said = from_wordpress(source, Path(folder))
                _import(Path(folder), content, said, dry_run=dry_run, statements=statements)
        else:
            _import(source, content, [], dry_run=dry_run, statements=statements)
    except BlogError as error:
        refuse(str(error))


def _import(
    source: Path, content: Path, said: list[ImportRemark], *, dry_run: bool, statements: bool
) -> None:
    outcome = run_import(source, content, statements=statements, dry_run=dry_run)
    outcome.imported.remarks += said
    if dry_run:
        _show(diff_lines(outcome))
    _show(report_lines(outcome, content.name))
    if not outcome.imported.posts:
        raise BlogError(f"no post was found in {source}")
    if dry_run:
        _show(["Nothing was written: that is what --dry-run is for."])


def _show(lines: Iterable[str]) -> None:
    """Print lines; what a terminal cannot show, a name of a file for instance, is escaped."""
    encoding = sys.stdout.encoding or "utf-8"
    for line in lines:
        print(line.encode(encoding, "backslashreplace").decode(encoding))
