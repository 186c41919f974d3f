"""The settings ``LANGUAGES_…`` of a site."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..core.settings import option, read_settings


def _are_paths(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(path, str) for path in value)


@dataclass(frozen=True, slots=True)
class LanguageSettings:
    """The settings ``LANGUAGES_…``; docs/settings.md explains each."""

    paths: Sequence[str] = option((), _are_paths, 'folders of catalogues, ["locale"]')


def language_settings(settings: Mapping[str, Any]) -> LanguageSettings:
    """Return the settings of this plugin; a wrong one stops the build."""
    return read_settings(LanguageSettings, "LANGUAGES_", settings)
