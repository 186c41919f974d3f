"""Labels and references, within a post and across posts; statements in words and exact ones."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from .. import foundation
from ..core.contents import find_articles_generator, iter_contents, iter_introductions
from ..core.diagnostics import report
from ..core.pelican_api import forget_rendered
from ..core.plugin import Plugin, Step
from ..core.summaries import renew_summary_text
from ..core.texts import texts_of
from ..theorems.settings import theorem_settings
from .accepting import check_wordings, collect_wordings
from .collecting import collect_posts
from .externals import read_externals
from .informal import Informal, find_problems, link_statements
from .linking import Linker, with_titles
from .model import ReferringContent
from .resolving import Index
from .settings import ref_settings, reference_kinds
from .statements import link_statement_lists
from .writing import RefsGenerator


def markdown_options(settings: dict[str, Any]) -> dict[str, Any]:
    """Return what Markdown reads labels and references with."""
    return {
        "theorems": asdict(theorem_settings(settings)),
        "language": settings["DEFAULT_LANG"],
        "texts": texts_of(settings),
    }


def link_references(generators: list[Any]) -> None:
    """Resolve every reference of the run, and report what leads nowhere."""
    generator = find_articles_generator(generators)
    settings = generator.settings
    chosen = ref_settings(settings)
    every = {c.source_path: c for c in iter_contents(generators)}
    posts = collect_posts(every.values())
    external, unreadable = read_externals(settings, chosen.external)
    lang = settings["DEFAULT_LANG"]
    informal = Informal.of(Index.of(posts.values(), lang, external), posts)
    problems = find_problems(informal, every)
    if chosen.accepted:
        wordings = collect_wordings(informal, every)
        file = Path(settings["PATH"], chosen.accepted)
        problems += check_wordings(wordings, posts, every, file, chosen)
    posts = {path: informal.numbered(post) for path, post in posts.items()}
    kinds = reference_kinds(theorem_settings(settings), chosen, texts_of(settings))
    index = Index.of(posts.values(), lang, external)
    posts = {path: with_titles(post, index, kinds) for path, post in posts.items()}
    informal.settle(posts)
    linker = Linker(Index.of(posts.values(), lang, external), kinds, every)
    for path, post in posts.items():
        before = every[path].metadata.get("summary")
        linker.link(every[path], post)
        link_statements(every[path], post, informal, linker)
        if every[path].metadata.get("summary") != before:
            renew_summary_text(every[path])
    for page in iter_introductions(generators):
        linker.link(page, collect_posts([page])[page.source_path])
    link_statement_lists(posts, every, informal, kinds)
    report(settings, [*unreadable, *problems, *linker.problems])
    generator.context["crossrefs"] = linker
    forget_rendered()


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    settings=(ref_settings, theorem_settings),
    attributes=ReferringContent,
    markdown=markdown_options,
    steps=(Step(link_references, after=("foundation", "citations")),),
    pages=(Step(RefsGenerator),),
)

register = plugin.register
