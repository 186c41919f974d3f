"""The compressed twins of files, which nginx, Caddy and others send in their place."""

import gzip
import posixpath
from pathlib import Path

#: What is worth it; pictures, fonts and the parts of Pagefind's index are compressed already.
COMPRESSED = {
    *(".atom", ".bib", ".css", ".csv", ".html", ".js", ".json", ".md", ".mjs", ".rss"),
    *(".svg", ".txt", ".xml", ".xsl"),
}
#: Below this a reader gains nothing.
SMALLEST = 1024
#: Brotli's last two steps take ten times as long for a twentieth.
BROTLI_QUALITY = 9


def is_compressed(name: str, size: int) -> bool:
    """Return whether a file gets twins. Pure."""
    return posixpath.splitext(name)[1].lower() in COMPRESSED and size >= SMALLEST


def compress(data: bytes, ending: str) -> bytes:
    """Return the twin of some bytes, for ".br" or ".gz"; the same bytes each time."""
    if ending == ".gz":
        return gzip.compress(data, 9, mtime=0)
    import brotli  # noqa: PLC0415

    return bytes(brotli.compress(data, quality=BROTLI_QUALITY))


def write_twins(path: Path, data: bytes, endings: tuple[str, ...]) -> None:
    """Write the twins of a file beside it, unless they are as new as these bytes."""
    for ending in endings:
        path.with_name(path.name + ending).write_bytes(compress(data, ending))
