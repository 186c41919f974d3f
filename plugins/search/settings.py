"""The setting ``SEARCH_INDEX`` of a site."""

from dataclasses import dataclass
from typing import Any

from ..core.settings import is_address, option


def is_folder(value: Any) -> bool:
    """Tell whether a value can be a folder of the output, or "" for none."""
    return is_address(value) and (value == "" or value.strip("/.") != "")


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """The settings ``SEARCH_…`` that are not the theme's; docs/settings.md explains each."""

    index: str = option("pagefind", is_folder, 'a folder of the output, or "" for no index')
