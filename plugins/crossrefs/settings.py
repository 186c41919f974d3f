"""The settings ``REFS_…`` of a site, without those of `informal`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from ..core.settings import is_address, option, read_settings
from ..core.texts import Texts
from ..theorems import Kinds, TheoremSettings, are_names, site_kinds
from .labels.model import PREFIXES


def _are_places(value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(name, str)
        and re.fullmatch(r"\w+(?:-\w+)*", name)
        and isinstance(place, str)
        and place
        for name, place in value.items()
    )


def _is_new_file(value: Any) -> bool:
    return value == "" or (
        "\0" not in value and Path(value).parent.is_dir() and not Path(value).is_dir()
    )


@dataclass(frozen=True, slots=True)
class RefSettings:
    """The settings ``REFS_…``; docs/settings.md explains each."""

    names: Mapping[str, Any] = option(
        {}, are_names, 'names by language and kind, {"en": {"equation": ["Eq.", "Eqs."]}}'
    )
    save_as: str = option("refs.json", is_address, 'a file of the site, or "" for none')
    external: Mapping[str, str] = option(
        {}, _are_places, 'files or addresses by name, {"other": "https://other.org/refs.json"}'
    )
    list: str = option("", _is_new_file, "a file in a folder that is there")


def ref_settings(settings: Mapping[str, Any]) -> RefSettings:
    """Return the settings of this plugin; raises SettingError."""
    return read_settings(RefSettings, "REFS_", settings)


def prefixes_of(kinds: Kinds) -> Iterator[str]:
    """Yield what labels begin with: of the kinds of a site, and as authors of LaTeX write them."""
    yield from (*chain(*PREFIXES.values()), "proof", "prf", "chap", "ch", "part", "app", "item")
    for kind in kinds.known.values():
        yield from (*kind.prefixes, kind.key)


def reference_kinds(theorems: TheoremSettings, chosen: RefSettings, texts: Texts) -> Kinds:
    """Return the kinds with the names that references have for them."""
    names = {lang: dict(by_kind) for lang, by_kind in theorems.names.items()}
    for lang, by_kind in chosen.names.items():
        names.setdefault(lang, {}).update(by_kind)
    return site_kinds(replace(theorems, names=names), texts)
