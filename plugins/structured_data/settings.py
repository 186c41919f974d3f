"""The settings ``METADATA_…`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import option, read_settings, switch


def _is_links(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(name, str) and isinstance(url, str) and "://" in url
        for name, url in value.items()
    )


@dataclass(frozen=True, slots=True)
class MetadataSettings:
    """The settings ``METADATA_…``; docs/settings.md explains each."""

    publisher: str = option("", lambda value: isinstance(value, str), 'a name, "" for the site\'s')
    author_links: Mapping[str, str] = option(
        {}, _is_links, 'addresses by name: {"Ada Lovelace": "https://example.org/ada"}'
    )
    scholar: bool = switch(True)


def metadata_settings(settings: Mapping[str, Any]) -> MetadataSettings:
    """Return the settings of this plugin; a wrong one stops the build."""
    return read_settings(MetadataSettings, "METADATA_", settings)
