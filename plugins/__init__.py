"""All of Diptych in one plugin."""


def register() -> None:
    """Connect every plugin of the bundle."""
    # Here, so that one plugin alone needs only what it imports itself.
    from . import (  # noqa: PLC0415
        bundle,
        cards,
        citations,
        corrections,
        crossrefs,
        fonts,
        frontmatter,
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

    languages.register()  # before all that ask for words
    fonts.register()
    frontmatter.register()
    theorems.register()
    citations.register()  # before crossrefs, which reads the titles of sections
    crossrefs.register()  # before pairs, which reads the titles of sections
    pairs.register()
    papers.register()
    series.register()
    corrections.register()  # behind pairs, whose links stand at headings, too
    prerequisites.register()  # behind all that can be named
    papermap.register()
    terms.register()
    search.register()
    texmath.register()
    previews.register()
    structured_data.register()
    cards.register()
    sitefiles.register()
    sidenotes.register()  # behind pairs, whose links stand in the margin, too
    bundle.register()
    outline.register()  # behind all that amends headings
