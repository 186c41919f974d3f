"""The settings ``MAP_…`` of a site."""

from dataclasses import dataclass

from ..core.settings import is_address, option


@dataclass(frozen=True, slots=True)
class MapSettings:
    """The settings ``MAP_…``; docs/settings.md explains each."""

    url: str = option("map/", is_address, "an address")
    save_as: str = option("map/index.html", is_address, 'a file, or "" for no map')
