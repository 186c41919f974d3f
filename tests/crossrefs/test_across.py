"""References across posts, in real sites: who sees whom, languages, the cache, renamed labels."""

from conftest import post


def paper(level, *fields, body, key="telgarsky2016", title=None):
    title = title or f"Title: {level.capitalize()} of depth"
    return post(title, f"Paper: {key}", f"Level: {level}", f"Slug: {key}-{level}", *fields, body=body)


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


def test_a_pair_knows_its_statements(build):
    site = build({"o.md": paper("overview", body=OVERVIEW), "m.md": paper("math", body=MATH)})
    assert site.rules() == []
    page = site.soup("telgarsky2016-overview.html")
    informal = page.select_one("section.theorem")
    assert informal["id"] == "thm-main"
    assert informal.select_one(".theorem-name").get_text() == "Theorem 2 (informal) (Folding helps)."
    exact = informal.select_one(".theorem-exact")
    assert exact["href"] == "https://example.com/telgarsky2016-math.html#thm-main"
    refs = informal.select("a.ref")
    assert [a.get_text() for a in refs] == ["Lemma 1 of Math of depth", "Theorem 2"]
    assert refs[1]["href"] == "#thm-main"
    math = site.soup("telgarsky2016-math.html")
    words = math.select_one("#thm-main .theorem-in-words")
    assert words["href"] == "https://example.com/telgarsky2016-overview.html#thm-main"
    assert words["data-level"] == "overview"
    statements = site.article(next(p for p in site.generator.context["generated_content"] if p.endswith("m.md"))).statements
    assert [s.name for s in statements] == ["Lemma 1", "Theorem 2"]
    assert statements[0].words is None
    assert "Squares are positive" in statements[1].words.html
    assert " id=" not in statements[1].html
    assert statements[1].words.address == "telgarsky2016-overview.html#thm-main"
