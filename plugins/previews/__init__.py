"""Previews: small pages from which the theme's script shows what a reference leads to."""

from typing import Any

from .. import foundation
from ..core.contents import find_articles_generator
from ..core.pages import has_templates
from ..core.pelican_api import forget_rendered
from ..core.plugin import ALL, Plugin, Step
from .collecting import PreviewedArticle, collect_previews, iter_public_articles
from .excerpts import cut_excerpt, find_anchors
from .pages import PreviewGenerator
from .settings import preview_settings

#: What other plugins may use.
__all__ = ["cut_excerpt", "find_anchors", "plugin", "register"]


def prepare(settings: dict[str, Any]) -> None:
    """Complete the settings: the theme asks for PREVIEWS_ENABLED."""
    settings["PREVIEWS_ENABLED"] = preview_settings(settings).enabled


def link_previews(generators: list[Any]) -> None:
    """Give each link to another post the address of its preview."""
    generator = find_articles_generator(generators)
    chosen = preview_settings(generator.settings)
    if not (chosen.enabled and chosen.save_as and has_templates(generator, "preview")):
        return
    previews = collect_previews(generators, chosen.save_as)
    for article in iter_public_articles(generator):
        previewed: PreviewedArticle = article
        previewed.preview_url = previews.address(article.source_path, "")
    for one in generators:
        if isinstance(one, PreviewGenerator):
            one.previews = previews
    forget_rendered()


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(preview_settings,),
    attributes=PreviewedArticle,
    prepare=(Step(prepare),),
    # All links of all plugins count.
    steps=(Step(link_previews, after=(ALL,)),),
    pages=(Step(PreviewGenerator, after=(ALL,)),),
)

register = plugin.register
