"""The builder: a process that reads the settings once, then builds whenever it is asked to.

    python -m plugins.authoring.live.builder [Pelican's options]

Each line of its input is a JSON list of changed paths; an empty list asks for a build, too. Each
line of its output is a reply (``reports.py``). It ends with its input.
"""

import gc
import logging
import os
import signal
import sys
import threading
from argparse import Namespace
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TextIO

import pelican
from pelican import signals
from pelican.log import init as start_logging

from ..build_log import BuildLog, remark_of_error, remarks_of_build
from ..processes import memory_in_use
from .channel import read_commands, take_channel
from .page_first import build_page_first, check_page_first, warm_up
from .reports import ALL, PAGE, Built, Source, Started, encode
from .sources import read_failed, read_sources
from .watch_list import loaded_files, make_watch_list
from .written import OutputFiles

#: What ends a build: a mistake in a settings file or a plugin may say ``exit()``.
FAILURES = (Exception, SystemExit)


class Builder:
    """A site, and what the last build knew of it."""

    def __init__(self, args: Namespace, log: BuildLog, replies: TextIO) -> None:
        self.args = args
        self.log = log
        self.replies = replies
        self.settings_file = os.path.realpath(args.settings or pelican.DEFAULT_CONFIG_NAME)
        self.site: Any = None
        self.settings: dict[str, Any] = {}
        #: The context of the build that is running.
        self.context: dict[str, Any] | None = None
        self.sources: dict[str, Source] = {}
        self.failed: tuple[str, ...] = ()
        #: The last good pages of contents that cannot be read now, by their names in the output.
        self.last_good: dict[str, bytes] = {}
        #: Whether an edit finds all that it needs in memory.
        self.is_warm = False

    def start(self) -> bool:
        """Read the settings and load the plugins; return whether that went well."""
        error = None
        try:
            self.site, self.settings = pelican.get_instance(self.args)
        except FAILURES as found:
            error = found
        watch = make_watch_list(self.settings_file, self.settings, loaded_files())
        if error:
            remark = remark_of_error(error, self.settings_file)
            remark = remark if remark.path else replace(remark, path=self.settings_file)
            self.reply(Started(watch, remarks=(remark,)))
            return False
        # The preview asks for all that a build knows.
        self.settings["DIPTYCH_IN_FULL"] = True
        self.output = OutputFiles(self.settings["OUTPUT_PATH"])
        signals.all_generators_finalized.connect(self.keep_context)
        self.reply(Started(watch, self.settings["OUTPUT_PATH"]))
        return True

    def keep_context(self, generators: list[Any]) -> None:
        """Keep what the build that is running knows of all contents; a receiver of Pelican's.

        Nothing has been written yet: the pages of contents that have failed are still there.
        """
        self.context = generators[0].context
        failed = set(read_failed(self.context))
        pages = (name for name, source in self.sources.items() if source.path in failed)
        self.last_good = self.output.read(pages)

    def build(self, paths: list[str]) -> None:
        """Build, and reply after the edited page and after everything."""
        self.log.start(self.settings)
        if (post := self.find_only_post(paths)) and self.build_first(post):
            self.reply(Built(PAGE))  # who shows that page compares it; the rest comes later
            with suppress(*FAILURES):
                check_page_first(self.site, post)
        error = None
        try:
            self.site.run()
        except FAILURES as found:
            error = found
        before = self.sources
        self.take_context()
        about = [*(source.path for source in self.sources.values()), *self.failed]
        remarks = remarks_of_build(self.log.entries, self.settings, about, self.settings_file)
        if error:
            remarks.insert(0, remark_of_error(error, self.settings_file))
        self.reply(
            Built(
                ALL,
                tuple(self.output.find_changes()),
                None if before and before == self.sources else self.sources,
                self.failed,
                tuple(remarks),
                not error,
                memory_in_use(),
            )
        )
        gc.collect()
        if not (error or self.is_warm):
            self.is_warm = True
            with suppress(*FAILURES):
                warm_up(self.site)

    def take_context(self) -> None:
        """Note what comes from where now, and bring last good pages back that were removed."""
        if self.context is None:  # the build broke off while it read
            return
        now = read_sources(self.context)
        self.failed = read_failed(self.context)
        kept = {name: self.sources[name] for name in self.last_good if name not in now}
        self.output.restore({name: self.last_good[name] for name in kept})
        self.sources = kept | now
        self.context, self.last_good = None, {}

    def build_first(self, post: str) -> bool:
        """Build the edited page; what goes wrong there, the whole run reports."""
        try:
            return build_page_first(self.site, post)
        except FAILURES:
            logging.getLogger(__name__).debug("The edited page was not built first", exc_info=True)
            return False

    def find_only_post(self, paths: list[str]) -> str:
        """Return the one known post among changed files; "" where there is more to build.

        Editors make files beside the one that they save, which are gone by now.
        """
        there = [path for path in map(os.path.realpath, paths) if Path(path).is_file()]
        known = {os.path.realpath(source.path): source for source in self.sources.values()}
        if len(there) == 1 and there[0] in known and not any(
            path in known for path in paths if path not in there
        ):  # fmt: skip
            return known[there[0]].path
        return ""

    def reply(self, reply: Started | Built) -> None:
        """Send a line to the server."""
        self.replies.write(encode(reply) + "\n")
        self.replies.flush()


def start_log(args: Namespace) -> BuildLog:
    """Start Pelican's log, so that every warning is kept, and the screen has what was asked for."""
    screen = pelican.LOG_HANDLERS[args.log_handler] or logging.StreamHandler()
    # Warnings are in the replies: the server shows them where they are new.
    wanted = args.verbosity or logging.WARNING
    screen.setLevel(wanted if wanted < logging.WARNING else logging.CRITICAL + 1)
    start_logging(
        level=min(wanted, logging.WARNING), fatal=args.fatal, handler=screen, name="pelican"
    )
    log = BuildLog()
    logging.getLogger().addHandler(log)
    return log


def main(options: list[str]) -> int:
    """Build on command; return 1 where the settings are broken."""
    # Ctrl-C reaches the server, which ends this process, too.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    channel = take_channel()
    args = pelican.parse_arguments(options)
    # A page must be there while it is built again.
    args.overrides = {**(args.overrides or {}), "DELETE_OUTPUT_DIRECTORY": False}
    args.delete_outputdir = None
    builder = Builder(args, start_log(args), channel)
    commands: SimpleQueue[list[str]] = SimpleQueue()
    threading.Thread(target=read_commands, args=(commands,), daemon=True).start()
    if not builder.start():
        return 1
    while True:
        builder.build(commands.get())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
