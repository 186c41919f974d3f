"""The sections of each post and page, for a table of contents: ``article.outline``."""

from typing import Any

from .. import foundation
from ..core.contents import iter_contents
from ..core.html import derive
from ..core.plugin import Plugin, Step
from .core import OutlinedContent, parse_outline


def link_outlines(generators: list[Any]) -> None:
    """Give each content its ``outline``: a tuple of sections, empty where it has none."""
    for content in iter_contents(generators):
        outlined: OutlinedContent = content
        outlined.outline = derive(content, parse_outline)


#: Plugins that change headings.
CHANGING = ("citations", "corrections", "crossrefs", "informal", "notation", "pairs")

plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    attributes=OutlinedContent,
    steps=(Step(link_outlines, after=("foundation", *CHANGING)),),
)

register = plugin.register
