"""Previews: the theme's script shows what a reference leads to, also in another post."""

from typing import Any

from pelican import signals
from pelican.generators import PelicanTemplateNotFound

from .. import foundation
from ..core.contents import find_articles_generator
from ..core.pelican_api import forget_rendered
from .collecting import collect_previews, iter_public_articles
from .pages import PreviewGenerator
from .settings import preview_settings


def prepare(pelican: Any) -> None:
    """Check the settings; the theme asks for PREVIEWS_ENABLED."""
    pelican.settings["PREVIEWS_ENABLED"] = preview_settings(pelican.settings).enabled


def link_previews(generators: list[Any]) -> None:
    """Give each link to another post the address of what it previews."""
    generator = find_articles_generator(generators)
    chosen = preview_settings(generator.settings)
    if not (chosen.enabled and chosen.save_as and _has_template(generator)):
        return
    previews = collect_previews(generators, chosen.save_as)
    for article in iter_public_articles(generator):
        article.preview_url = previews.address(article.source_path, "")
    for one in generators:
        if isinstance(one, PreviewGenerator):
            one.previews = previews
    forget_rendered()


def _has_template(generator: Any) -> bool:
    """Tell whether the theme can show previews; another one may have no script for them."""
    try:
        generator.get_template("preview")
    except PelicanTemplateNotFound:
        return False
    return True


def add_generator(_pelican: Any) -> type[PreviewGenerator]:
    """Let the previews be written."""
    return PreviewGenerator


def write_previews_late(_pelican: Any) -> None:
    """Connect behind every other plugin's generators and links: all of them count."""
    signals.get_generators.connect(add_generator)
    signals.all_generators_finalized.connect(link_previews)


def register() -> None:
    foundation.register()
    signals.initialized.connect(prepare)
    signals.initialized.connect(write_previews_late)
