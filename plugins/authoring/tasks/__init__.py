"""The tasks of an author, for ``invoke`` and for the command ``diptych``.

A site's tasks.py is

    from pelican.plugins.diptych.authoring.tasks import make_tasks

    namespace = make_tasks(__file__)

with more tasks of its own as further arguments.
"""

from pathlib import Path
from typing import Any

from invoke.collection import Collection
from invoke.tasks import Task

from . import adding_tasks, checking_tasks, importing_tasks, sending_tasks, writing_tasks
from .frame import CONFIG


def make_tasks(tasks_file: str = "", *more: "Task[Any]") -> Collection:
    """Return the tasks for the site that ``tasks_file`` is in, or for that of the folder."""
    tasks = (
        *(*adding_tasks.TASKS, *importing_tasks.TASKS, *writing_tasks.TASKS),
        *(*checking_tasks.TASKS, *sending_tasks.TASKS, *more),
    )
    made = Collection(*tasks)
    if tasks_file:
        made.configure({CONFIG: {"root": str(Path(tasks_file).resolve().parent)}})
    return made
