"""The settings ``CITATIONS_…`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import option, read_settings

#: The brackets around citations, by style.
BRACKETS = {"author-year": ("(", ")"), "numeric": ("[", "]")}


@dataclass(frozen=True, slots=True)
class CitationSettings:
    """The settings ``CITATIONS_…``; docs/settings.md explains each."""

    style: str = option(
        "author-year",
        lambda value: isinstance(value, str) and value in BRACKETS,
        '"author-year" or "numeric"',
    )


def citation_settings(settings: Mapping[str, Any]) -> CitationSettings:
    """Return the settings of this plugin; a wrong one stops the build."""
    return read_settings(CitationSettings, "CITATIONS_", settings)
