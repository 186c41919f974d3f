"""The index that Pagefind makes of documents: only the files of it that pages can load are kept."""

import shutil
import subprocess
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from ..core.packages import release_of
from .settling import settle

#: Pagefind's scripts without its own interface, which the theme does not use.
SCRIPTS = {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"}
#: Characters of words besides letters and numbers: C++, C#.
CHARACTERS = "+#"
#: Files of an index. Most are named by their content, so those of former builds must be removed.
SUFFIXES = {".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter"}
#: The file of what Pagefind says.
SAID = "said.txt"
#: In seconds: so often it is looked whether an index that is being made is still wanted.
LOOK = 0.5


def is_installed() -> bool:
    """Return whether Pagefind's Python package and its program are installed."""
    try:
        from pagefind.service import get_executable  # noqa: PLC0415
    except ImportError:
        return False
    return get_executable() is not None


def release() -> str:
    """Return the release of Pagefind."""
    return release_of("pagefind")


def write_pages(pages: Iterable[str]) -> Path:
    """Write the HTML of pages into a new folder, which the caller removes.

    As files, since Pagefind takes a tenth of a second for each page that it gets by itself.
    """
    folder = Path(mkdtemp(prefix="pagefind-"))
    for number, html in enumerate(pages):
        Path(folder, f"{number}.html").write_text(html, encoding="utf-8")
    return folder


class Indexing:
    """Pagefind at work on the pages of a folder, while the build goes on.

    There is one index for all languages, since a page can search in one only; the stems of words
    follow the rules of ``lang``. Elements that match a selector of ``not_text`` are left out.
    Raises OSError where Pagefind cannot be started.
    """

    def __init__(self, pages: Path, lang: str, not_text: Iterable[str]) -> None:
        self._place = TemporaryDirectory(prefix="pagefind-", ignore_cleanup_errors=True)
        self._made = Path(self._place.name, "made")
        try:
            self._process = _start(pages, self._made, lang, not_text)
        except OSError:
            self._place.cleanup()
            raise

    def finish(self, folder: Path, is_wanted: Callable[[], bool] = lambda: True) -> list[str]:
        """Put the index into a folder, if it is still wanted; return the names of its files.

        Raises OSError where Pagefind fails.
        """
        with self._place:
            if not self._is_done(is_wanted):
                return []
            if self._process.returncode:
                messages = Path(self._place.name, SAID).read_text("utf-8", errors="replace")
                raise ChildProcessError(" ".join(messages.split())[-300:])
            settle(self._made)
            made = filter(_is_needed, self._made.rglob("*"))
            names = {path.relative_to(self._made) for path in made}
            remove_former(folder, names)
            for name in sorted(names):
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self._made / name, target)
            return sorted(map(str, names))

    def _is_done(self, is_wanted: Callable[[], bool]) -> bool:
        """Wait for Pagefind; return False once the index is not wanted any more."""
        while True:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=LOOK)
                return is_wanted()
            if not is_wanted():
                self._process.kill()
                self._process.wait()
                return False


def _start(
    pages_folder: Path, made_folder: Path, lang: str, not_text: Iterable[str]
) -> subprocess.Popen[bytes]:
    """Start Pagefind. What it says goes into a file.

    With nobody at the other end of a pipe, after a build was killed, it would stay for ever.
    """
    from pagefind.service import get_executable  # noqa: PLC0415

    command = [str(get_executable()), "--site", str(pages_folder)]
    command += ["--output-path", str(made_folder), "--force-language", lang]
    command += ["--include-characters", CHARACTERS]
    for selector in not_text:
        command += ["--exclude-selectors", selector]
    with Path(made_folder.parent, SAID).open("wb") as said:
        # In this folder, since it would read any pagefind.toml in the current one.
        return subprocess.Popen(
            command,
            cwd=made_folder.parent,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )


def _is_needed(path: Path) -> bool:
    return path.name in SCRIPTS or path.suffix in SUFFIXES


def remove_former(folder: Path, kept: set[Path]) -> None:
    """Remove the index of a former build from a folder, except the files that are kept."""
    for path in folder.rglob("*") if folder.is_dir() else ():
        if path.suffix in SUFFIXES and path.relative_to(folder) not in kept:
            path.unlink()
