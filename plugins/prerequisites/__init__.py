"""What one should know before a post: ``Requires`` and ``Helps``, and where it leads."""

from typing import Any

from pelican.contents import Content, Page

from .. import foundation
from ..core.contents import find_articles_generator, iter_articles, iter_contents
from ..core.diagnostics import Problem, in_header, report
from ..core.fields import get_field
from ..core.plugin import Plugin, Step
from .graph import cycle_problem, find_cycles, visible
from .linking import RELATIONS, PrerequisiteLinker, collect_posts
from .model import ArticleWithPrerequisites, Web
from .places import Places

__all__ = ["Web", "plugin", "register", "visible"]


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
    pages = [page_problem(page) for page in iter_contents(generators) if is_page_with_some(page)]
    report(settings, [*linker.problems, *cycles, *pages])


def is_page_with_some(content: Content) -> bool:
    """Return whether a content is a page with a field that only posts may have."""
    return isinstance(content, Page) and any(get_field(content, name) for name in RELATIONS)


def page_problem(page: Page) -> Problem:
    """Return the problem of a page that names what it requires."""
    text, hint = "a page requires nothing: only posts do", "put it among the posts, or take it out"
    return Problem("requires-page", page.source_path, text, hint, in_header(*RELATIONS))


plugin = Plugin(
    __name__,
    needs=(foundation.plugin,),
    fields=RELATIONS,
    attributes=ArticleWithPrerequisites,
    # All that a header can name must be known by then.
    steps=(Step(link_prerequisites, after=("foundation", "crossrefs", "informal", "papers")),),
)

register = plugin.register
