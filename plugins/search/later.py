"""A new index for a site that is there already, made in a process of its own after the build.

Pagefind reads every page for every index, which takes longer than all else that one edit asks for.
So where one writes, without a ``SITEURL``, a build does not wait for it: until the new index is
there the search page has the old one. Published sites wait.

    python -m plugins.search.later WANTED DATABASE PAGES FOLDER LANG MADE_OF SELECTOR…
"""

import marshal
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from ..core.memory.database import Database
from ..core.memory.digests import Digest
from ..core.memory.kept_files import keep
from .indexing import Indexing, write_pages

#: The name of the files of the index in the memory of builds.
KEPT = "search index"
#: The folder that has the package of our plugins, which a new process looks for.
ABOVE = Path(__file__).parents[len(__name__.split(".")) - 1]


def index_later(
    pages: Iterable[str],
    lang: str,
    not_text: Iterable[str],
    made_of: Digest,
    folder: Path,
    database: Path,
) -> None:
    """Start a process that makes the index; the last one to be started has the last word."""
    wanted = database.with_suffix(".index")
    wanted.write_text(made_of.hex(), encoding="utf-8")
    # One file, since to make a thousand takes as long as to link the site. The process removes it.
    with NamedTemporaryFile(prefix="pagefind-", delete=False) as written:
        for html in pages:
            marshal.dump(html, written)
    values = (wanted, database, written.name, folder, lang, made_of.hex(), *not_text)
    path = os.pathsep.join(filter(None, (str(ABOVE), os.environ.get("PYTHONPATH"))))
    subprocess.Popen(
        [sys.executable, "-m", __name__, *map(str, values)],
        env={**os.environ, "PYTHONPATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Ctrl-C in the terminal of the build does not stop it halfway.
        start_new_session=True,
    )


def read_pages(written: Path) -> Iterator[str]:
    """Yield the pages that are in a file, and remove it."""
    with written.open("rb") as file, suppress(EOFError):
        while True:
            yield marshal.load(file)
    written.unlink()


def main(arguments: list[str]) -> None:
    """Make the index, and put it into the output unless a later build wants another one."""
    wanted, database, written, folder = map(Path, arguments[:4])
    lang, made_of, *not_text = arguments[4:]

    def is_wanted() -> bool:
        return wanted.read_text(encoding="utf-8") == made_of and folder.is_dir()

    pages = write_pages(read_pages(written))
    # Whatever fails here, the next build finds no index of what it is made of, and makes one.
    try:
        with suppress(OSError):
            indexing = Indexing(pages, lang, not_text)
            names = indexing.finish(folder, is_wanted)
            if names:
                keep(Database(database), KEPT, bytes.fromhex(made_of), folder, names)
    finally:
        shutil.rmtree(pages, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
