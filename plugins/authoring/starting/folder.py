"""A new site in a folder of its own."""

from pathlib import Path

from ..refusals import refuse
from .answers import SiteWishes
from .files import new_site, write_files

#: What may be in a folder in which a site begins.
HARMLESS = {".git", ".venv", "venv", ".DS_Store", "LICENSE", "README.md"}


def start_folder(folder: Path, wishes: SiteWishes) -> str:
    """Write a new site; return what was made and what comes next."""
    texts = new_site(wishes)
    if folder.is_dir() and {path.name for path in folder.iterdir()} - HARMLESS:
        there = [name for name in texts if (folder / name).exists() and name not in HARMLESS]
        if there or (folder / "pelicanconf.py").exists():
            refuse(f"{folder / there[0]} is there already, and nothing is overwritten")
    write_files(folder, texts)
    enter = "" if folder.resolve() == Path.cwd() else f"    cd {folder}\n"
    names = "\n".join(f"    {name}" for name in texts)
    return (
        f"Made in {folder}:\n{names}\n"
        f"Next:\n{enter}"
        "    invoke devserver --browser     see it, with two drafts: your first pair\n"
        "    invoke new 1602.04485          two posts on a paper\n"
        "    invoke check                   all that is wrong, before it goes out"
    )
