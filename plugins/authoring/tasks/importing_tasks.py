"""The task that brings a blog of another engine along."""

from pathlib import Path

from invoke.context import Context

from ..importing.program import import_path
from .frame import author_task, site_of


@author_task(
    name="import",
    help={
        "path": "folder of a blog of Jekyll, Hugo, Quarto, Hexo or of Markdown files, or the .xml "
        "that WordPress has exported",
        "to": "content folder; without it, that of the site",
        "dry-run": "show the report and a diff, and write nothing",
        "statements": "make blocks of paragraphs that begin with **Theorem 1.** and the like",
    },
)
def bring(
    c: Context, path: str, to: str = "", dry_run: bool = False, statements: bool = False
) -> None:
    """Bring the posts, pages and pictures of another blog along; nothing is overwritten.

    What cannot be read stays in the text, and is reported by file and line.

    For example: invoke import ../my-old-blog --dry-run
    """
    content = Path(to).expanduser().resolve() if to else site_of(c).content_folder()
    import_path(Path(path).expanduser(), content, dry_run=dry_run, statements=statements)


TASKS = (bring,)
