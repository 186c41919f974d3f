"""Posts as others see them: the two levels of a paper, and who sees which post. Pure."""

from pelican.contents import Content

LEVELS = ("overview", "math")
OTHER = {"overview": "math", "math": "overview"}

#: How far a content is from being public. A post sees the posts of its own rank and below: a
#: published one sees published ones only, a draft sees everything.
RANKS = {"published": 0, "hidden": 1, "draft": 2}


def rank(content: Content) -> int:
    """Return 0 for a published content, 1 for a hidden one, 2 for a draft."""
    return RANKS[content.status]
