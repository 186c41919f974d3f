"""Small blogs for tests: files by their names."""

from datetime import date
from pathlib import Path

from plugins.authoring.importing.converting import import_blog
from plugins.authoring.importing.engines import read_blog
from plugins.authoring.importing.model import Imported

TODAY = date(2026, 1, 1)


def bring(files: dict[str, str], **options: bool) -> Imported:
    """Import a blog that is these files."""
    blog = read_blog(files, files.__getitem__)
    return import_blog(blog, files.__getitem__, lambda name: "2020-01-02", TODAY, **options)


def body(files: dict[str, str], name: str, **options: bool) -> str:
    """Return what is below the header of one post."""
    text = bring(files, **options).posts[name]
    return text.split("\n---\n", 1)[1].strip("\n")


def jekyll(text: str, **more: str) -> str:
    """Return a post of Jekyll as it is imported, without its header."""
    files = {
        "_config.yml": "title: A blog\nurl: https://example.org\nbaseurl: /b\n",
        "_posts/2024-03-01-one.md": f"---\ntitle: One\n---\n\n{text}\n",
        "_posts/2024-03-02-two.md": "---\ntitle: Two\n---\n\nTwo.\n",
        "assets/a.png": "picture",
        "assets/a b c.png": "picture",
    }
    return body({**files, **more}, "posts/2024-03-01-one.md")


def hugo(text: str, **more: str) -> str:
    """Return a post of Hugo as it is imported, without its header."""
    files = {
        "hugo.toml": 'title = "A blog"\nbaseURL = "https://example.org/"\n',
        "content/posts/one.md": f"---\ntitle: One\ndate: 2024-03-01\n---\n\n{text}\n",
        "content/posts/two.md": "---\ntitle: Two\ndate: 2024-03-01\n---\n\nTwo.\n",
        "static/img/a.png": "picture",
    }
    return body({**files, **more}, "posts/one.md")


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write a blog into a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
