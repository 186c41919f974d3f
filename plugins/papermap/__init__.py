"""The papers of a site as a map: what builds on what, and the series as paths through it."""

from typing import Any

from .. import prerequisites
from ..core.contents import find_articles_generator, iter_articles
from ..core.diagnostics import Problem, report
from ..core.plugin import Plugin, Step
from ..core.posts import is_published
from .model import Node, Tie
from .nodes import Graph, read_graph
from .pages import MapGenerator, is_wanted
from .settings import map_settings
from .site_map import SiteMap

#: What other plugins may use.
__all__ = ["Graph", "Node", "SiteMap", "Tie", "plugin", "register"]


def prepare(settings: dict[str, Any]) -> None:
    """Complete the settings: the theme asks for the address."""
    chosen = map_settings(settings)
    settings.update(MAP_URL=chosen.url, MAP_SAVE_AS=chosen.save_as)


def make_map(generators: list[Any]) -> None:
    """Give the templates ``site_map``, None where no paper or post builds on another one."""
    generator = find_articles_generator(generators)
    settings = generator.settings
    generator.context["site_map"] = None
    chosen = map_settings(settings)
    if not is_wanted(chosen, generator):
        return
    articles = {a.source_path: a for a in iter_articles(generator) if is_published(a)}
    graph = read_graph(articles, generator.context, settings)
    if not graph.joins:
        return
    site_map = SiteMap(graph, chosen.url, settings)
    generator.context["site_map"] = site_map
    if not site_map.is_drawn:
        text, hint = "the map is a list only: it cannot be drawn", "pip install fast-sugiyama"
        report(settings, [Problem("map-layout", "pelicanconf.py", text, hint, "MAP_|PLUGINS")])


plugin = Plugin(
    __name__,
    needs=(prerequisites.plugin,),
    settings=(map_settings,),
    prepare=(Step(prepare),),
    steps=(Step(make_map, after=("prerequisites", "papers", "pairs")),),
    pages=(Step(MapGenerator),),
)

register = plugin.register
