"""A pair of posts on one paper: the exact statements, and one of them in words."""

from conftest import post


def paper(level, *fields, body, key="telgarsky2016", title=None):
    title = title or f"Title: {level.capitalize()} of depth"
    return post(
        title, f"Paper: {key}", f"Level: {level}", f"Slug: {key}-{level}", *fields, body=body
    )


MATH = """
::: lemma {#lem-tooth} One tooth
Text.
:::

::: theorem {#thm-main} The $x^2$ bound
Let $x > 0$. Then $x^2 > 0$, by @lem-tooth.
:::

::: proof
Clear.
:::
"""
OVERVIEW = """
::: theorem {informal-of=thm-main} Folding helps
Squares are positive. See @telgarsky2016:lem-tooth and @thm-main.
:::
"""
