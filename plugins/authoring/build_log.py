"""What a build has logged or raised, as remarks with a file and a line."""

import logging
import re
import sys
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..core.diagnostics import HINT
from .raised import describe, place_of
from .remarks import CRITICAL, Remark
from .setting_places import find_setting, find_unusable, placed_in_settings, with_causes

#: The last characters of a traceback are the ones that say something.
LONGEST_TRACE = 8000
#: Contents that may have what a message of Pelican's quotes.
TEXTS = (".md", ".rst", ".html")


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A message of the log."""

    #: "hint", "warning" or "error".
    level: str
    #: The message.
    text: str
    #: The traceback of the exception that was being handled, "" for none.
    trace: str
    #: The other fields of its ``Remark``, where the plugins of Diptych have said it.
    values: tuple[Any, ...] = ()


class BuildLog(logging.Handler):
    """Keeps the hints, warnings and errors of a build."""

    def __init__(self) -> None:
        super().__init__(HINT)
        self.entries: list[LogEntry] = []
        #: Levels and messages, or their templates, that the site wants to hear nothing of.
        self.ignored: frozenset[tuple[int, str]] = frozenset()

    def start(self, settings: Mapping[str, Any]) -> None:
        """Forget what the last build logged, and have loggers repeat it.

        Pelican's loggers drop what their process has logged before; with that filter goes the
        setting LOG_FILTER, hence ``ignored``.
        """
        self.entries = []
        self.ignored = frozenset((level, text) for level, text in settings.get("LOG_FILTER") or ())
        for logger in list(logging.Logger.manager.loggerDict.values()):
            getattr(logger, "disable_filter", lambda: None)()

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if self.ignored & {(record.levelno, text), (record.levelno, str(record.msg))}:
            return
        values = tuple(getattr(record, "diptych", ()))
        level, trace = "hint" if record.levelno < logging.WARNING else "warning", ""
        if record.levelno >= logging.ERROR:
            level = "error"
            # Pelican logs that it could not read a file, and leaves out why.
            error = record.exc_info[1] if record.exc_info else sys.exc_info()[1]
            if error is not None and not values:
                trace = _trace(error)
                text = text if str(error) in text else f"{text}: {describe(error)}"
        self.entries.append(LogEntry(level, text, trace, values))


def remarks_of_build(
    entries: Iterable[LogEntry],
    settings: Mapping[str, Any],
    sources: Iterable[str],
    settings_file: str = "",
) -> list[Remark]:
    """Return what a build has logged; ``sources`` are the paths that a message may be about."""
    names = _by_name(sources, str(settings.get("PATH", "")))
    found = (
        Remark(entry.level, *entry.values) if entry.values else _read_entry(entry, names)
        for entry in dict.fromkeys(entries)
    )
    return [placed_in_settings(remark, settings_file) for remark in with_causes(found)]


def _by_name(sources: Iterable[str], content: str) -> dict[str, str]:
    """Return full paths by what a message may call them: as they are, or from the content on."""
    found = {}
    for path in sources:
        found[path] = found[path.removeprefix(content).lstrip("/\\")] = path
    return found


def _read_entry(entry: LogEntry, names: Mapping[str, str]) -> Remark:
    words = [w.removeprefix("./") for w in re.split(r"[\s'\"(),;]+|: |:(?=\s|$)", entry.text)]
    about = next((names[word] for word in words if word in names), "")
    if not about:  # a name may have spaces in it
        about = next(
            (path for name, path in names.items() if " " in name and name in entry.text), ""
        )
    if not about and (quoted := _quoted(entry.text)):  # it says what is wrong, and not where
        paths = (path for path in dict.fromkeys(names.values()) if path.endswith(TEXTS))
        about = next((path for path in paths if quoted in _read(path)), "")
    line = _line_of_quoted(entry.text, about) if about else 0
    return Remark(entry.level, entry.text, about, line, trace=entry.trace)


def _line_of_quoted(text: str, path: str) -> int:
    """Return the first line with what a message quotes, 0 for none."""
    quoted = _quoted(text)
    lines = _read(path).splitlines() if quoted else []
    return next((number for number, line in enumerate(lines, 1) if quoted in line), 0)


def _quoted(text: str) -> str:
    found = re.search(r"'([^']+)'|for image (\S+) in ", text)
    return found[1] or found[2] if found else ""


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8", errors="replace")
    except OSError:
        return ""


def remark_of_error(
    error: BaseException, settings_file: str, settings: Mapping[str, Any] | None = None
) -> Remark:
    """Return what has ended a build, with the file and line of the site where that happened."""
    settings = settings or {}
    path, line = place_of(error)
    if folder := _folder_of(error, settings):
        text = f"{folder} = {settings[folder]!r} cannot be used: {getattr(error, 'strerror', '')}"
        return placed_in_settings(Remark(CRITICAL, text, trace=_trace(error)), settings_file)
    if type(error).__name__ == "SettingError":  # of the Diptych that the site uses
        path, line = find_setting(str(error), settings_file)
        path = path or settings_file
    text = describe(error)
    if settings_file and _is_of_reading(error) and (name := find_unusable(settings_file)):
        text = f"The setting {name} is wrong: {text}"
        path, line = find_setting(name, settings_file)
    remark = Remark(CRITICAL, text, path, line, trace=_trace(error))
    return placed_in_settings(remark, settings_file)


def _is_of_reading(error: BaseException) -> bool:
    """Return whether Pelican has failed while it read the settings."""
    frames = traceback.extract_tb(error.__traceback__)
    return any(frame.name in ("read_settings", "configure_settings") for frame in frames)


def _folder_of(error: BaseException, settings: Mapping[str, Any]) -> str:
    """Return the setting of the folder that cannot be written to, "" for none."""
    if not isinstance(error, OSError) or not isinstance(error.filename, str):
        return ""
    folders = (name for name in ("OUTPUT_PATH", "CACHE_PATH") if settings.get(name))
    return next(
        (name for name in folders if Path(error.filename).is_relative_to(settings[name])), ""
    )


def _trace(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))[-LONGEST_TRACE:]
