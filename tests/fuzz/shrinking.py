"""The smallest post that still comes out wrong in the same way."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from .strategies import Post

#: How often a site is built for one finding.
TRIES = 120


def shrink(post: Post, fails: Callable[[Post], bool]) -> Post:
    """Return a post without what can be left out: lines of its header, blocks, lines, words.

    Of a whole post only blocks are left out, for the rest may be what makes it whole.
    """
    left = [TRIES]

    def is_wrong(one: Post) -> bool:
        left[0] -= 1
        return left[0] >= 0 and fails(one)

    post = _without(post, "header", r"(?<=\n)", is_wrong)
    for parts in (r"(?<=\n\n)",) if post.is_whole else (r"(?<=\n\n)", r"(?<=\n)", r"(?<=\s)"):
        post = _without(post, "body", parts, is_wrong)
    return post


def _without(post: Post, name: str, between: str, fails: Callable[[Post], bool]) -> Post:
    """Return a post without parts of a field: halves of it first, single ones at the end."""
    parts = re.split(between, getattr(post, name))
    size = len(parts) // 2
    while size:
        at = 0
        while at < len(parts):
            rest = parts[:at] + parts[at + size :]
            values: dict[str, Any] = {name: "".join(rest).rstrip("\n")}
            shorter = replace(post, **values)
            if rest and fails(shorter):
                post, parts = shorter, rest
            else:
                at += size
        size //= 2
    return post
