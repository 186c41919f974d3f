"""Two remarks on one mistake: the one that says more of it stays. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from ..remarks import Remark

NAMED = re.compile(r'did you mean "([^"]{1,200})"')
PUNCTUATION = "{}#.:|*[]() "


def without_doubles(remarks: Iterable[Remark]) -> list[Remark]:
    """Return the remarks without those that follow from another one in the same place."""
    every = list(remarks)
    at_lines: dict[tuple[str, int], list[Remark]] = defaultdict(list)
    for one in every:
        at_lines[one.path, one.line].append(one)
    kept = []
    for one in every:
        others = at_lines[one.path, one.line]
        if not any(_says_more(other, one) for other in others):
            # The build knows better what to write.
            advice = next((two.hint for two in others if _says_more(one, two)), "")
            kept.append(replace(one, hint=one.hint or advice))
    return kept


def suggested_names(remarks: Iterable[Remark]) -> set[tuple[str, str]]:
    """Return the names that misspelt ones are probably meant to be, with their files."""
    return {(one.path, name) for one in remarks for name in NAMED.findall(one.text + one.hint)}


def _says_more(other: Remark, one: Remark) -> bool:
    """Return whether a remark need not be said beside another one."""
    if one.rule == "label-unused":
        return other.rule == "lemma-unused"
    if one.level == "hint" and one.rule.startswith("markdown-"):
        # What is visible in the page stops publishing, and what the build has said of it does not.
        return other.rule == "page-markup" and _is_same(other, one)
    return (
        one.rule == "page-markup"
        and other.level != "hint"
        and not other.rule.startswith("page-")
        and _is_same(one, other)
    )


def _is_same(page: Remark, build: Remark) -> bool:
    """Return whether what is visible in a page is what the build has reported."""
    shown = page.text.partition('"')[2].removesuffix('"').strip(PUNCTUATION)
    return bool(shown) and shown.replace("”", '"').replace("“", '"') in build.text
