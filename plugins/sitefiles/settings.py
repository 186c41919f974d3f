"""The settings ``SITEFILES_…``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import SettingError, option, read_settings, switch


def _is_license(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[\w.+-]*", value) is not None


@dataclass(frozen=True, slots=True)
class SiteFilesSettings:
    """Which files are written at the top of the site, and the licence of its texts."""

    sitemap: bool = switch(True)
    robots: bool = switch(True)
    citation: bool = switch(True)
    license: str = option("", _is_license, 'a licence as SPDX names it, "CC-BY-4.0", or ""')


def check_sitemap(settings: Mapping[str, Any]) -> None:
    """Stop the build when ``SITEMAP`` cannot be right; it has the keys of pelican-sitemap."""
    chosen = settings.get("SITEMAP", {})
    if not isinstance(chosen, dict) or chosen.get("format", "xml") not in ("xml", "txt"):
        raise SettingError(f'SITEMAP = {chosen!r}: expected {{"exclude": [], "format": "xml"}}.')
    for pattern in chosen.get("exclude", ()):
        try:
            re.compile(pattern)
        except (re.error, TypeError):
            text = f"SITEMAP: expected a regular expression to exclude pages by, got {pattern!r}."
            raise SettingError(text) from None


def sitefiles_settings(settings: Mapping[str, Any]) -> SiteFilesSettings:
    """Read the settings; raises SettingError."""
    check_sitemap(settings)
    return read_settings(SiteFilesSettings, "SITEFILES_", settings)
