"""The edited page, before everything else."""

from typing import Any


def build_page_first(pelican: Any, path: str) -> bool:  # noqa: ARG001
    """Write the page of one known post that has changed; return whether that was possible.

    The builder calls this before the whole run when exactly one post has changed that the last
    build knew. ``pelican`` is the object whose ``run`` makes the site, ``path`` the full path of
    the post. After True the browser shows that page while the whole run goes on.
    """
    return False
