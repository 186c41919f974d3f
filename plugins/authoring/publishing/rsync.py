"""A folder on a server, over ssh, or on this machine: rsync, once for each step."""

import re
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from .errors import PublishError
from .guards import checked_folder, checked_host, checked_port
from .plan import Difference, Plan, SendStep
from .record import RECORD
from .targets import Say, step_by_step

#: rsync writes a character of a name that a terminal would not show as "\#" and three digits.
ESCAPED = re.compile(rb"\\#([0-7]{3})")
#: rsync's exit code where something that was to be deleted had gone already.
VANISHED = 24
LISTED = ("--from0", "--files-from=-")


class RsyncTarget:
    """What ``SSH_HOST`` and the settings beside it name."""

    def __init__(self, site: Path, place: str, shell: str = "") -> None:
        self.headers = ""
        self.name = place
        self._site = site
        self._place = place
        self._base = ["rsync", "--recursive", "--links", "--force", "--compress"]
        # Only where it is needed, for the rsync of some systems does not have it.
        if shlex.quote(place.partition(":")[2]) != place.partition(":")[2]:
            self._base.append("--protect-args")
        if shell:
            self._base += ["-e", shell]
        self._folders: list[str] = []
        self._extra: set[str] = set()

    def compare(self) -> Difference:
        """Let rsync compare all files by their content, as builds write them again each time."""
        options = ["--checksum", "--dry-run", "--delete", "--out-format=%i %n"]
        done = self._run([*options, "./", self._place])
        difference, self._folders = parse_changes(done)
        self._extra = set(difference.extra)
        return difference

    def read_record(self) -> bytes:
        """Fetch the record."""
        with tempfile.TemporaryDirectory(prefix="record-") as folder:
            self._run([f"{self._place}{RECORD}", f"{folder}/"])
            path = Path(folder, RECORD)
            return path.read_bytes() if path.is_file() else b""

    def carry_out(self, plan: Plan, compare: Callable[[], Plan], say: Say) -> None:
        """Run rsync for each step; the connection may end at any moment."""
        step_by_step(self._site, self._do, plan, compare, say)

    def _do(self, step: SendStep) -> None:
        if step.send:
            # The new files take their places together, when all of them have arrived.
            options = ["--perms", "--times", "--ignore-times", "--delay-updates"]
            self._run([*options, *LISTED, "./", self._place], step.send)
        if step.delete:
            self._extra -= set(step.delete)
            # Folders that the site has not go when nothing is in them any more.
            empty = empty_folders(self._folders, self._extra)
            self._folders = [folder for folder in self._folders if folder not in empty]
            names = [*step.delete, *empty]
            options = ["--delete-missing-args", "--no-implied-dirs", *LISTED]
            self._run([*options, "./", self._place], names, fine=(0, VANISHED))

    def _run(
        self, options: list[str], names: Iterable[str] = (), fine: tuple[int, ...] = (0,)
    ) -> bytes:
        data = b"".join(f"{name}\0".encode() for name in names)
        done = subprocess.run(
            [*self._base, *options],
            cwd=self._site,
            input=data,
            capture_output=True,
            check=False,
            # Children keep the lock of this run for as long as they live.
            close_fds=False,
        )
        if done.returncode not in fine:
            said = done.stderr.decode(errors="replace").strip()
            raise PublishError(f"{said}\nrsync ended with code {done.returncode}".strip())
        return done.stdout


def empty_folders(folders: Iterable[str], kept: Iterable[str]) -> list[str]:
    """Return those folders, with slashes at their ends, in which nothing is kept. Pure."""
    full: set[str] = set()
    for name in kept:
        parts = name.split("/")[:-1]
        full |= {"/".join(parts[: i + 1]) + "/" for i in range(len(parts))}
    return sorted(set(folders) - full, reverse=True)


def parse_changes(output: bytes) -> tuple[Difference, list[str]]:
    """Read what rsync says that it would do; also return the folders that it would delete. Pure."""
    new: set[str] = set()
    changed: set[str] = set()
    extra: set[str] = set()
    folders = []
    for line in output.splitlines():
        what, _, name = line.partition(b" ")
        decoded = ESCAPED.sub(lambda m: bytes([int(m[1], 8) & 255]), name.lstrip(b" "))
        text = decoded.decode(errors="surrogateescape")
        if what == b"*deleting":
            if text.endswith("/"):
                folders.append(text)
            else:
                extra.add(text)
        elif what[1:2] in {b"f", b"L"} and what[:1] in {b"<", b">", b"c"}:
            (new if what[2:3] == b"+" else changed).add(text)
    return Difference(frozenset(new), frozenset(changed), frozenset(extra)), folders


def rsync_target(site: Path, settings: Mapping[str, object]) -> RsyncTarget:
    """Return the target of SSH_HOST, SSH_USER, SSH_PORT and SSH_TARGET_DIR."""
    folder = checked_folder(str(settings.get("SSH_TARGET_DIR") or ""), "SSH_TARGET_DIR")
    host = checked_host(str(settings.get("SSH_HOST") or ""), "SSH_HOST")
    user = str(settings.get("SSH_USER") or "")
    where = f"{checked_host(user, 'SSH_USER')}@{host}" if user else host
    return RsyncTarget(
        site, f"{where}:{folder}", f"ssh -p {checked_port(settings.get('SSH_PORT'))}"
    )
