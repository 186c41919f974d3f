"""The settings ``SERIES_…`` and ``ALL_SERIES_…`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import (
    is_address,
    is_feed_pattern,
    is_folder,
    is_pattern,
    is_positive,
    option,
    read_settings,
)

is_series_address = is_pattern("slug")


@dataclass(frozen=True, slots=True)
class SeriesSettings:
    """The settings ``SERIES_…``; docs/settings.md explains each."""

    url: str = option("series/{slug}/", is_series_address, 'an address with {slug} in it, or ""')
    save_as: str = option(
        "series/{slug}/index.html", is_series_address, 'an address with {slug} in it, or ""'
    )
    feed_atom: str | None = option(
        "feeds/series/{slug}.atom.xml",
        is_feed_pattern("slug"),
        "an address with {slug} in it, or None for no feeds",
    )
    introductions: str | None = option(
        "series", lambda v: v is None or is_folder(v), "a folder of the content, or None"
    )
    pagination: int = option(50, is_positive, "a number of parts from 1")


@dataclass(frozen=True, slots=True)
class AllSeriesSettings:
    """The settings ``ALL_SERIES_…``: the address of the page with all series."""

    url: str = option("series/", is_address, 'an address, or ""')
    save_as: str = option("series/index.html", is_address, 'an address, or "" for no such page')


def series_settings(settings: Mapping[str, Any]) -> SeriesSettings:
    """Return the settings of the series; a wrong one stops the build."""
    return read_settings(SeriesSettings, "SERIES_", settings)


def all_series_settings(settings: Mapping[str, Any]) -> AllSeriesSettings:
    """Return the address of the page with all series; a wrong one stops the build."""
    return read_settings(AllSeriesSettings, "ALL_SERIES_", settings)
