"""Figures, tables and listings with a caption and a number."""

from dataclasses import asdict
from typing import Any

from .. import foundation
from ..core.plugin import Plugin
from ..core.texts import texts_of
from ..theorems import theorem_settings
from .captions import PREFIXES

#: What other plugins may use.
__all__ = ["PREFIXES", "plugin", "register"]


def markdown_options(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the options of our Markdown extension: THEOREM_NAMES has names for figures, too."""
    return {
        "theorems": asdict(theorem_settings(settings)),
        "language": settings["DEFAULT_LANG"],
        "texts": texts_of(settings),
    }


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(theorem_settings,),
    markdown=markdown_options,
)

register = plugin.register
