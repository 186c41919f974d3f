"""The settings ``NOTATION_…`` of a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..core.settings import option, read_settings, switch


def is_lines(value: Any) -> bool:
    """Return whether a value is a list of lines of notation."""
    return isinstance(value, list | tuple) and all(isinstance(line, str) for line in value)


def is_lines_by_series(value: Any) -> bool:
    """Return whether a value is a dict from names of series to lines of notation."""
    return isinstance(value, dict) and all(
        isinstance(name, str) and is_lines(lines) for name, lines in value.items()
    )


@dataclass(frozen=True, slots=True)
class NotationSettings:
    """The settings ``NOTATION_…``; docs/settings.md explains each."""

    #: Lines as in a header, for every post.
    symbols: tuple[str, ...] = option((), is_lines, 'a list of lines such as "$n$: the width"')
    #: Lines by the name of a series.
    series: Mapping[str, Any] = option(
        {}, is_lines_by_series, "a dict from names of series to lists of lines"
    )
    buttons: bool = switch(True)
    list: bool = switch(True)


def notation_settings(settings: Mapping[str, Any]) -> NotationSettings:
    """Return the settings of this plugin; a wrong one stops the build."""
    return read_settings(NotationSettings, "NOTATION_", settings)
