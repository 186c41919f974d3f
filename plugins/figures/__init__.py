"""Figures, tables and listings with a caption and a number; and the picture of a post in lists."""

from dataclasses import asdict
from typing import Any

from .. import foundation
from ..core.contents import iter_contents
from ..core.plugin import Plugin, Step
from ..core.texts import texts_of
from ..theorems import theorem_settings
from .captions import PREFIXES
from .drawings import with_drawings
from .pictures import PicturedContent, drawings_of, picture_of

#: What other plugins may use.
__all__ = ["PREFIXES", "plugin", "register", "with_drawings"]


def markdown_options(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the options of our Markdown extension: THEOREM_NAMES has names for figures, too."""
    return {
        "theorems": asdict(theorem_settings(settings)),
        "language": settings["DEFAULT_LANG"],
        "texts": texts_of(settings),
    }


def offer_drawings(settings: dict[str, Any]) -> None:
    """Give templates the function ``with_drawings``, unless the site has one of that name."""
    name = with_drawings.__name__
    settings["JINJA_GLOBALS"] = {name: with_drawings, **settings["JINJA_GLOBALS"]}


def link_pictures(generators: list[Any]) -> None:
    """Give each content its ``picture``, None where it has none, and its ``drawings``."""
    for content in iter_contents(generators):
        pictured: PicturedContent = content
        pictured.picture = picture_of(content, generators[0].context)
        pictured.drawings = drawings_of(content, generators[0].context)


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(theorem_settings,),
    prepare=(Step(offer_drawings),),
    markdown=markdown_options,
    attributes=PicturedContent,
    steps=(Step(link_pictures, after=("foundation",)),),
)

register = plugin.register
