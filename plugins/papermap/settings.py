"""The settings ``MAP_…`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import is_address, option, read_settings


@dataclass(frozen=True, slots=True)
class MapSettings:
    """The settings ``MAP_…``; docs/settings.md explains each."""

    url: str = option("map/", is_address, "an address")
    save_as: str = option("map/index.html", is_address, 'a file, or "" for no map')


def map_settings(settings: Mapping[str, Any]) -> MapSettings:
    """Return the settings of this plugin; a wrong one stops the build."""
    return read_settings(MapSettings, "MAP_", settings)
