"""What ends a task with one line. Pure."""

from typing import NoReturn


class RefusalError(Exception):
    """A task cannot go on, for a reason that its user can do something about."""

    def __init__(self, reason: str = "", code: int = 1) -> None:
        super().__init__(reason)
        #: One line; "" where another program has said why.
        self.reason = reason
        #: The exit code of the task.
        self.code = code


def refuse(reason: str) -> NoReturn:
    """End the task with one line (and no traceback): the mistake is the user's, not ours."""
    raise RefusalError(reason)
