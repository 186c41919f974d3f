"""Which plugins of the bundle are on in a run."""

from collections.abc import Mapping
from typing import Any

#: The package that all plugins of the bundle are in, as Pelican loads it.
BUNDLE = __name__.removesuffix(".core.running")


def is_on(settings: Mapping[str, Any], name: str) -> bool:
    """Return whether a plugin is on; Pelican has put the names of all modules into the settings."""
    return not {BUNDLE, f"{BUNDLE}.{name}"}.isdisjoint(settings.get("PLUGINS") or ())
