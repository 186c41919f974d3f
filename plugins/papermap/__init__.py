"""The papers of a site as a map: what builds on what, and the series as paths through it."""

from typing import Any

from pelican import signals

from .. import prerequisites
from ..core.contents import find_articles_generator, iter_articles
from ..core.diagnostics import Problem, report
from ..core.posts import rank
from ..core.settings import read_settings
from .nodes import read_graph
from .pages import MapGenerator, is_wanted
from .settings import MapSettings
from .site_map import SiteMap


def prepare(pelican: Any) -> None:
    """Check the settings."""
    chosen = read_settings(MapSettings, "MAP_", pelican.settings)
    pelican.settings.update(MAP_URL=chosen.url, MAP_SAVE_AS=chosen.save_as)


def make_map(generators: list[Any]) -> None:
    """Give the templates ``site_map``, None where nothing builds on anything."""
    generator = find_articles_generator(generators)
    settings = generator.settings
    generator.context["site_map"] = None
    chosen = read_settings(MapSettings, "MAP_", settings)
    if not is_wanted(chosen, generator):
        return
    articles = {a.source_path: a for a in iter_articles(generator) if rank(a) == 0}
    graph = read_graph(articles, generator.context, settings)
    if not graph.joins:
        return
    site_map = SiteMap(graph, chosen.url, settings)
    generator.context["site_map"] = site_map
    if not site_map.is_drawn:
        text, hint = "the map is a list only: it cannot be drawn", "pip install fast-sugiyama"
        report(settings, [Problem("map-layout", "pelicanconf.py", text, hint, "MAP_|PLUGINS")])


def add_generator(_pelican: Any) -> type[MapGenerator]:
    """Let the page be written."""
    return MapGenerator


def register() -> None:
    prerequisites.register()
    signals.initialized.connect(prepare)
    signals.all_generators_finalized.connect(make_map)
    signals.get_generators.connect(add_generator)
