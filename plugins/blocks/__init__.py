"""Markdown as authors know it: lists, quotations and code as CommonMark has them, and more."""

from typing import Any

from .. import foundation
from ..core.plugin import Plugin
from ..core.texts import texts_of


def markdown_options(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the options of our Markdown extension."""
    return {"language": settings["DEFAULT_LANG"], "texts": texts_of(settings)}


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    markdown=markdown_options,
)

register = plugin.register
