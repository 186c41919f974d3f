"""What rests on what: lines at each statement, a map of each post, and the proof of one theorem."""

from typing import Any

from .. import crossrefs, theorems
from ..core.contents import find_articles_generator
from ..core.diagnostics import report
from ..core.html import change
from ..core.pages import has_templates
from ..core.plugin import Plugin, Step
from ..core.texts import texts_of
from .linking import TEXTS, Linker, PostWithProofs
from .maps import MapDrawer, graph_of
from .settings import dependency_settings
from .slices import SliceGenerator
from .ties import with_ties


def link_statements(generators: list[Any]) -> None:
    """Say at each statement what it rests on and what rests on it; report circles."""
    generator = find_articles_generator(generators)
    settings = generator.settings
    chosen = dependency_settings(settings)
    linker = Linker.of(generator)
    texts = texts_of(settings)
    slices = chosen.save_as and has_templates(generator, "slice")
    for article in linker.articles.values():
        post: PostWithProofs = article
        post.slices = linker.slices_of(article, chosen) if slices else ()
        post.statement_ties = linker.ties_of(article, post.slices)
        post.proof_graph = graph_of(linker, article, settings) if chosen.map else None
        if post.statement_ties and chosen.lines:
            words = {text: texts.get(article.lang, text) for text in TEXTS}
            change(article, with_ties, post.statement_ties, words)
    for one in generators:
        if isinstance(one, SliceGenerator):
            one.linker = linker
    generator.context["draw_proofs"] = MapDrawer(settings)
    report(settings, linker.problems())


plugin = Plugin(
    __name__,
    needs=(theorems.plugin, crossrefs.plugin),
    settings=(dependency_settings,),
    attributes=PostWithProofs,
    steps=(Step(link_statements, after=("crossrefs", "informal", "corrections", "papers")),),
    pages=(Step(SliceGenerator),),
)

register = plugin.register
