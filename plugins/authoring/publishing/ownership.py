"""Whether a remote is the author's own: after a clone, ``origin`` is somebody else's."""

from collections.abc import Callable
from pathlib import Path

from .errors import PublishError
from .git import git, try_git

#: Where git notes the remotes that the author has said to be their own.
NOTED = "diptych.publish"
MOST_COMMITS = "2000"


def check_remote(home: Path, remote: str, ask: Callable[[str], bool | None], *, sure: bool) -> None:
    """Ask before the first push to a remote that nothing shows to be the author's.

    ``ask`` returns None where nobody can answer. Raises PublishError unless the answer is yes.
    """
    address = address_of(home, remote)
    if sure or is_own(home, remote, address):
        return
    question = f"{remote} is {address}, and none of its commits is yours. Push the site there?"
    if not ask(question):
        raise PublishError(
            f"{remote} is {address}, and none of its commits is yours. If it is your own, say "
            f"`git config --add {NOTED} {address}`; if not, GITHUB_PAGES_REMOTE names yours"
        )
    git(home, "config", "--add", NOTED, address)


def address_of(home: Path, remote: str) -> str:
    """Return the address that a remote pushes to; a remote may be an address itself."""
    code, output, _ = try_git(home, ["remote", "get-url", "--push", remote])
    return output.decode(errors="replace").strip() if not code else remote


def is_own(home: Path, remote: str, address: str) -> bool:
    """Return whether the author has said so, has committed there, or nobody has."""
    noted = try_git(home, ["config", "--get-all", NOTED])[1].decode(errors="replace").splitlines()
    if address in noted:
        return True
    heads = git(home, "ls-remote", "--heads", remote).decode(errors="replace").split("\n")
    commits = [line.split("\t")[0] for line in heads if line]
    if not commits:
        return True
    email = try_git(home, ["config", "user.email"])[1].decode(errors="replace").strip().lower()
    here = [commit for commit in commits if not try_git(home, ["cat-file", "-e", commit])[0]]
    if not email or not here:
        return False
    written = git(home, "log", f"--max-count={MOST_COMMITS}", "--format=%ae%n%ce", *here)
    return email in written.decode(errors="replace").lower().splitlines()
