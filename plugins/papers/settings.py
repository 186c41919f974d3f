"""The settings ``PAPERS_…`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import is_address, is_pattern, option, read_settings

is_key_address = is_pattern("key")
is_lang_address = is_pattern("key", "lang")
WITH_KEY = 'an address with {key} in it, or ""'
WITH_LANG = 'an address with {key} and {lang} in it, or ""'


@dataclass(frozen=True, slots=True)
class PapersSettings:
    """The settings ``PAPERS_…``; docs/settings.md explains each."""

    url: str = option("papers/{key}/", is_key_address, WITH_KEY)
    save_as: str = option("papers/{key}/index.html", is_key_address, WITH_KEY)
    index_url: str = option("papers/", is_address, "an address")
    index_save_as: str = option("papers/index.html", is_address, 'a file, "" for none')
    both_url: str = option("papers/{key}/both/", is_key_address, WITH_KEY)
    both_save_as: str = option("papers/{key}/both/index.html", is_key_address, WITH_KEY)
    both_lang_url: str = option("papers/{key}/both-{lang}/", is_lang_address, WITH_LANG)
    both_lang_save_as: str = option(
        "papers/{key}/both-{lang}/index.html", is_lang_address, WITH_LANG
    )


def papers_settings(settings: Mapping[str, Any]) -> PapersSettings:
    """Return the settings of this plugin; a wrong one stops the build."""
    return read_settings(PapersSettings, "PAPERS_", settings)
