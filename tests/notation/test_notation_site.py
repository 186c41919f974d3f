"""Symbols in real builds: buttons, what they open, lists, scopes, and what is doubtful."""

import re

import pytest
from conftest import PLUGINS, ROOT, post

from plugins.core.rules import RULES

ALL = {
    "PLUGINS": [*PLUGINS, "plugins.dependencies", "plugins.notation"],
    "DIPTYCH_RULES": {rule: "warning" for rule, level in RULES.items() if level == "hint"},
    "NOTATION_SYMBOLS": [r"$\mathbb P$: the probability", r"$\Delta$: nowhere used"],
    "NOTATION_SERIES": {"Nets": [r"$\sigma$: the ReLU of the series"]},
}
BIB = "@article{doe, title={On nets}, author={Doe, Ann}, year={2020}}\n"
BODY = r"""
::: theorem {#thm-main} Main
For $n$ the sums $s_k$ have $\mathbb P(s_n > t) \le 1$, and $\sigma \le \lVert \sigma \rVert$.

::: notation
- $t$: a *number*
:::
:::

::: proof
By $t$ and @def-net:

$$ \sigma(t) = 1 $$
:::

## One {#one}

::: definition {#def-net} Net
$\sigma$ of a net.
:::

::: notation
$r$, $q$: the radius
  of a ball, [@doe], @nothing
$w$: weights
:::

$$ r = q \label{eq:r} $$

## Two {#two}

$$ r = 1 $$

> ::: notation {scope=post}
> $z$: later
> :::

::: lemma {#lem-z}
$z$ and <span>$x$</span>.
:::
"""
NOTATION = r"""Notation: $s_n$: the sum of $n$ terms
    $\lVert g \rVert$: a norm <b>&
    $\sigma$: the activation, @def-net
    $n$: the number of terms"""
MATH = post("Title: In full", "Slug: m", "Paper: doe", "Level: math", "Series: Nets", "Part: 1",
            NOTATION, body=BODY)  # fmt: skip
OVERVIEW = post("Title: In words", "Slug: o", "Paper: doe", "Level: overview",
                "Notation: $s_n$: The sum of the $n$ terms!\n    $n$: the width",
                body="The $s_n$ of $n$.")  # fmt: skip


def opened(soup, label):
    """What the button with a label opens: pairs of a symbol's TeX and its meaning."""
    button = soup.find("button", attrs={"aria-label": f"Symbols: {label}"})
    around = soup.find(id=button["popovertarget"])
    return [row.dd.get_text() for row in around.select("dl > div")]


def test_statements_and_displays_have_their_symbols(build):
    site = build({"m.md": MATH, "o.md": OVERVIEW, "references.bib": BIB}, **ALL)
    soup = site.soup("m.html")
    activation = "the activation, Definition 2"
    assert opened(soup, "Theorem 1") == [
        "the number of terms", "the sum of n terms", "the probability", "a number", activation,
        "a norm <b>&",
    ]  # fmt: skip
    # The notation of a statement holds in its proof; what is defined in a place is not said there.
    assert opened(soup, "Formula")[:2] == [activation, "a number"]
    assert soup.find("button", attrs={"aria-label": "Symbols: Definition 2"}) is None
    # A section's holds in it alone.
    radius = "the radius of a ball, Doe (2020), ?"
    (meaning,) = opened(soup, "Equation 1")
    assert meaning.startswith("the radius of a ball")
    assert "Doe" in meaning
    assert radius[:10] == meaning[:10]
    assert opened(soup, "Lemma 3") == ["later"]
    assert len(soup.select(".symbols-button")) == 4
    # The list at the end: of the site and the series what is used, and what is the post's.
    terms = [row.dt.math["data-tex"] for row in soup.select(".symbol-list dl > div")]
    assert terms == [r"t", "r", "w", "z", "s_n", r"\lVert g \rVert", r"\sigma", "n", r"\mathbb P"]
    assert [one["id"] for one in soup.select(".symbol-list h2")] == ["symbols"]
    assert "nowhere used" not in site.html("m.html")
    # A page's ids are there once, and each button has something to open.
    ids = re.findall(r'\sid="([^"]+)"', site.html("m.html"))
    assert len(ids) == len(set(ids))
    assert {one["popovertarget"] for one in soup.select("button[popovertarget]")} <= set(ids)
    # Fellows have one class, in statements, in the list and in what is opened.
    name = next(c for c in soup.select_one(".symbol-list dl > div:nth-of-type(7)")["class"])
    assert soup.select_one(f"#thm-main math .{name}").get_text() == "σ"
    # Within a norm, too, where a letter is an argument of what is read aloud.
    assert re.search(r'<mi class="sym-\d+" arg="a">σ</mi>', site.html("m.html"))
    assert site.article_by_slug("m").symbols[0].tex == ("t",)
    assert site.article_by_slug("o").symbols


def test_what_is_doubtful_is_a_hint(build):
    site = build({"m.md": MATH, "o.md": OVERVIEW, "references.bib": BIB}, **ALL)
    found = [one for one in site.warnings if "symbol-" in one]
    texts = sorted(re.sub(r"^\S*/|;.*| in .In words.*", "", one) for one in found)
    texts = [one.replace('"', "'") for one in texts]
    assert texts == [
        "m.md:14: symbol-early: Theorem 1 uses $\\sigma$, which is defined after it (#def-net)",
        "m.md:37: symbol-unused: no formula where it holds has the symbol $w$",
        "m.md:8: symbol-differs: the symbol $n$ is 'the number of terms' here and 'the width'",
    ]


WRONG = r"""
::: notation {scope=page}
$x$: one

::: theorem {#thm-x}
Of $x$ and $y$.
:::

::: notation
no symbol here
$y$:
:::

::: notation
$y$: a
$y$: b
:::

<div>
::: notation
$y$: raw
:::
</div>

    ::: notation
    $c$: code

`::: notation`
"""


def test_lines_that_cannot_be_read_are_reported_and_shown(build):
    site = build({"a.md": post("Slug: a", "Notation: words alone", body=WRONG)}, **ALL)
    found = sorted(re.sub(r"^\S*/|;.*", "", one) for one in site.warnings if "symbol-" in one)
    assert found == [
        "a.md:10: symbol-early: Theorem 1 uses $y$, which is defined after it",
        'a.md:15: symbol-line: "no symbol here" has no symbol before its meaning',
        'a.md:16: symbol-line: "$y$:" has no meaning after its symbol',
        'a.md:20: symbol-twice: the symbol $y$ is defined twice, before as "a"',
        'a.md:4: symbol-line: "words alone" has no symbol before its meaning',
        'a.md:7: symbol-line: a notation has no scope "page"',
        "a.md:7: symbol-line: the notation opened here is never closed",
    ]
    html = site.html("a.html")
    assert "sym\x02" not in html
    for words in ("one", "no symbol here", "words alone", "<div>", "$c$: code"):
        assert words in html, words


def test_feeds_and_previews_have_no_buttons_and_pages_of_proofs_have(build):
    feeds = {"FEED_ALL_ATOM": "feed.xml", "FEED_DOMAIN": "https://example.com"}
    site = build({"m.md": MATH, "o.md": OVERVIEW, "references.bib": BIB}, **ALL, **feeds)
    feed = site.html("feed.xml")
    assert "the sum of" in feed
    assert "symbols-button" not in feed
    assert "popover" not in feed
    others = [
        n for n in site.grep("symbols-button") if not n.endswith((".css", ".js", "both/index.html"))
    ]
    assert others == ["m.html", "papers/doe/proofs/thm-main/index.html"]
    page = site.soup(others[1])
    buttons = page.select(".symbols-button")
    assert buttons
    for button in buttons:
        opened_by_it = page.find(id=button["popovertarget"])
        assert opened_by_it.select("dl > div > dt math")
    # The links in it lead to what the page has.
    assert {a["href"][0] for a in page.select(".symbols a")} <= {"#"}


def test_pages_and_sites_without_symbols_are_as_before(build):
    files = {"a.md": post("Slug: a", body="::: lemma\nOf $x$.\n:::\n"), "m.md": MATH}
    plain = {**ALL, "NOTATION_SYMBOLS": [], "NOTATION_BUTTONS": False, "NOTATION_LIST": False}
    site = build(files, **plain)
    assert "symbols" not in site.html("a.html")
    assert "symbols.css" not in site.html("a.html")
    assert "symbols-button" not in site.html("m.html")
    assert "symbol-list" not in site.html("m.html")


def test_a_site_may_have_statements_of_this_name(build):
    body = "::: notation {#not-a}\nLet $x$ be.\n:::\n"
    site = build({"a.md": post("Slug: a", "Notation: $x$: one", body=body)},
                 **ALL, THEOREM_KINDS={"notation": "Notation"})  # fmt: skip
    assert site.soup("a.html").select_one("#not-a .theorem-label").get_text() == "Notation 1"
    assert opened(site.soup("a.html"), "Notation 1") == ["one"]


@pytest.mark.parametrize("name", ["NOTATION_SYMBOLS", "NOTATION_SERIES", "NOTATION_BUTTONS"])
def test_a_wrong_setting_stops_the_build(build, name):
    with pytest.raises(SystemExit, match=name):
        build({"a.md": post()}, **{**ALL, name: 7})


def test_the_style_sheet_marks_as_many_symbols_as_the_plugin():
    from plugins.notation.writing import MARKED  # noqa: PLC0415

    css = (ROOT / "theme" / "static" / "css" / "symbols.css").read_text("utf-8")
    assert len(re.findall(r"\.sym-\d+:hover\)", css)) == MARKED


def test_the_d_of_a_differential_is_not_marked_as_the_dimension(build):
    body = "::: theorem {#thm-d}\n$d \\ge 1$ and $\\int_0^d f \\, dx + \\mu(dx) = x^d d$.\n:::\n"
    site = build({"d.md": post("Slug: d", "Notation: $d$: the dimension", body=body)}, **ALL)
    marked = site.soup("d.html").select("#thm-d math .sym-1")
    assert len(marked) == 4  # not those of dx


def test_what_has_been_taken_out_is_not_named(build):
    body = "::: notation\n- a\n\n      ```\n      b\n      ```\n:::"
    site = build({"a.md": post(body=body)})
    assert not any("\x02" in warning or "fill" in warning for warning in site.warnings)
