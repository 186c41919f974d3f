"""The settings ``CORRECTIONS_…``, ``REPORT_…`` and ``REPOSITORY_…`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import SettingError, is_address, is_web_address, option, read_settings
from .forges import FORGES, MAIL, find_forge


def _is_web(value: Any) -> bool:
    return value == "" or is_web_address(value)


def _is_mail(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(MAIL) and "@" in value


@dataclass(frozen=True, slots=True)
class CorrectionsSettings:
    """The settings ``CORRECTIONS_…``; docs/settings.md explains each."""

    index_url: str = option("corrections/", is_address, "an address")
    index_save_as: str = option("corrections/index.html", is_address, 'a file, "" for none')
    feed_atom: str | None = option(
        "feeds/corrections.atom.xml",
        lambda value: value is None or (bool(value) and is_address(value)),
        "an address, None for no feed",
    )


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """The settings ``REPORT_…``: where readers report mistakes."""

    to: str = option(
        "",
        lambda value: _is_web(value) or _is_mail(value),
        'a repository\'s address, "mailto:" and an address, or "" for no links',
    )


@dataclass(frozen=True, slots=True)
class RepositorySettings:
    """The settings ``REPOSITORY_…``: where the sources of the site are."""

    url: str = option("", _is_web, 'the address of a repository, or ""')
    branch: str = option("main", lambda v: isinstance(v, str) and bool(v), "the name of a branch")
    forge: str = option("", lambda v: v in ("", *FORGES), f'one of {", ".join(FORGES)}, or ""')


def read_all(
    settings: Mapping[str, Any],
) -> tuple[CorrectionsSettings, ReportSettings, RepositorySettings]:
    """Return all settings of this plugin; a wrong one stops the build."""
    repository = read_settings(RepositorySettings, "REPOSITORY_", settings)
    to = read_settings(ReportSettings, "REPORT_", settings)
    for name, address in (("REPORT_TO", to.to), ("REPOSITORY_URL", repository.url)):
        if _is_web(address) and address and not find_forge(address, repository.forge):
            raise SettingError(
                f"{name} = {address!r}: what runs there is not known; "
                f"set REPOSITORY_FORGE to one of {', '.join(FORGES)}."
            )
    return read_settings(CorrectionsSettings, "CORRECTIONS_", settings), to, repository
