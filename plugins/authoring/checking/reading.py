"""The finished pages of a folder, each read once, by all processors."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ...core.forking import processes_for, share_out
from .page_facts import PageFacts, read_page

#: So many pages are worth a process of their own.
FEW = 20


def list_files(output: Path) -> dict[str, int]:
    """Return the sizes of all files of a folder by their names, with slashes."""
    found = {}
    for folder, _, names in os.walk(output):
        for name in names:
            path = Path(folder, name)
            found[path.relative_to(output).as_posix()] = path.stat().st_size
    return found


def read_pages(output: Path, names: Sequence[str]) -> dict[str, PageFacts]:
    """Return the facts of pages by their names, in the order of these."""

    def read(share: Sequence[str]) -> Iterator[PageFacts]:
        for name in share:
            yield read_page(name, (output / name).read_text("utf-8", errors="replace"))

    processes = processes_for(len(names), FEW)
    found = {one.name: one for one in (share_out(read, names, processes) if processes > 1 else ())}
    found |= {one.name: one for one in read([name for name in names if name not in found])}
    return {name: found[name] for name in names}
