"""Pages described for machines: JSON-LD after schema.org, and the meta tags of Google Scholar."""

from dataclasses import replace
from typing import Any

from .. import foundation
from ..core.contents import find_articles_generator
from ..core.hypertext import strip_tags
from ..core.plugin import Plugin, Step
from ..core.texts import texts_of
from .describing import Describer
from .model import Site
from .reading import Reader
from .settings import metadata_settings
from .trails import Trails


def offer_descriptions(generators: list[Any]) -> None:
    """Give the templates ``describe_page``, which reads the context of a template."""
    generator = find_articles_generator(generators)
    settings, context = generator.settings, generator.context
    chosen = metadata_settings(settings)
    site = read_site(settings, chosen.publisher)
    trails = Trails(site, settings, context, texts_of(settings).get)
    context["describe_page"] = Describer(Reader(site, chosen, settings), trails)


def read_site(settings: dict[str, Any], publisher: str) -> Site:
    """Return the site; it has an address only if ``SITEURL`` is absolute and used in all links."""
    absolute = "://" in settings["SITEURL"] and not settings["RELATIVE_URLS"]
    site = Site(
        name=strip_tags(settings["SITENAME"]),
        url=settings["SITEURL"].rstrip("/") if absolute else "",
        lang=settings["DEFAULT_LANG"],
        description=strip_tags(settings.get("SITESUBTITLE", "")),
        publisher=publisher,
    )
    logo = settings.get("SITE_LOGO", "")
    return replace(site, logo=site.address(logo)) if logo else site


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(metadata_settings,),
    steps=(Step(offer_descriptions, after=("foundation",)),),
)

register = plugin.register
