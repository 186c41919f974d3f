"""Pelican's Markdown reader, but it keeps what our extensions find. Used without `frontmatter`."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from pelican.readers import MarkdownReader, Readers

from ..careful import without_discarded
from ..documents import KEY, Document
from .findings import findings_of
from .reading import RememberingReader


class FindingsReader(RememberingReader):
    """Reads Markdown as Pelican does; the metadata has a document."""

    def parse(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the metadata of a file."""
        content, metadata = MarkdownReader.read(self, source_path)
        findings = findings_of(self._md)
        # The body is all of the file after the header.
        lines = Path(source_path).read_text("utf-8-sig").rstrip("\n").count("\n") + 1
        before = lines - findings.body_lines
        problems = [findings.placed(p, source_path, before) for p in findings.problems]
        problems += [replace(p, path=source_path) for p in self.take_refused()]
        document = Document(
            problems=tuple(problems),
            lines_before=before,
            elsewhere=dict(findings.after),
            found=findings.found,
        )
        return content, without_discarded(metadata) | {KEY: document}


def add_reader(readers: Readers) -> None:
    """Read Markdown with ``FindingsReader``, unless another plugin has its own reader."""
    for extension, reader in readers.reader_classes.items():
        if reader is MarkdownReader:
            readers.reader_classes[extension] = FindingsReader
