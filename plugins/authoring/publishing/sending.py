"""One run of publishing: which target, one at a time, and what is said."""

import datetime
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from .errors import PublishError
from .folder import folder_target
from .ownership import check_remote
from .pages import BranchTarget, branch_target
from .plan import Plan, Terms, describe
from .preparing import prepare
from .rsync import rsync_target
from .targets import PublishTarget, keep_days_of, plan_for

#: Settings without which a target cannot be used.
NEEDED = {
    "rsync": ("SITEURL", "SSH_HOST", "SSH_TARGET_DIR"),
    "github": ("SITEURL", "GITHUB_PAGES_BRANCH", "GITHUB_PAGES_REMOTE"),
    "s3": ("SITEURL", "S3_BUCKET"),
    "folder": ("SITEURL", "PUBLISH_FOLDER"),
}
LOCK_SECONDS = 20
BROKEN_OFF = "Every page that is there has all that belongs to it; the next run goes on from here."
#: Programs that a target is made of.
PROGRAMS = {"rsync": ("rsync", "ssh"), "github": ("git",)}


def build_folder(home: Path, cache: str) -> Path:
    """Return the folder of what goes out: no other build writes to it. Pure."""
    return home / (cache or "cache") / "publish" / "build"


def checked_kind(kind: str) -> str:
    """Return the kind of a target; raises PublishError where there is none of that name. Pure."""
    if kind not in NEEDED:
        raise PublishError(f"there is no way to publish to {kind!r}: {', '.join(NEEDED)} are right")
    return kind


def make_target(kind: str, site: Path, home: Path, settings: Mapping[str, object]) -> PublishTarget:
    """Return a target of a kind; raises PublishError where its settings are wrong."""
    if kind == "rsync":
        return rsync_target(site, settings)
    if kind == "github":
        return branch_target(site, home, settings)
    if kind == "folder":
        return folder_target(site, str(settings.get("PUBLISH_FOLDER") or ""), home)
    from .s3 import bucket_target  # noqa: PLC0415

    return bucket_target(site, settings)


class Publishing:
    """One run: the prepared site, the target, and what there is to do.

    Raises PublishError, before anything is sent, where that is not to be.
    """

    def __init__(
        self,
        home: Path,
        build: Path,
        settings: Mapping[str, object],
        kind: str,
        *,
        push: bool = True,
        sure: bool = False,
    ) -> None:
        site = build.with_name("site")
        target = make_target(kind, site, home, settings)
        if isinstance(target, BranchTarget):
            target.push = push
            if push:
                check_remote(home, str(settings["GITHUB_PAGES_REMOTE"]), ask, sure=sure)
        count = len(prepare(build, site, settings))
        say(f"{count} files for {target.name}")
        self._target, self._site = target, site
        self._keep_days = keep_days_of(settings)
        self._plan = self._compare()
        self._url = str(settings.get("SITEURL") or "")

    def _compare(self) -> Plan:
        return plan_for(self._site, self._target, Terms(today(), self._keep_days))

    def show(self) -> None:
        """Say what would be done."""
        say("\n".join(describe(self._plan)) or "Nothing has changed.")
        say("Nothing was sent.")

    def carry_out(self) -> None:
        """Do it; raises PublishError where it breaks off."""
        if not self._plan.steps:
            say("Nothing has changed; nothing was sent.")
            return
        try:
            self._target.carry_out(self._plan, self._compare, say)
        except PublishError as error:
            raise PublishError(f"{error}\n{BROKEN_OFF}") from error
        lines = describe(self._plan)
        deleted = sum(line.startswith("- ") for line in lines)
        say(f"Done: {len(lines) - deleted} files sent, {deleted} deleted. {self._url}/")


def today() -> datetime.date:
    """Return the day, the same for publishers everywhere."""
    return datetime.datetime.now(datetime.UTC).date()


def say(line: str) -> None:
    """Write a line to the terminal."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def ask(question: str) -> bool | None:
    """Ask a question, if somebody is there to answer it."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    say(f"{question} [y/N]")
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder for one run; raises PublishError while another one has it."""
    try:
        import fcntl  # noqa: PLC0415
    except ImportError:  # Windows
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as file:
        # What a run has started keeps the lock until it ends, if the run itself is killed.
        os.set_inheritable(file.fileno(), True)  # its only argument
        end = time.monotonic() + LOCK_SECONDS
        while not _locked(fcntl, file):
            if time.monotonic() > end:
                raise PublishError("another run is publishing this site")
            time.sleep(0.1)
        yield


def _locked(fcntl: Any, file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
