"""Build the site once with Pelican, and report how it went.

Pelican's own exit code does not: it is 0 after a logged error, after a plugin that could not be
imported and after an interrupt. This is a process of its own, because Pelican does not repeat a
message that its process has logged before. ``builds.py`` runs it:

    python -m plugins.authoring.building VERDICT NEEDED,SETTINGS [Pelican's options]

VERDICT is the JSON file to write: `remarks` (every hint, warning and error), `failed` (the
build broke off), `missing` (needed settings that are empty; nothing is built then), `settings`
(those that are a text or a number), `sources` (of the files of the output), `levels` (of our rules)
and `ignored` (the rules that a file asks to ignore). Where there is no such file in the end, the
process died.
"""

import json
import logging
import os
import re
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pelican
from pelican import signals
from pelican.log import init as start_logging

from ..core.diagnostics import SETTING as PROBLEMS
from ..core.rules import RULES
from ..core.unchanged import IN_FULL
from .build_log import BuildLog, remark_of_error, remarks_of_build
from .live.sources import read_sources
from .publishing.checked_settings import check_places
from .remarks import Remark, write_remarks

#: Settings of places to publish to, and of what is sent there.
OF_PLACES = re.compile(r"(?:SSH|S3|GITHUB_PAGES)_[A-Z_]+|PUBLISH_(?:FOLDER|COMPRESS)")


def main(verdict: str, needed: str, *options: str) -> None:
    """Build, and write the verdict."""
    args = pelican.parse_arguments(list(options))
    log = listen_to_log(args)
    settings: dict[str, Any] = {}
    missing: list[str] = []
    ends: list[Remark] = []
    context: dict[str, Any] = {}

    def keep_context(generators: list[Any]) -> None:
        context.update(generators[0].context)

    signals.all_generators_finalized.connect(keep_context)
    try:
        site, settings = pelican.get_instance(args)
        if os.environ.get(IN_FULL):
            settings[IN_FULL] = True
        wanted = [name for name in needed.split(",") if name]
        if wanted:
            settings.update(places_of(os.environ, settings))
        missing = [name for name in wanted if not settings.get(name)]
        check_places(settings)
        if not missing:
            site.run()
    except Exception as error:
        ends = [end_of_build(error, args, settings)]
    except SystemExit as error:
        # Settings that are wrong end a build with one line; whatever else exits says nothing.
        if type(error).__name__ != "SettingError":
            raise
        ends = [end_of_build(error, args, settings)]
    said = remarks_of_build(log.entries, settings, content_files(settings), settings_path(args))
    remarks = [*said, *ends]
    result = {
        "remarks": write_remarks(remarks),
        "failed": bool(ends),
        "missing": missing,
        "sources": {n: one.path for n, one in read_sources(context).items()} if context else {},
        "levels": RULES | dict(settings.get("DIPTYCH_RULES") or {}),
        "ignored": ignored_rules(settings),
        "settings": {k: v for k, v in settings.items() if isinstance(v, str | int)},
    }
    Path(verdict).write_text(json.dumps(result), encoding="utf-8")


def places_of(environment: Mapping[str, str], settings: Mapping[str, Any]) -> dict[str, str]:
    """Return what the environment says of a place to publish to, and the settings do not.

    A settings file that is older than a place does not read the environment for it.
    """
    return {
        name: value
        for name, value in environment.items()
        if OF_PLACES.fullmatch(name) and name not in settings
    }


def ignored_rules(settings: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the rules that files ask to ignore, by their full paths."""
    log = settings.get(PROBLEMS)
    rows = getattr(log, "ignored", {}).items()
    return {str(Path(path).absolute()): sorted(rules) for path, rules in rows}


def settings_path(args: Namespace) -> str:
    """Return the full path of the file of settings."""
    return str(os.path.realpath(args.settings or pelican.DEFAULT_CONFIG_NAME))


def end_of_build(
    error: BaseException, args: Namespace, settings: Mapping[str, Any] | None = None
) -> Remark:
    """Return what has ended a build: one line; `-- -D` shows where it happened."""
    remark = remark_of_error(error, settings_path(args), settings)
    if args.verbosity == logging.DEBUG:
        sys.stderr.write(remark.trace)
    return remark


def content_files(settings: Mapping[str, Any]) -> list[str]:
    """Return the paths that a message of Pelican's may be about."""
    return [
        str(Path(folder, name))
        for folder, _, names in os.walk(settings.get("PATH") or os.curdir)
        for name in names
        if settings.get("PATH")
    ]


def listen_to_log(args: Namespace) -> BuildLog:
    """Start Pelican's log as Pelican does, but keep what is wrong: it is shown at the end."""
    wanted = args.verbosity or logging.WARNING
    screen = pelican.LOG_HANDLERS[args.log_handler] or logging.StreamHandler()
    screen.setLevel(wanted)
    screen.addFilter(lambda record: record.levelno < logging.WARNING and not is_hint(record))
    start_logging(
        # --quiet is for the screen: problems that are not shown count as well.
        level=min(wanted, logging.WARNING),
        fatal=args.fatal,
        handler=screen,
        name="pelican",
        logs_dedup_min_level=getattr(logging, args.logs_dedup_min_level),
    )
    log = BuildLog()
    logging.getLogger().addHandler(log)
    return log


def is_hint(record: logging.LogRecord) -> bool:
    """Return whether a record is one of ours that is shown at the end."""
    return hasattr(record, "diptych")


if __name__ == "__main__":
    main(*sys.argv[1:])
