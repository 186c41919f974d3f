"""The settings ``PAIR_…`` of a site."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.posts import LEVELS
from ..core.settings import (
    is_count,
    is_feed_pattern,
    is_pattern,
    is_positive,
    is_text_by,
    option,
    read_settings,
)
from ..core.texts import message

by_level = is_text_by(*LEVELS)
NAMES = {"overview": message("Overview"), "math": message("Mathematics")}
SECTION_TEXTS = {
    "overview": message("This section in the overview"),
    "math": message("This section in full"),
}
#: The text of a link to a section of a level that has another name.
SECTION_OF = message("This section in “%(level)s”")
is_level_address = is_pattern("level")
WITH_LEVEL = 'an address with {level} in it, or ""'


def are_slugs(values: list[str]) -> bool:
    """Return whether texts can be in addresses, and each in another one."""
    return len(set(values)) == len(values) and all(re.fullmatch(r"[\w-]+", v) for v in values)


@dataclass(frozen=True, slots=True)
class PairSettings:
    """The settings ``PAIR_…``; docs/settings.md explains each."""

    levels: Mapping[str, str] = option(
        NAMES,
        by_level,
        'a name for each level, {"overview": "…", "math": "…"}',
    )
    level_slugs: Mapping[str, str] = option(
        {"overview": "overview", "math": "math"},
        lambda value: by_level(value) and are_slugs([*value.values()]),
        'what is in addresses for each level, {"overview": "…", "math": "…"}, different ones',
    )
    section_texts: Mapping[str, str] = option(
        SECTION_TEXTS,
        by_level,
        'the text of a link to each level, {"overview": "…", "math": "…"}',
    )
    overview_math_budget: int | None = option(
        12, lambda v: v is None or is_count(v), "a number of formulas, or None for any number"
    )
    words_per_minute: int = option(230, is_positive, "a number of words from 1")
    words_per_formula: int = option(4, is_count, "how many words a formula takes the time of")
    feed_atom: str | None = option(
        "feeds/{level}.atom.xml",
        is_feed_pattern("level"),
        "an address with {level} in it, or None for no feeds",
    )
    listing_url: str = option("{level}/", is_level_address, WITH_LEVEL)
    listing_save_as: str = option("{level}/index.html", is_level_address, WITH_LEVEL)


def renamed_level(chosen: PairSettings, level: str) -> str:
    """Return the name of a level if it is another one and no text names it yet, else ""."""
    is_said = chosen.section_texts[level] != SECTION_TEXTS[level]
    name = chosen.levels[level]
    return "" if is_said or name == NAMES[level] else name


def pair_settings(settings: Mapping[str, Any]) -> PairSettings:
    """Return the settings of this plugin; a wrong one stops the build."""
    return read_settings(PairSettings, "PAIR_", settings)
