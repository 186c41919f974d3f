"""What each task has in common: its site, one line where it cannot go on, no traceback."""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.parser.argument import Argument
from invoke.program import Program
from invoke.tasks import Task, task

from ..refusals import RefusalError
from ..site import SiteFolder, find_site

#: Where the configuration of invoke has the folder of the site.
CONFIG = "diptych"


class FlagArgument(Argument):
    """A flag whose value may be no number; invoke would show a traceback, and its own names."""

    def __repr__(self) -> str:
        """Return the flag as it is written: invoke has it in what it says of a missing value."""
        return f"--{self.name}"

    def set_value(self, value: Any, cast: bool = True) -> None:
        """Take a value; invoke calls this."""
        try:
            super().set_value(value, cast)
        except ValueError:
            raise Exit(f"Error: --{self.name} is a number, and not {value}", code=1) from None


class PositionalArgument(Argument):
    """What a task is about, such as a folder; invoke would take ``--help`` for one, too."""

    help_of: "Task[Any] | None" = None

    def set_value(self, value: Any, cast: bool = True) -> None:
        """Take a value; for a flag show the help of the task instead. invoke calls this."""
        if value in ("-h", "--help") and self.help_of is not None:
            show_help(self.help_of)
        if isinstance(value, str) and value.startswith("-") and value != "-":
            raise Exit(f"Error: there is no flag {value}; `--help` has those that are", code=1)
        super().set_value(value, cast)


class AuthorTask(Task[Any]):
    """A task that shows its help wherever ``--help`` is written."""

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """Return the arguments; invoke calls this."""
        # invoke takes these texts out as it reads them, and asks once more to show them.
        texts = self.help.copy()
        arguments = super().get_arguments(ignore_unknown_help)
        self.help = texts
        for one in arguments:
            if not one.positional:
                one.__class__ = FlagArgument
            else:
                one.__class__ = PositionalArgument
                one.help_of = self  # type: ignore[attr-defined]
        return arguments


def show_help(about: "Task[Any]") -> None:
    """Print the help of a task, and end the process."""
    command = Path(sys.argv[0]).stem.replace("__main__", "invoke")
    Program(namespace=Collection(about), binary=command).run([command, "--help", about.name])


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

        made: Task[Any] = task(**{"klass": AuthorTask} | options)(run)
        return made

    return decorate


def site_of(c: Context) -> SiteFolder:
    """Return the site that a task is for: that of its tasks.py, or that of the current folder."""
    root = c.config.get(CONFIG, {}).get("root")
    return SiteFolder(Path(root)) if root else find_site(Path.cwd())
