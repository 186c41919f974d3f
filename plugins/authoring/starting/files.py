"""The files of a new site."""

from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ..adding import level_names, level_words
from .answers import SiteWishes
from .configuring import SHEET, configure_local, configure_public, local_values, style_sheet

#: Where each file of the skeleton goes. Some have another name there, which tools would act on.
PLACES = {
    "pelicanconf.py.txt": "pelicanconf.py",
    "publishconf.py.txt": "publishconf.py",
    "tasks.py.txt": "tasks.py",
    "requirements.txt": "requirements.txt",
    "gitignore.txt": ".gitignore",
    "README.md": "README.md",
    "publish.yml": ".github/workflows/publish.yml",
}
#: The first content.
CONTENT = {
    "references.bib": "content/references.bib",
    "content/pages/about.md": "content/pages/about.md",
    "content/posts/first-pair-overview.md": "content/posts/first-pair-overview.md",
    "content/posts/first-pair-math.md": "content/posts/first-pair-math.md",
}


def skeleton_text(name: str) -> str:
    """Return a file of the skeleton."""
    found: Traversable = files(__package__).joinpath("skeleton")
    for part in name.split("/"):
        found = found.joinpath(part)
    return found.read_text("utf-8")


def first_content(wishes: SiteWishes) -> dict[str, str]:
    """Return the first posts and pages, and the style sheet, by their names."""
    today = date.today().isoformat()  # noqa: DTZ011  # the author's day
    texts = {place: skeleton_text(name) for name, place in CONTENT.items()}
    words = level_words(level_names(local_values(wishes)))
    for place, text in texts.items():
        if "/posts/" in place:
            texts[place] = text.replace("{date}", today)
            for level, word in words.items():
                texts[place] = texts[place].replace(f"\nLevel: {level}\n", f"\nLevel: {word}\n")
    if sheet := style_sheet(wishes):
        texts[f"content/{SHEET}"] = sheet
    return texts


def new_site(wishes: SiteWishes) -> dict[str, str]:
    """Return all files of a site that has installed the package, by their names."""
    texts = {place: skeleton_text(name) for name, place in PLACES.items()}
    texts["pelicanconf.py"] = configure_local(texts["pelicanconf.py"], wishes)
    texts["publishconf.py"] = configure_public(texts["publishconf.py"], wishes)
    texts["README.md"] = texts["README.md"].replace("{name}", wishes.name or "My blog")
    return texts | first_content(wishes)


def write_files(root: Path, texts: dict[str, str]) -> None:
    """Write files; what is there already stays."""
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(text, encoding="utf-8")
