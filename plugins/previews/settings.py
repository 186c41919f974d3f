"""The settings ``PREVIEWS_…`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import is_address, option, read_settings, switch


def _is_pattern(value: Any) -> bool:
    """Return whether each post and label has an address of its own, or the value is "" for none."""
    if not is_address(value):
        return False
    try:
        return not value or len({value.format(slug=s, label=n) for s in "ab" for n in "xy"}) == 4
    except (KeyError, IndexError, ValueError):
        return False


@dataclass(frozen=True, slots=True)
class PreviewSettings:
    """The settings ``PREVIEWS_…``; docs/settings.md explains each."""

    enabled: bool = switch(True)
    save_as: str = option(
        "previews/{slug}/{label}.html",
        _is_pattern,
        'an address with {slug} and {label} in it, or "" for none',
    )


def preview_settings(settings: Mapping[str, Any]) -> PreviewSettings:
    """Return the settings of this plugin; a wrong one stops the build."""
    return read_settings(PreviewSettings, "PREVIEWS_", settings)
