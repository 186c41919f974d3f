"""The setting ``BUNDLE_ENABLED``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import option, read_settings


@dataclass(frozen=True, slots=True)
class BundleSettings:
    """Whether style sheets are joined, and scripts minified."""

    enabled: bool = option(True, lambda value: isinstance(value, bool), "True or False")


def bundle_settings(settings: Mapping[str, Any]) -> BundleSettings:
    """Read BUNDLE_ENABLED; raises SettingError."""
    return read_settings(BundleSettings, "BUNDLE_", settings)
