"""Folders that a site must not replace. Pure."""

import posixpath

from .errors import PublishError

#: Folders that have a whole machine, or all of a person, in them.
WHOLE = {"/", ".", "..", "~"}
HOMES = ("home", "Users")


def checked_folder(value: str, setting: str) -> str:
    """Return a folder on a server, as rsync takes it, with a slash at its end.

    ssh starts in the home folder, so a ``~/`` in front is left out: nothing expands it there.
    Raises PublishError for one whose other files are surely not those of a site.
    """
    if any(ord(letter) < 32 for letter in value):
        raise PublishError(f"{setting} has a control character in it")
    folder = posixpath.normpath(value.strip().removeprefix("~/") or ".")
    folder = f"/{folder.lstrip('/')}" if folder.startswith("/") else folder
    parts = [part for part in folder.split("/") if part]
    if folder in WHOLE or folder.startswith(("../", "~", ":")) or _is_home(folder, parts):
        raise PublishError(
            f"{setting} is {value or 'empty'}, and publishing deletes whatever else is in it: "
            "give the site a folder of its own"
        )
    return f"{folder}/"


def _is_home(folder: str, parts: list[str]) -> bool:
    """Return whether an absolute path is at the top of a machine, or somebody's home."""
    if not folder.startswith("/"):
        return False
    return len(parts) == 1 or (len(parts) == 2 and parts[0] in HOMES)


def checked_host(value: str, setting: str) -> str:
    """Return the name of a server or a user; raises PublishError for what ssh reads otherwise."""
    if not value or value.startswith("-") or any(letter.isspace() for letter in value):
        raise PublishError(f"{setting} is {value!r}, which is no name")
    return value


def checked_port(value: object) -> int:
    """Return a port; raises PublishError where it is none."""
    text = str(value or 22).strip()
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise PublishError(f"SSH_PORT is {text}, which is no port")
    return int(text)
