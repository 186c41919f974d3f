"""Keys in brackets without ``@``, as other tools cite: for Markdown they are text. Pure."""

import re
from itertools import islice

from .citing import LIKE_KEY

BARE = re.compile(r"(?<![\]\w\\])\[(?P<key>[A-Za-z][\w:.+/-]{2,60})(?=[\],;])")
#: How many are reported, and looked at: each look goes back to the beginning of the code around it.
MOST, LOOKS = 50, 1000


def find_bare_keys(html: str) -> tuple[str, ...]:
    """Return what is in brackets and like a key, each once; not what is in code."""
    found: dict[str, int] = {}
    for one in islice(BARE.finditer(html), LOOKS) if "[" in html else ():
        if LIKE_KEY.search(one["key"]) and not (one["key"] in found and found[one["key"]]):
            found[one["key"]] = not _is_code(html, one.start())
            if len(found) == MOST:
                break
    return tuple(key for key, is_text in found.items() if is_text)


def _is_code(html: str, at: int) -> bool:
    return html.rfind("<code", 0, at) > html.rfind("</code", 0, at)
