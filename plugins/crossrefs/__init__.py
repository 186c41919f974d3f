"""Labels and references, within a post and across posts."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from .. import figures, foundation
from ..core.contents import find_articles_generator, iter_contents, iter_introductions
from ..core.diagnostics import Problem, report
from ..core.documents import line_of_file
from ..core.pelican_api import forget_rendered
from ..core.plugin import Plugin, Step
from ..core.running import is_on
from ..core.summaries import renew_summary_text
from ..core.texts import texts_of
from ..theorems import theorem_settings
from .exchange.generator import RefsGenerator
from .exchange.other_sites import read_externals
from .labels.index import Index, unknown
from .labels.labelled_posts import collect_posts
from .labels.model import LABELS, Fault, Label, LabelledPost, Target
from .references.linker import ReferenceLinker
from .settings import prefixes_of, ref_settings, reference_kinds

#: What other plugins may use.
__all__ = [
    "LABELS",
    "Fault",
    "Index",
    "Label",
    "LabelledPost",
    "ReferenceLinker",
    "Target",
    "plugin",
    "register",
    "unknown",
]


def markdown_options(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the options of our Markdown extension."""
    return {"theorems": asdict(theorem_settings(settings))}


def is_steady(settings: Mapping[str, Any]) -> bool:
    """Return whether no label is another site's, and no list of labels is asked for."""
    chosen = ref_settings(settings)
    return not (chosen.external or chosen.list)


def collect_labels(generators: list[Any]) -> None:
    """Put the linker of the run, which knows all labels, into the context."""
    generator = find_articles_generator(generators)
    settings = generator.settings
    chosen = ref_settings(settings)
    contents = {c.source_path: c for c in iter_contents(generators)}
    posts = collect_posts(contents.values())
    external, problems = read_externals(settings, chosen.external)
    kinds = reference_kinds(theorem_settings(settings), chosen, texts_of(settings))
    index = Index.of(posts.values(), settings["DEFAULT_LANG"], external, prefixes_of(kinds))
    generator.context[LABELS] = ReferenceLinker(index, kinds, posts, contents, problems)


def link_references(generators: list[Any]) -> None:
    """Fill every reference of the run, and report those that lead nowhere."""
    generator = find_articles_generator(generators)
    linker: ReferenceLinker = generator.context[LABELS]
    linker.fill_titles()
    for path, post in linker.posts.items():
        content = linker.contents[path]
        before = content.metadata.get("summary")
        linker.link(content, post)
        if content.metadata.get("summary") != before:
            renew_summary_text(content)
    for page in iter_introductions(generators):
        linker.link(page, collect_posts([page])[page.source_path])
    if not is_on(generator.settings, "informal"):
        linker.problems += find_informal(linker)
    report(generator.settings, linker.problems)
    forget_rendered()


def find_informal(linker: ReferenceLinker) -> Iterator[Problem]:
    """Yield a problem for each statement in words: without `informal` it gets no number."""
    for path, post in linker.posts.items():
        for label in post.labels:
            if label.informal_of:
                text = f'"{label.informal_of}" cannot be stated in words'
                line = line_of_file(linker.contents[path], label.line)
                yield Problem("theorem-informal", path, text, "add the plugin informal", line=line)


plugin = Plugin(
    __name__,
    needs=(foundation.plugin, figures.plugin),
    settings=(ref_settings, theorem_settings),
    markdown=markdown_options,
    is_steady=is_steady,
    steps=(
        # Labels have titles, and these have citations.
        Step(collect_labels, after=("foundation", "citations")),
        Step(link_references, after=("crossrefs.collect_labels", "informal.number_statements")),
    ),
    pages=(Step(RefsGenerator),),
)

register = plugin.register
