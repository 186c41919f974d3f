"""The settings ``BIBLIOGRAPHY_…`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import option, read_settings


def _are_files(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(v, str) and v for v in value)


def _are_links(value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(name, str) and isinstance(link, str) and link for name, link in value.items()
    )


@dataclass(frozen=True, slots=True)
class BibliographySettings:
    """The settings ``BIBLIOGRAPHY_…``; docs/settings.md explains each."""

    files: tuple[str, ...] = option(
        ("references.bib",), _are_files, 'files in the content folder, ["references.bib"]'
    )
    public_fields: tuple[str, ...] = option(
        (), _are_files, 'fields that readers get besides what one cites with, ["abstract"]'
    )
    author_links: Mapping[str, str] = option(
        {}, _are_links, 'addresses by name, {"Ada Lovelace": "https://example.org/ada"}'
    )


def bibliography_settings(settings: Mapping[str, Any]) -> BibliographySettings:
    """Return the settings of the bibliography; a wrong one stops the build."""
    return read_settings(BibliographySettings, "BIBLIOGRAPHY_", settings)
