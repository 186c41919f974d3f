"""The settings ``PREVIEWS_…`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import is_address, option, read_settings, switch


def _is_pattern(value: Any) -> bool:
    """Return whether each post has an address of its own, or the value is "" for none."""
    if not is_address(value):
        return False
    try:
        return not value or value.format(slug="a") != value.format(slug="b")
    except (KeyError, IndexError, ValueError):
        return False


@dataclass(frozen=True, slots=True)
class PreviewSettings:
    """The settings ``PREVIEWS_…``; docs/settings.md explains each."""

    enabled: bool = switch(True)
    save_as: str = option(
        "previews/{slug}.html",
        _is_pattern,
        "an address with {slug} in it and nothing else in braces (the previews of a post are one "
        'file), or "" for none',
    )


def preview_settings(settings: Mapping[str, Any]) -> PreviewSettings:
    """Return the settings of this plugin; a wrong one stops the build."""
    return read_settings(PreviewSettings, "PREVIEWS_", settings)
