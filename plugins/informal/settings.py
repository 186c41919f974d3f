"""The settings ``REFS_ACCEPT…`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import option, read_settings, switch


@dataclass(frozen=True, slots=True)
class InformalSettings:
    """The settings of accepted wordings; docs/settings.md explains each."""

    #: The file with the accepted wordings, None for none.
    accepted: str | None = option(
        "accepted.json",
        lambda value: value is None or (isinstance(value, str) and bool(value)),
        "a file in the content folder, or None",
    )
    #: Whether this build accepts all wordings as they are.
    accept: bool = switch(False)


def informal_settings(settings: Mapping[str, Any]) -> InformalSettings:
    """Return the settings of this plugin; raises SettingError."""
    return read_settings(InformalSettings, "REFS_", settings)
