"""Build the site once with Pelican, and report how it went.

Pelican's own exit code does not: it is 0 after a logged error, after a plugin that could not be
imported and after an interrupt. This is a process of its own, because Pelican does not repeat a
message that its process has logged before. tasks.py runs it:

    python building.py VERDICT NEEDED,SETTINGS [Pelican's options]

VERDICT is the JSON file to write: `problems` (every warning and error, in order), `failed` (the
build broke off), `missing` (needed settings that are empty; nothing is built then) and `settings`
(those that are a text or a number). Where there is no such file in the end, the process died.
"""

import json
import logging
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

import pelican
from pelican.log import init as start_logging

#: The level of a hint, as `plugins` have it: it is shown, and does not count as a problem.
HINT = logging.WARNING - 1


class Problems(logging.Handler):
    """Keeps every warning and error."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname}: {record.getMessage()}")


def main(verdict: str, needed: str, *options: str) -> None:
    args = pelican.parse_arguments(list(options))
    problems = Problems()
    listen_to_log(args, problems)
    settings: dict[str, Any] = {}
    missing: list[str] = []
    failed = False
    try:
        site, settings = pelican.get_instance(args)
        missing = [name for name in needed.split(",") if name and not settings.get(name)]
        if not missing:
            site.run()
    except Exception as error:
        failed = True
        # One line says it; `-- -D` shows where it happened.
        trace = args.verbosity == logging.DEBUG
        log = logging.getLogger("pelican")
        log.critical("%s: %s", type(error).__name__, error, exc_info=trace)
    result = {
        "problems": problems.lines,
        "failed": failed,
        "missing": missing,
        "settings": {k: v for k, v in settings.items() if isinstance(v, str | int)},
    }
    Path(verdict).write_text(json.dumps(result), encoding="utf-8")


def listen_to_log(args: Namespace, problems: Problems) -> None:
    """Start Pelican's log as Pelican does, but so that every warning reaches ``problems``."""
    wanted = args.verbosity or logging.WARNING
    screen = pelican.LOG_HANDLERS[args.log_handler] or logging.StreamHandler()
    # Hints come with the warnings.
    screen.setLevel(HINT if wanted == logging.WARNING else wanted)
    start_logging(
        # --quiet is for the screen: problems that are not shown count as well.
        level=min(wanted, logging.WARNING),
        fatal=args.fatal,
        handler=screen,
        name="pelican",
        logs_dedup_min_level=getattr(logging, args.logs_dedup_min_level),
    )
    logging.getLogger().addHandler(problems)


if __name__ == "__main__":
    main(*sys.argv[1:])
