"""Messages of the log on a terminal, one line each: a place that is broken is no link.

Pelican's log goes to a handler of Rich's, which sets messages in a column as wide as the terminal.
"""

import logging

from rich.console import Console
from rich.logging import RichHandler
from rich.text import Text

from .diagnostics import HINT

STYLES = {logging.ERROR: "bold red", logging.CRITICAL: "bold red", logging.WARNING: "yellow"}


class _Unwrapped(logging.Filter):
    """Prints hints, warnings and errors as they are, and leaves the rest to its handler."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self.console = console

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < HINT or record.exc_info:
            return True
        style = STYLES.get(record.levelno, "cyan")
        line = Text.assemble((f"{record.levelname} ", style), record.getMessage())
        self.console.print(line, soft_wrap=True, highlight=False)
        return False


def unwrap_log() -> None:
    """Have every handler of Rich's print what is wrong without wrapping it."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, RichHandler) and not any(
            isinstance(one, _Unwrapped) for one in handler.filters
        ):
            handler.addFilter(_Unwrapped(handler.console))
