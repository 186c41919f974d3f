"""What must be in a text for a regular expression to match there. Pure.

Python-Markdown tries some thirty patterns on every piece of text. Most need a character that is
not there, and to look for one character is a hundred times faster than to try a pattern.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

try:
    # The standard library's own reading of a pattern. If it is moved or changed, no pattern
    # has triggers: all are tried, as without this module.
    from re import _constants as op  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover
    op = parser = None

#: How many literals a pattern may need one of; to look for more takes as long as to try it.
MOST = 3


@cache
def triggers_of(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return literals one of which is in every match of a pattern; none if that is not known."""
    if parser is None or pattern.flags & re.IGNORECASE:
        return frozenset()
    try:
        return _needed(parser.parse(pattern.pattern, pattern.flags))
    except (AttributeError, TypeError, ValueError, re.error):  # pragma: no cover
        return frozenset()


def _needed(items: Iterable[Any]) -> frozenset[str]:
    """Return what a sequence needs: the best of what its parts need, and of its literals."""
    found: list[frozenset[str]] = []
    literals = ""
    for code, value in items:
        if code is op.LITERAL:
            literals += chr(value)
            continue
        found.append(frozenset([literals] if literals else []))
        # Assertions and the like take no characters, so the literals around them are joined;
        # anything else may be of any length.
        if code not in (op.AT, op.ASSERT, op.ASSERT_NOT):
            literals = ""
            found.append(_needed_by(code, value))
    found.append(frozenset([literals] if literals else []))
    useful = [needs for needs in found if 0 < len(needs) <= MOST]
    return max(useful, key=lambda needs: (min(map(len, needs)), -len(needs)), default=frozenset())


def _needed_by(code: Any, value: Any) -> frozenset[str]:
    """Return what one part of a sequence needs."""
    if code is op.SUBPATTERN:
        _, flags, _, items = value
        return frozenset() if flags & re.IGNORECASE else _needed(items)
    if code is op.ATOMIC_GROUP:
        return _needed(value)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, _, items = value
        needs = _needed(items) if least else frozenset()
        alone = len(items) == 1 and items[0][0] is op.LITERAL
        return frozenset(literal * least for literal in needs) if alone else needs
    if code is op.BRANCH:
        branches = [_needed(items) for items in value[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    if code is op.IN and all(kind is op.LITERAL for kind, _ in value):
        return frozenset(chr(char) for _, char in value)
    return frozenset()
