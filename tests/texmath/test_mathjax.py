"""pelican-render-math: its script with MATH_RENDERER = "mathjax", and else no trace of it."""

import sys

import pytest
from conftest import PLUGINS, post
from pelican import signals

RENDER_MATH = "pelican.plugins.render_math"
#: Dollars that are no formula, and one formula that is.
BODY = r"""
Code: <code>$y$</code> `$y$` <kbd>$y$</kbd> ``echo $HOME`` and
[the $20 bill](/US_$20_S.jpg), [x](/a$b$c "t $y$").

<https://e.test/?a=$x&b=$y> <img alt="$x$" src="/a_$b$.svg"> ![a $5 note](/i$x$.png) and $z$[^1]

| a | b |
|---|---|
| `$x$` | $5 |

## On `$x$` {#on}

[^1]: A note with `$n$` and <samp>$n$</samp>.
"""
RST = "Rst\n===\n\n:date: 2024-01-02\n\nSo :math:`x^2`, ``$y$`` and $y$\n\n.. math::\n\n   a &= b\n"
FILES = {
    "a.md": post("Title: Costs $5, <kbd>$k$</kbd>", "Slug: a", "Summary: `$s$` for $5.", body=BODY),
    "b.md": post("Title: The $x_1$ rate", body="`$y$` Words. " * 60 + "\n\n$$\n|x|\n$$"),
    "c.rst": RST,
    "pages/d.md": "Title: D\n\n<code>$y$</code> [t](/$x$) $z$\n",
}
FEEDS = {
    "FEED_ALL_ATOM": "all.xml",
    "SITEURL": "https://example.com",
    # The addresses are there for their dollars, and lead nowhere.
    "DIPTYCH_RULES": {"link-missing": "ignore"},
}


def files_of(site):
    return {name: data for name, data in site.files().items() if not name.startswith("theme/")}


@pytest.mark.parametrize("renderer", ["mathml", "mathjax"])
@pytest.mark.parametrize("listed", [[RENDER_MATH, *PLUGINS], [*PLUGINS, RENDER_MATH]])
def test_an_author_may_list_it_anywhere_and_nothing_changes(build, renderer, listed):
    alone = build(FILES, **FEEDS, MATH_RENDERER=renderer)
    both = build(FILES, **FEEDS, MATH_RENDERER=renderer, PLUGINS=listed)
    assert both.rules() == alone.rules() == []
    assert files_of(both) == files_of(alone)


@pytest.mark.parametrize("renderer", ["mathml", "mathjax"])
@pytest.mark.parametrize("listed", [[RENDER_MATH, "plugins"], ["plugins", RENDER_MATH]])
def test_with_the_whole_bundle_dollars_outside_of_formulas_stay(build, renderer, listed):
    fast = {"CARDS_ENABLED": False, "FONTS_TEXT": False, "BUNDLE_ENABLED": False}
    site = build(FILES, MATH_RENDERER=renderer, PLUGINS=listed, **fast)
    page = site.soup("a.html")
    body = page.select_one(".content")
    assert page.h1.text == "Costs $5, $k$"
    code = ["$y$", "$y$", "$y$", "echo $HOME", "$x$", "$x$", "$n$", "$n$"]
    assert [e.text for e in body.select("code, kbd, samp")] == code
    assert {a["href"] for a in body.select("a[href*='$']")} == {
        "/US_$20_S.jpg", "/a$b$c", "https://e.test/?a=$x&b=$y",
    }  # fmt: skip
    assert [(i["alt"], i["src"]) for i in body.select("img")] == [
        ("$x$", "/a_$b$.svg"), ("a $5 note", "/i$x$.png"),
    ]  # fmt: skip
    formulas = body.select("math" if renderer == "mathml" else ".math")
    assert len(formulas) == 1


def test_with_mathml_there_is_no_trace_of_it(build):
    site = build(FILES, **FEEDS, PLUGINS=[RENDER_MATH, *PLUGINS])
    assert site.grep("MathJax") == site.grep('class="math"') == site.grep("mathjax") == []


def test_with_mathjax_formulas_are_marked_up_for_its_script(build):
    site = build(FILES, MATH_RENDERER="mathjax")
    title = r'The <span class="math">\(x_1\)</span> rate'
    html = site.html("the-x-1-rate.html")
    assert f"<h1>{title}</h1>" in html
    assert '<span class="math">$$|x|$$</span>' in html
    assert html.count("cdnjs.cloudflare.com/ajax/libs/mathjax") == 1
    assert "processClass: 'math'" in html  # MathJax looks nowhere else
    assert site.article_by_slug("the-x-1-rate").title == "The x₁ rate"
    rst = site.html("rst.html")
    assert r'<span class="math">\(x^2\)</span>' in rst
    assert rst.count("cdnjs.cloudflare.com/ajax/libs/mathjax") == 1
    assert r'<span class="math">\(z\)</span>' in site.html("pages/d.html")
    assert "cdnjs.cloudflare.com/ajax/libs/mathjax" in site.html("pages/d.html")


def test_a_content_without_formulas_has_no_script(build):
    site = build({"a.md": post(body="Costs $5 and `$x$`.")}, MATH_RENDERER="mathjax")
    assert site.grep("MathJax") == []


def test_a_summary_has_the_script_for_pages_that_list_it(build):
    files = {"a.md": post("Summary: So $x^2$.", body="$x$"), "b.md": post("Title: B", body="$x$")}
    site = build(files, MATH_RENDERER="mathjax")
    for slug in ("a-post", "b"):
        article = site.article_by_slug(slug)
        assert article.summary.count("<script") == 1
        assert "script" not in article.summary_text
        assert "MathJax" not in article.summary_text


@pytest.mark.parametrize(
    ("name", "in_content", "in_summary"),
    [("auto_insert", 0, 1), ("process_summary", 1, 0)],
)
def test_its_own_settings_count(build, name, in_content, in_summary):
    site = build({"a.md": post(body="$x$")}, MATH_RENDERER="mathjax", MATH_JAX={name: False})
    article = site.article_by_slug("a-post")
    assert article.content.count("<script") == in_content
    assert article.summary.count("<script") == in_summary


def test_its_source_counts_and_docutils_settings_of_an_author_too(build):
    site = build(
        {"a.md": post(body="$x$"), "c.rst": RST},
        MATH_RENDERER="mathjax",
        MATH_JAX={"source": "'/js/mathjax.js'"},
        DOCUTILS_SETTINGS={"math_output": "LaTeX"},
    )
    assert "mathjaxscript.src = '/js/mathjax.js'" in site.html("a-post.html")
    assert '<tt class="math">x^2</tt>' in site.html("rst.html")


def test_typogrify_leaves_formulas_alone(make_settings):
    settings = {"TYPOGRIFY": True, "TYPOGRIFY_IGNORE_TAGS": ["cite"], "MATH_RENDERER": "mathjax"}
    made = make_settings(**settings)
    from plugins.texmath import mathjax  # noqa: PLC0415

    mathjax.set_up(made)
    assert made["TYPOGRIFY_IGNORE_TAGS"] == ["cite", ".math", "script"]


def test_nothing_of_it_is_left_connected(build):
    build(FILES, PLUGINS=[RENDER_MATH, *PLUGINS])
    receivers = signals.all_generators_finalized.receivers.values()
    assert not any("render_math" in repr(receiver) for receiver in receivers)


@pytest.mark.parametrize(
    ("missing", "renderer", "needed"),
    [
        ("math_core", "mathml", "math-core"),
        ("pelican.plugins.render_math.math", "mathjax", "pelican-render-math"),
    ],
)
def test_a_library_that_is_missing_stops_the_build(build, monkeypatch, missing, renderer, needed):
    import pelican.plugins.render_math as package  # noqa: PLC0415

    monkeypatch.delattr(package, "math", raising=False)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(SystemExit, match=f"needs {needed}"):
        build({"a.md": post(body="$x$")}, MATH_RENDERER=renderer)
