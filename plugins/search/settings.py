"""The setting ``SEARCH_INDEX`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import is_address, option, read_settings


def is_folder(value: Any) -> bool:
    """Return whether a value can be a folder of the output, or "" for none."""
    return is_address(value) and (value == "" or value.strip("/.") != "")


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """The settings ``SEARCH_…`` that are not the theme's; docs/settings.md explains each."""

    index: str = option("pagefind", is_folder, 'a folder of the output, or "" for no index')


def search_settings(settings: Mapping[str, Any]) -> SearchSettings:
    """Return the settings of this plugin; a wrong one stops the build."""
    return read_settings(SearchSettings, "SEARCH_", settings)
