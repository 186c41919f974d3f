"""All of Diptych in one plugin."""

from .core.plugin import Plugin
from .core.receivers import connect


def load_plugins() -> tuple[Plugin, ...]:
    """Return every plugin of the bundle."""
    # Here, so that one plugin alone needs only what it imports itself.
    from . import (  # noqa: PLC0415
        bibliography,
        blocks,
        bundle,
        cards,
        citations,
        corrections,
        crossrefs,
        figures,
        fonts,
        foundation,
        frontmatter,
        informal,
        languages,
        outline,
        pairs,
        papermap,
        papers,
        prerequisites,
        previews,
        search,
        series,
        sidenotes,
        sitefiles,
        structured_data,
        terms,
        texmath,
        theorems,
    )

    modules = (
        *(bibliography, blocks, bundle, cards, citations, corrections, crossrefs, figures, fonts),
        *(foundation, frontmatter, informal, languages, outline, pairs, papermap, papers),
        *(prerequisites, previews, search, series, sidenotes, sitefiles, structured_data),
        *(terms, texmath, theorems),
    )
    return tuple(module.plugin for module in modules)


def register() -> None:
    """Take part in the builds of this process; Pelican calls this by name."""
    connect()
