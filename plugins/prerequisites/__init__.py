"""What one should know before a post: ``Requires`` and ``Helps``, and where it leads."""

from typing import Any

from pelican import signals

from .. import foundation
from ..contents import find_articles_generator, iter_articles
from ..report import report
from .graph import cycle_problem, find_cycles
from .linking import PrerequisiteLinker, collect_posts
from .model import Web
from .places import Places


def link_prerequisites(generators: list[Any]) -> None:
    """Give each article its ``requires``, ``helps`` and ``leads_to``; report what is wrong."""
    generator = find_articles_generator(generators)
    settings = generator.settings
    posts = collect_posts(iter_articles(generator))
    places = Places.of(generator.context, settings)
    linker = PrerequisiteLinker(posts, places, settings["DEFAULT_LANG"])
    linker.link()
    generator.context["prerequisites"] = Web(dict(linker.parts), tuple(linker.edges))
    cycles = [cycle_problem(cycle) for cycle in find_cycles(linker.edges)]
    report(settings, [*linker.problems, *cycles])


def register() -> None:
    foundation.register()
    # Behind crossrefs, which knows the labels: a plugin that stands there first stays first.
    signals.all_generators_finalized.connect(link_prerequisites)
