"""The settings ``THEOREM_…`` and ``PROOFS_…`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import option, read_settings, switch
from ..core.texts import Texts
from .kinds import STYLES, Kinds, make_kinds
from .rungs import DEPTHS

NUMBERINGS = ("post", "section")
KIND_FIELDS = {"name", "prefix", "style"}


def is_name(value: Any) -> bool:
    """Return whether a value is a name, or a list of singular and plural."""
    names = value if isinstance(value, list | tuple) else (value, value)
    return len(names) == 2 and all(isinstance(name, str) and name.strip() for name in names)


def _is_prefix(value: Any) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)
    )


def _is_kind(value: Any) -> bool:
    if not isinstance(value, dict):
        return is_name(value)
    return (
        value.keys() <= KIND_FIELDS
        and is_name(value.get("name", "x"))
        and _is_prefix(value.get("prefix", "x"))
        and value.get("style", "plain") in STYLES
    )


def _are_kinds(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(key, str) and key.isidentifier() and _is_kind(kind)
        for key, kind in value.items()
    )


def are_names(value: Any) -> bool:
    """Return whether a value has names by kind, by language."""
    return isinstance(value, dict) and all(
        isinstance(names, dict) and all(is_name(name) for name in names.values())
        for names in value.values()
    )


def _are_counters(value: Any) -> bool:
    if isinstance(value, dict):
        return all(counter is None or isinstance(counter, str) for counter in value.values())
    return value in ("together", "separate")


@dataclass(frozen=True, slots=True)
class TheoremSettings:
    """The settings ``THEOREM_…``; docs/settings.md explains each."""

    kinds: Mapping[str, Any] = option(
        {}, _are_kinds, 'kinds by key, {"puzzle": "Puzzle"} or {"puzzle": {"name": …, "style": …}}'
    )
    names: Mapping[str, Any] = option(
        {}, are_names, 'names by language and kind, {"es": {"theorem": ["Teorema", "Teoremas"]}}'
    )
    counters: Mapping[str, str | None] | str = option(
        "together", _are_counters, '"together", "separate", or a counter by kind, None for none'
    )
    numbering: str = option("post", NUMBERINGS.__contains__, '"post" or "section"')


@dataclass(frozen=True, slots=True)
class ProofSettings:
    """The settings ``PROOFS_…``; docs/settings.md explains each."""

    open: bool = switch(True)
    depth: str = option("steps", DEPTHS.__contains__, '"ideas", "steps" or "everything"')


def theorem_settings(settings: Mapping[str, Any]) -> TheoremSettings:
    """Return the settings ``THEOREM_…``; raises SettingError."""
    return read_settings(TheoremSettings, "THEOREM_", settings)


def proof_settings(settings: Mapping[str, Any]) -> ProofSettings:
    """Return the settings ``PROOFS_…``; raises SettingError."""
    return read_settings(ProofSettings, "PROOFS_", settings)


def site_kinds(chosen: TheoremSettings, texts: Texts | None = None) -> Kinds:
    """Return the kinds of a site; without texts their names are the English ones."""
    return make_kinds(chosen.kinds, chosen.names, chosen.counters, texts)
