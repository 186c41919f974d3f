"""The index that Pagefind makes of documents: only the files of it that pages can load are kept."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

#: Pagefind's scripts without its own interface, which the theme does not use.
SCRIPTS = {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"}
#: Files of an index. Most are named by their content, so those of former builds must be removed.
SUFFIXES = {".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter"}


def is_installed() -> bool:
    """Return whether Pagefind's Python package and its program are installed."""
    try:
        from pagefind.service import get_executable  # noqa: PLC0415
    except ImportError:
        return False
    return get_executable() is not None


def write_index(pages: Iterable[str], lang: str, not_text: Iterable[str], folder: Path) -> None:
    """Index the HTML of pages, and put the files into a folder.

    There is one index for all languages, since a page can search in one only; the stems of words
    follow the rules of ``lang``. Elements that match a selector of ``not_text`` are left out.
    Raises OSError where Pagefind fails.
    """
    with TemporaryDirectory(prefix="pagefind-") as place:
        # As files: Pagefind takes a tenth of a second for each page that it gets by itself.
        pages_folder, made_folder = Path(place, "pages"), Path(place, "made")
        pages_folder.mkdir()
        for number, html in enumerate(pages):
            Path(pages_folder, f"{number}.html").write_text(html, encoding="utf-8")
        _run(pages_folder, made_folder, lang, not_text)
        made = filter(_is_needed, made_folder.rglob("*"))
        names = {path.relative_to(made_folder) for path in made}
        remove_former(folder, names)
        for name in sorted(names):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(made_folder / name, target)


def _run(pages_folder: Path, made_folder: Path, lang: str, not_text: Iterable[str]) -> None:
    from pagefind.service import get_executable  # noqa: PLC0415

    command = [str(get_executable()), "--site", str(pages_folder)]
    command += ["--output-path", str(made_folder), "--force-language", lang]
    for selector in not_text:
        command += ["--exclude-selectors", selector]
    # In this folder, since it would read any pagefind.toml in the current one.
    run = subprocess.run(command, cwd=pages_folder.parent, capture_output=True, check=False)
    if run.returncode:
        messages = (run.stdout + b" " + run.stderr).decode(errors="replace")
        raise ChildProcessError(" ".join(messages.split())[-300:])


def _is_needed(path: Path) -> bool:
    return path.name in SCRIPTS or path.suffix in SUFFIXES


def remove_former(folder: Path, kept: set[Path]) -> None:
    """Remove the index of a former build from a folder, except the files that are kept."""
    for path in folder.rglob("*") if folder.is_dir() else ():
        if path.suffix in SUFFIXES and path.relative_to(folder) not in kept:
            path.unlink()
