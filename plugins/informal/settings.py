"""The settings ``REFS_ACCEPT…`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import option, read_settings


@dataclass(frozen=True, slots=True)
class InformalSettings:
    """The settings of the accepted wordings; docs/settings.md explains each."""

    accepted: str | None = option(
        "accepted.json",
        lambda value: value is None or (isinstance(value, str) and bool(value)),
        "a file in the content folder, or None",
    )
    accept: bool = option(False, lambda value: isinstance(value, bool), "True or False")


def informal_settings(settings: Mapping[str, Any]) -> InformalSettings:
    """Return the settings of this plugin; a wrong one stops the build."""
    return read_settings(InformalSettings, "REFS_", settings)
