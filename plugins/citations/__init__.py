"""Citations of the bibliography in Markdown, and a list of references for each post."""

from typing import Any

from .. import bibliography, crossrefs
from ..bibliography import bibliography_of, make_typeset
from ..core.contents import (
    find_articles_generator,
    iter_articles,
    iter_contents,
    iter_introductions,
)
from ..core.diagnostics import report
from ..core.pelican_api import forget_rendered
from ..core.plugin import Plugin, Step
from ..core.texts import texts_of
from ..pairs import pair_settings
from .labels import NO_DATE, short_names
from .linking import CitationLinker
from .model import CitingContent
from .posts_here import PostsHere, collect_posts
from .printing import print_entry
from .settings import citation_settings

__all__ = ["NO_DATE", "plugin", "print_entry", "register", "short_names"]


def markdown_options(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the options of the Markdown extension."""
    known = bibliography_of(settings)
    return {
        "exists": known.exists,
        "style": citation_settings(settings).style,
        "keys": sorted(key for key in known.raw if ":" in key),
    }


def link_citations(generators: list[Any]) -> None:
    """Fill the citations of the run, and report those that lead nowhere."""
    generator = find_articles_generator(generators)
    settings = generator.settings
    known = bibliography_of(settings)
    if not known.exists:
        return
    posts = PostsHere(
        collect_posts(iter_articles(generator)),
        pair_settings(settings).levels,
        texts_of(settings),
        settings["DEFAULT_LANG"],
    )
    style = citation_settings(settings).style
    texts, typeset = texts_of(settings), make_typeset(settings)
    linker = CitationLinker(known, style, texts, typeset, posts, settings)
    for content in [*iter_contents(generators), *iter_introductions(generators)]:
        linker.link(content)
    report(settings, [*linker.problems, *known.find_faults()])
    forget_rendered()


plugin = Plugin(
    __name__,
    needs=(bibliography.plugin, crossrefs.plugin),
    settings=(citation_settings,),
    attributes=CitingContent,
    markdown=markdown_options,
    # Before crossrefs, which reads the titles of sections.
    steps=(Step(link_citations, after=("foundation",)),),
)

register = plugin.register
