"""Fields of a header that are one slip of the finger away from a known one. Pure.

Any other name may be meant: Pelican gives templates every field.
"""

from collections.abc import Iterable
from functools import lru_cache

from ..core.diagnostics import is_a_slip
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


def misspelt(names: Iterable[str], known: frozenset[str]) -> list[tuple[str, str]]:
    """Return the names that are nearly those of a known field, each with that one."""
    others = (name for name in names if name not in NAMES and name not in OTHERS)
    return [(name, near) for name in others if name not in known and (near := _near(name, known))]


@lru_cache(1000)
def _near(name: str, known: frozenset[str]) -> str:
    return next((one for one in sorted(known | NAMES) if is_a_slip(name, one)), "")
