"""The finished site on its way out: rsync over ssh, and a branch for GitHub Pages."""

import posixpath
import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from .builds import strict_build
from .processes import need_program, run
from .refusals import RefusalError, refuse
from .site import SiteFolder

#: Folders at the top of a server that are never a site.
OF_THE_SYSTEM = {
    *("bin", "boot", "dev", "etc", "lib", "lib64", "opt", "proc", "root", "run", "sbin", "srv"),
    *("sys", "tmp", "usr", "var"),
}


def send_by_rsync(site: SiteFolder) -> None:
    """Build the site as it goes out and make the folder on the server equal to it."""
    need_program("rsync", "ssh")
    with nothing_sent():
        needed = ["SITEURL", "SSH_HOST", "SSH_TARGET_DIR"]
        settings = strict_build(site, "-o", site.outgoing_folder(), needed=needed)
        folder = site.whole_output(settings)
        command = rsync_command(settings)
    run(command, cwd=folder)


def send_to_branch(site: SiteFolder, *, push: bool) -> None:
    """Build the site as it goes out, commit it to a branch of its own, and push that."""
    need_program("git")
    with nothing_sent():
        needed = ["SITEURL", "GITHUB_PAGES_BRANCH", "GITHUB_PAGES_REMOTE"]
        settings = strict_build(site, "-o", site.outgoing_folder(), needed=needed)
        folder = site.whole_output(settings)
    branch, remote = settings["GITHUB_PAGES_BRANCH"], settings["GITHUB_PAGES_REMOTE"]
    options = ["--no-jekyll", "--branch", branch, "--remote", remote]
    options += ["--message", settings.get("GITHUB_PAGES_MESSAGE") or "Publish site"]
    run([sys.executable, "-m", "ghp_import", *options, str(folder)], site.root)
    if push:
        # ghp-import could do this, but shows a traceback when it fails.
        run(["git", "push", remote, branch], site.root)


@contextmanager
def nothing_sent() -> Iterator[None]:
    """Say that a refusal came in time."""
    try:
        yield
    except RefusalError:
        print("Nothing was sent.", file=sys.stderr)
        raise


def rsync_command(settings: Mapping[str, Any]) -> list[str]:
    """Return the command, for the output folder as its working folder."""
    user, host = settings.get("SSH_USER"), settings["SSH_HOST"]
    # ssh starts in the home folder, and nothing expands a ~ that rsync protects from the shell.
    folder = posixpath.normpath(settings["SSH_TARGET_DIR"].strip().removeprefix("~/") or ".")
    if is_too_much(folder):
        refuse(
            f"SSH_TARGET_DIR is {settings['SSH_TARGET_DIR']}, and publishing deletes "
            "whatever else is in it"
        )
    # The slash after a folder is what makes rsync copy what is in it, and not the folder itself.
    target = f"{folder}/"
    command = ["rsync", "--recursive", "--links", "--perms", "--times", "--compress", "--verbose"]
    # Pelican writes every file again each time, so dates say nothing.
    command += ["--checksum", "--delete", "--exclude=.DS_Store"]
    if shlex.quote(target) != target:
        # Only where it is needed, for the rsync of some systems does not have it.
        command.append("--protect-args")
    command += ["-e", f"ssh -p {settings.get('SSH_PORT') or 22}"]
    return [*command, "./", f"{user}@{host}:{target}" if user else f"{host}:{target}"]


def is_too_much(folder: str) -> bool:
    """Return whether a folder of a server, without dots, has more in it than a site."""
    parts = [part for part in folder.split("/") if part]
    if not parts or parts[0] in (".", "..") or (len(parts) == 1 and parts[0].startswith("~")):
        return True
    if not folder.startswith("/"):
        return False
    # A home folder counts as a whole, too.
    is_home = parts[0] in ("home", "Users") and len(parts) < 3
    return is_home or (len(parts) == 1 and parts[0] in OF_THE_SYSTEM)
