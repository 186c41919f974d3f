"""A branch that GitHub Pages or a server like it shows: one commit changes all of it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from .errors import PublishError
from .folder import list_files
from .git import git, try_git
from .ownership import address_of
from .plan import Difference, Plan, compare
from .record import RECORD, render_record
from .targets import Say

#: Files of the branch that are of no build: ghp-import's mark, and the domain that GitHub writes.
THEIRS = frozenset({".nojekyll", "CNAME"})
#: Branches that last as long as one run.
SCRATCH = "diptych-publishing-"
#: What shows that a branch has the sources in it.
SOURCES = {"pelicanconf.py", "publishconf.py", "tasks.py"}


class BranchTarget:
    """What ``GITHUB_PAGES_REMOTE`` and ``GITHUB_PAGES_BRANCH`` name."""

    def __init__(self, site: Path, home: Path, remote: str, branch: str, message: str) -> None:
        self.headers = ""
        self.name = f"the branch {branch} of {remote}"
        self._site, self._home = site, home
        self._remote, self._branch, self._message = remote, branch, message
        self._tip = ""
        self.push = True

    def compare(self) -> Difference:
        """Fetch the branch, and compare the digests that git gives to files."""
        self._tip = self._fetch()
        present = self._listing(self._tip) if self._tip else {}
        if SOURCES & present.keys():
            raise PublishError(
                f"the branch {self._branch} has the sources of a site in it, and publishing would "
                "replace them: GITHUB_PAGES_BRANCH names another branch"
            )
        wanted = self._local()
        theirs = THEIRS - wanted.keys()
        return compare(wanted, {name: blob for name, blob in present.items() if name not in theirs})

    def _fetch(self) -> str:
        """Return the commit of the branch on the remote, "" where it has none."""
        ref = f"refs/heads/{self._branch}"
        try:
            is_there = git(self._home, "ls-remote", self._remote, ref).strip()
        except PublishError:
            if self.push:
                raise
            # Nothing is pushed: the branch on this machine is enough.
            return git(self._home, "for-each-ref", "--format=%(objectname)", ref).decode().strip()
        if not is_there:
            return ""
        git(self._home, "fetch", "--quiet", "--no-tags", self._remote, ref)
        return git(self._home, "rev-parse", "FETCH_HEAD").decode().strip()

    def _listing(self, commit: str) -> dict[str, str]:
        rows = (
            git(self._home, "ls-tree", "-rz", "--full-tree", commit)
            .decode(errors="replace")
            .split("\0")
        )
        cells = (row.partition("\t") for row in rows if row)
        return {name: about.split()[2] for about, _, name in cells}

    def _local(self) -> dict[str, str]:
        names = [name for name, _ in list_files(self._site)]
        paths = "".join(f"{self._site / name}\n" for name in names).encode()
        blobs = git(self._home, "hash-object", "--no-filters", "--stdin-paths", data=paths)
        return dict(zip(names, blobs.decode().split(), strict=True))

    def read_record(self) -> bytes:
        """Read the record."""
        return git(self._home, "cat-file", "blob", f"{self._tip}:{RECORD}")

    def carry_out(self, plan: Plan, _compare: Callable[[], Plan], say: Say) -> None:
        """Commit the site, with what open pages still need, and push it.

        What goes does so in a second commit, for readers who have just opened an old page.
        """
        if plan.record.unused:
            (self._site / RECORD).write_text(render_record(plan.record), encoding="utf-8")
        gone = {name for step in plan.steps for name in step.delete}
        theirs = THEIRS & self._listing(self._tip).keys() if self._tip else set()
        self._keep({*plan.record.unused, *theirs, *(gone if self.push else ())})
        commit = self._commit(self._tip)
        if not self.push:
            say(f"Committed to the branch {self._branch}: git push {self._remote} {self._branch}")
            return
        say(f"Pushing {self._branch} to {self._remote}")
        self._push(self._tip, commit)
        if gone:
            say(f"Deleting files that are no longer there: {len(gone)}")
            time.sleep(max(step.wait for step in plan.steps))
            for name in gone:
                (self._site / name).unlink(missing_ok=True)
            self._push(commit, self._commit(commit))

    def _keep(self, names: set[str]) -> None:
        """Bring files of the branch into the site's folder."""
        for name in names:
            path = self._site / name
            if not path.is_file():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(git(self._home, "cat-file", "blob", f"{self._tip}:{name}"))

    def _push(self, before: str, commit: str) -> None:
        """Push a commit, unless anybody else has pushed since."""
        ref = f"refs/heads/{self._branch}"
        lease = f"--force-with-lease={ref}:{before}"
        # What runs for a remote on this machine must not leave a lock there when this is killed.
        # Elsewhere it is not killed, and a new session could not ask for a password.
        here = (self._home / address_of(self._home, self._remote)).is_dir()
        git(self._home, "push", "--quiet", lease, self._remote, f"{commit}:{ref}", apart=here)

    def _commit(self, before: str) -> str:
        """Let ghp-import make a commit of the folder on top of another one; return it.

        On a branch of its own first: a run that is killed may leave a lock on it.
        """
        ref, scratch = f"refs/heads/{self._branch}", f"{SCRATCH}{os.getpid()}"
        if try_git(self._home, ["symbolic-ref", "HEAD"])[1].decode().strip() == ref:
            raise PublishError(f"{self._branch} is checked out here: publish from another branch")
        self._remove_scratch()
        if before:
            git(self._home, "update-ref", f"refs/heads/{scratch}", before)
        command = ["--no-jekyll", "--branch", scratch, "--remote", self._remote]
        run_ghp_import(self._home, [*command, "--message", self._message, str(self._site)])
        commit = git(self._home, "rev-parse", f"refs/heads/{scratch}").decode().strip()
        if left_out := self._local().keys() - self._listing(commit).keys():
            raise PublishError(f"ghp-import has left out {min(left_out)}")
        noted, _, said = try_git(self._home, ["update-ref", ref, commit])
        if noted and not self.push:
            raise PublishError(said)
        self._remove_scratch()
        return commit

    def _remove_scratch(self) -> None:
        found = git(self._home, "for-each-ref", "--format=%(refname)", f"refs/heads/{SCRATCH}*")
        for ref in found.decode().split():
            try_git(self._home, ["update-ref", "-d", ref])


def run_ghp_import(home: Path, command: list[str]) -> None:
    """Run ghp-import, in a process of its own, as it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "ghp_import", *command],
        cwd=home, capture_output=True, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode:
        raise PublishError(said.splitlines()[-1] if said else "ghp-import failed")


def branch_target(site: Path, home: Path, settings: Mapping[str, object]) -> BranchTarget:
    """Return the target of the settings GITHUB_PAGES_…"""
    remote, branch = (str(settings[f"GITHUB_PAGES_{name}"]) for name in ("REMOTE", "BRANCH"))
    message = str(settings.get("GITHUB_PAGES_MESSAGE") or "Publish site")
    for value in (remote, branch):
        if value.startswith("-"):
            raise PublishError(f"{value} is no name of a remote or a branch")
    return BranchTarget(site, home, remote, branch, message)
