"""What each task has in common: its site, one line where it cannot go on, no traceback."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import Task, task

from ..refusals import RefusalError
from ..site import SiteFolder, find_site

#: Where the configuration of invoke has the folder of the site.
CONFIG = "diptych"


def author_task(**options: Any) -> Callable[[Callable[..., None]], "Task[Any]"]:
    """Return a decorator that makes a task of a function; the options are those of invoke."""

    def decorate(function: Callable[..., None]) -> "Task[Any]":
        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> None:
            try:
                function(*args, **kwargs)
            except RefusalError as refusal:
                text = f"Error: {refusal.reason}" if refusal.reason else None
                raise Exit(text, code=refusal.code) from None
            except OSError as error:
                raise Exit(f"Error: {error}", code=1) from None

        made: Task[Any] = task(**options)(run)
        return made

    return decorate


def site_of(c: Context) -> SiteFolder:
    """Return the site that a task is for: that of its tasks.py, or that of the current folder."""
    root = c.config.get(CONFIG, {}).get("root")
    return SiteFolder(Path(root)) if root else find_site(Path.cwd())
