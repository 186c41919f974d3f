"""The whole of Diptych in one plugin: pairs, series, math, theorems, references, headers, faces."""


def register() -> None:
    """Connect every plugin of the bundle."""
    # Here, so that one plugin alone needs only what it imports itself.
    from . import crossrefs, fonts, frontmatter, pairs, series, texmath, theorems  # noqa: PLC0415

    fonts.register()
    frontmatter.register()
    theorems.register()
    crossrefs.register()  # before pairs, which reads the titles of sections
    pairs.register()
    series.register()
    texmath.register()
