"""Fields of a header that are one slip of the finger away from a known one. Pure.

Any other name may be meant: Pelican gives templates every field.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from .fields import KNOWN
from .meaning import UNLISTED

#: The fields of Pelican and of other engines that mean something here.
NAMES = frozenset(
    (
        *KNOWN,
        *UNLISTED,
        *("tags", "author", "authors", "category", "categories", "summary", "description"),
        *("keywords", "image", "images", "image_alt", "og_image", "featured_image", "cover"),
    )
)
#: Names that others use, and that mean something else than what is near.
OTHERS = frozenset(("dates", "data", "keyword", "path", "paths", "parts", "hide", "lists"))
#: In a shorter name another letter makes another word: ``data``, ``port``.
LONG = 5


def misspelt(names: Iterable[str], known: frozenset[str]) -> list[tuple[str, str]]:
    """Return the names that are nearly those of a known field, each with that one."""
    others = (name for name in names if name not in NAMES and name not in OTHERS)
    return [(name, near) for name in others if name not in known and (near := _near(name, known))]


@lru_cache(1000)
def _near(name: str, known: frozenset[str]) -> str:
    return next((one for one in sorted(known | NAMES) if is_a_slip(name, one)), "")


def is_a_slip(written: str, meant: str) -> bool:
    """Return whether one letter is missing, too much, another one, or changed places."""
    shorter, longer = sorted((written, meant), key=len)
    if len(longer) - len(shorter) > 1 or len(shorter) < LONG - 2:
        return False
    same = takewhile(lambda both: both[0] == both[1], zip(shorter, longer, strict=False))
    start = len(list(same))
    if len(shorter) < len(longer):
        return shorter[start:] == longer[start + 1 :]
    swapped = shorter[start + 1 : start + 2] + shorter[start : start + 1]
    if swapped == longer[start : start + 2] and shorter[start + 2 :] == longer[start + 2 :]:
        return True
    return len(shorter) >= LONG and shorter[start + 1 :] == longer[start + 1 :]
