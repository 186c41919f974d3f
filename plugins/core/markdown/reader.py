"""Pelican's Markdown reader, where our own is off: it keeps what the extensions have noted."""

from pathlib import Path
from typing import Any

from pelican.readers import MarkdownReader, Readers

from ..diagnostics import placed
from ..documents import KEY, Document
from .findings import findings_of


class NotingReader(MarkdownReader):  # type: ignore[misc]
    """Reads Markdown as Pelican does; notes and problems stand in the metadata."""

    #: For `frontmatter`, which may come behind us and puts its own reader in this one's place.
    stands_in = MarkdownReader

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the metadata of a file."""
        content, metadata = super().read(source_path)
        findings = findings_of(self._md)
        # Markdown adds two lines to a body, which is all of the file behind its header.
        lines = Path(source_path).read_text("utf-8-sig").rstrip("\n").count("\n") + 1
        before = lines - findings.body_lines
        problems = tuple(placed(p, source_path, before) for p in findings.problems)
        document = Document(problems=problems, lines_before=before, found=findings.found)
        return content, metadata | {KEY: document}


def add_reader(readers: Readers) -> None:
    """Read Markdown with a reader that keeps notes, unless another plugin's does."""
    for extension, reader in readers.reader_classes.items():
        if reader is MarkdownReader:
            readers.reader_classes[extension] = NotingReader
