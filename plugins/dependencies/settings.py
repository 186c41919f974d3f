"""The settings ``DEPENDENCIES_…`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import is_pattern, option, read_settings, switch

is_slice_address = is_pattern("key", "label")
WITH_BOTH = 'a path with {key} and {label}, or "" for none'


@dataclass(frozen=True, slots=True)
class DependencySettings:
    """The settings ``DEPENDENCIES_…``; docs/settings.md explains each."""

    lines: bool = switch(True)
    map: bool = switch(True)
    url: str = option("papers/{key}/proofs/{label}/", is_slice_address, WITH_BOTH)
    save_as: str = option("papers/{key}/proofs/{label}/index.html", is_slice_address, WITH_BOTH)


def dependency_settings(settings: Mapping[str, Any]) -> DependencySettings:
    """Return the settings of this plugin; a wrong one stops the build."""
    return read_settings(DependencySettings, "DEPENDENCIES_", settings)
