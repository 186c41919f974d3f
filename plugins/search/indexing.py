"""Have Pagefind index documents, and keep of its files those that a page can ask for."""

import asyncio
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

#: Pagefind's scripts without its own interface, which the theme does not use.
SCRIPTS = {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"}
#: Files of an index; most are named by their content, so that those of former builds would stay.
SUFFIXES = {".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter"}


def is_installed() -> bool:
    """Tell whether Pagefind is there, and the program that it drives."""
    try:
        from pagefind.service import get_executable  # noqa: PLC0415
    except ImportError:
        return False
    return get_executable() is not None


def write_index(pages: Iterable[str], not_text: Iterable[str], folder: Path) -> None:
    """Index the HTML of pages, and put the files into a folder.

    What matches a selector of ``not_text`` is left out. Raises whatever Pagefind raises.
    """
    with TemporaryDirectory(prefix="pagefind-") as place:
        # As files: Pagefind takes a tenth of a second for each page that it is handed alone.
        pages_folder, made_folder = Path(place, "pages"), Path(place, "made")
        pages_folder.mkdir()
        for number, html in enumerate(pages):
            Path(pages_folder, f"{number}.html").write_text(html, encoding="utf-8")
        asyncio.run(_index(pages_folder, [*not_text], made_folder))
        names = {path.relative_to(made_folder) for path in made_folder.rglob("*") if _is_needed(path)}
        remove_former(folder, names)
        for name in sorted(names):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(made_folder / name, target)


async def _index(pages_folder: Path, not_text: list[str], made_folder: Path) -> None:
    from pagefind.service import PagefindService  # noqa: PLC0415

    async with PagefindService() as service:
        index = await service.create_index({"exclude_selectors": not_text})
        await index.add_directory(str(pages_folder))
        await index.write_files(str(made_folder))


def _is_needed(path: Path) -> bool:
    return path.name in SCRIPTS or path.suffix in SUFFIXES


def remove_former(folder: Path, kept: set[Path]) -> None:
    """Take away the index of a former build, and nothing that another wrote."""
    for path in folder.rglob("*") if folder.is_dir() else ():
        if path.suffix in SUFFIXES and path.relative_to(folder) not in kept:
            path.unlink()
