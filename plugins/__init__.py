"""Pairs, papers, series, math, headers and faces for Pelican: all of Diptych in one plugin."""


def register() -> None:
    """Connect every plugin of the bundle."""
    # Here, so that one plugin alone needs only what it imports itself.
    from . import fonts, frontmatter, pairs, papers, series, texmath  # noqa: PLC0415

    fonts.register()
    frontmatter.register()
    pairs.register()
    papers.register()
    series.register()
    texmath.register()
