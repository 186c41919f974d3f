"""The setting ``TERM_INTRODUCTIONS`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import is_folder, option, read_settings

#: The kinds of terms, and where a template finds all of one kind.
KINDS = {"tag": "tags", "category": "categories", "author": "authors"}


def is_folders(value: Any) -> bool:
    """Return whether a value is a dict from kinds of terms to folders."""
    return isinstance(value, dict) and all(
        kind in KINDS and isinstance(folder, str) and is_folder(folder.strip("/"))
        for kind, folder in value.items()
    )


@dataclass(frozen=True, slots=True)
class TermSettings:
    """The setting ``TERM_INTRODUCTIONS``; docs/settings.md explains it."""

    introductions: Mapping[str, str] = option(
        KINDS, is_folders, 'a dict from "tag", "category" or "author" to a folder of the content'
    )


def term_folders(settings: Mapping[str, Any]) -> dict[str, str]:
    """Return the folder with introductions of each kind of terms that has one."""
    chosen = read_settings(TermSettings, "TERM_", settings)
    return {kind: folder.strip("/") for kind, folder in chosen.introductions.items()}
