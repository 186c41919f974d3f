"""The setting ``BUNDLE_ENABLED``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import read_settings, switch


@dataclass(frozen=True, slots=True)
class BundleSettings:
    """Whether style sheets are joined, and scripts minified."""

    enabled: bool = switch(True)


def bundle_settings(settings: Mapping[str, Any]) -> BundleSettings:
    """Read BUNDLE_ENABLED; raises SettingError."""
    return read_settings(BundleSettings, "BUNDLE_", settings)
