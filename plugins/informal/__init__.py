"""Statements in words: each has the number of the exact one, and each links to the other."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .. import crossrefs, theorems
from ..core.contents import find_articles_generator
from ..core.diagnostics import Problem, report
from ..core.documents import line_of_file
from ..core.pelican_api import forget_rendered
from ..core.plugin import Plugin, Step
from ..core.summaries import renew_summary_text
from ..crossrefs import LABELS, Fault, ReferenceLinker
from .acceptance import check_wordings
from .settings import informal_settings
from .statement_links import link_statements
from .statement_lists import ContentWithStatements, link_statement_lists
from .versions import Versions

#: Where the context of a run has its versions.
VERSIONS = "informal"


def number_statements(generators: list[Any]) -> None:
    """Number the statements in words as the exact ones; report those without an exact one."""
    generator = find_articles_generator(generators)
    settings, context = generator.settings, generator.context
    linker: ReferenceLinker = context[LABELS]
    versions = context[VERSIONS] = Versions.of(linker.posts.values(), linker.index)
    problems = list(find_problems(versions, linker))
    chosen = informal_settings(settings)
    if chosen.accepted:
        path = Path(settings["PATH"], chosen.accepted)
        problems += check_wordings(linker, versions, chosen, path)
    linker.change_posts(versions.number)
    report(settings, problems)


def find_problems(versions: Versions, linker: ReferenceLinker) -> Iterator[Problem]:
    """Yield what is wrong with the statements in words."""
    for (path, name), exact in versions.exact.items():
        if isinstance(exact, Fault):
            line = line_of_file(linker.contents[path], linker.posts[path].by_name[name].line)
            yield Problem(exact.rule, path, exact.text, exact.hint, line=line)


def link_versions(generators: list[Any]) -> None:
    """Link the statements in words and the exact ones, and list all statements."""
    context = find_articles_generator(generators).context
    linker: ReferenceLinker = context[LABELS]
    versions: Versions = context[VERSIONS]
    versions.collect_in_words(linker.posts)
    for path, post in linker.posts.items():
        content = linker.contents[path]
        before = content.metadata.get("summary")
        link_statements(content, post, versions, linker)
        if content.metadata.get("summary") != before:
            renew_summary_text(content)
    link_statement_lists(linker, versions)
    forget_rendered()


plugin = Plugin(
    __name__,
    needs=(theorems.plugin, crossrefs.plugin),
    settings=(informal_settings,),
    attributes=ContentWithStatements,
    steps=(
        Step(number_statements, after=("crossrefs.collect_labels",)),
        Step(link_versions, after=("crossrefs.link_references",)),
    ),
)

register = plugin.register
