"""A build of a site in which nothing has changed has nothing to do but to repeat its messages.

What a build is made of is the bytes of the content, the theme and the code, and the settings; what
it has made is in the output with the sizes and times that it had. If a plugin of others is on, or
one of ours depends on something else, such as a file on the web, the build is done.
"""

import logging
import marshal
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pelican.log import console

from .build import build_of, database_path
from .diagnostics import HINT
from .memory.database import Database
from .memory.fingerprint import digest_files, digest_folders, fingerprint
from .pelican_api import repeat_messages
from .rendering.finishing import CLEAN
from .running import running

KIND, ROW = "unchanged", b"last"
#: Where the settings keep the messages of a build: the name of a logger, a level, a text, and what
#: it says as values.
MESSAGES = "DIPTYCH_MESSAGES"
#: Where the settings say that a build is done also if nothing has changed.
IN_FULL = "DIPTYCH_IN_FULL"
#: The output of a build: the size and the time of each file by its name.
Stamps = dict[str, tuple[int, int]]


def say(
    settings: dict[str, Any],
    logger: logging.Logger,
    level: int,
    text: str,
    values: tuple[Any, ...] = (),
) -> None:
    """Log a message that the next build repeats if nothing has changed.

    Its record has the values as ``diptych``, for those who show it in their own way.
    """
    settings.setdefault(MESSAGES, []).append((logger.name, level, text, values))
    logger.log(level, "%s", text, extra={"diptych": values})


def show_hints(logger: logging.Logger) -> None:
    """Let a logger say hints where warnings are shown: their level is below."""
    logging.addLevelName(HINT, "HINT")
    shown = logging.getLogger().getEffectiveLevel() <= logging.WARNING
    logger.setLevel(HINT if shown else logging.NOTSET)
    # With `--log-handler plain` Pelican has no handler: this is the one that then writes.
    if logging.lastResort and logging.lastResort.level == logging.WARNING:
        logging.lastResort.setLevel(HINT)


def run_if_changed(pelican: Any, run: Callable[[], None]) -> None:
    """Run Pelican, unless the last build had the same to do, and its output is there."""
    settings = pelican.settings
    if settings.get(IN_FULL):
        run()
        return
    database = Database(database_path(settings))
    now = _digest_inputs(settings, fingerprint(settings, pelican.plugins))
    row = database.find(KIND, ROW)
    with suppress(ValueError, EOFError, TypeError):
        inputs, stamps, messages = marshal.loads(row or b"")
        there = _find_stamps(settings, stamps)
        if now and inputs == now and stamps == there and _is_clean(settings, there):
            _repeat(messages)
            console.print("Done: nothing has changed since the last build.")
            return
    settings[MESSAGES] = []
    with _counted() as counter:
        run()
    # Only what is said again may be left unsaid.
    ours = [
        1
        for name, level, *_ in settings[MESSAGES]
        if level >= logging.WARNING and logging.getLogger(name).isEnabledFor(level)
    ]
    if now and counter.count == len(ours):
        session = build_of(settings).session
        stamps = _find_stamps(settings, session.manifest.now if session else ())
        row = marshal.dumps((now, stamps, settings[MESSAGES]), 2)
        database.change(KIND, {ROW: row})
    else:
        database.forget(KIND)


def _digest_inputs(settings: Mapping[str, Any], made_of: bytes) -> str:
    """Return the digest of all that a build is made of; "" where that cannot be known."""
    steady = all(one.is_steady(settings) for one in running(settings).plugins if one.is_steady)
    if not steady or not settings["WITH_FUTURE_DATES"] or settings.get("DEFAULT_DATE") == "fs":
        return ""
    folders = [settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"]]
    digests = (digest_folders(map(Path, folders)), digest_files(_content(settings)))
    # A quiet build does not know what others would have said.
    return " ".join((made_of.hex(), *digests, str(logging.getLogger().level)))


def _content(settings: Mapping[str, Any]) -> Iterator[Path]:
    """Yield the files of the content, without an output that is within it."""
    output = Path(settings["OUTPUT_PATH"]).absolute()
    for folder, names, files in os.walk(Path(settings["PATH"]).absolute(), followlinks=True):
        names[:] = sorted(name for name in names if Path(folder, name) != output)
        yield from (Path(folder, name) for name in sorted(files))


def _find_stamps(settings: Mapping[str, Any], names: Any) -> Stamps:
    """Return the sizes and times of the files of the output that are there."""
    stamps = {}
    for name in names:
        with suppress(OSError):
            found = os.stat(f"{settings['OUTPUT_PATH']}{os.sep}{name}")  # noqa: PTH116  # thousands
            stamps[name] = (found.st_size, found.st_mtime_ns)
    return stamps


def _is_clean(settings: Mapping[str, Any], stamps: Stamps) -> bool:
    """Return whether the output has no other files, if it is to have none."""
    if not settings.get(CLEAN):
        return True
    output, kept = Path(settings["OUTPUT_PATH"]), set(settings["OUTPUT_RETENTION"])
    files = (path.relative_to(output) for path in output.rglob("*") if not path.is_dir())
    return all(name.parts[0] in kept or name.as_posix() in stamps for name in files)


def _repeat(messages: list[tuple[str, int, str, tuple[Any, ...]]]) -> None:
    for name, level, text, values in messages:
        logger = logging.getLogger(name)
        repeat_messages(logger)
        show_hints(logger)
        logger.log(level, "%s", text, extra={"diptych": values})


class _Counter(logging.Handler):
    """Counts warnings and errors."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += record.levelno >= logging.WARNING
        # With `--log-handler plain` there is no other: logging would then print by its last resort.
        if logging.getLogger().handlers == [self] and logging.lastResort:
            logging.lastResort.handle(record)


@contextmanager
def _counted() -> Iterator[_Counter]:
    counter = _Counter(HINT)
    logging.getLogger().addHandler(counter)
    try:
        yield counter
    finally:
        logging.getLogger().removeHandler(counter)
