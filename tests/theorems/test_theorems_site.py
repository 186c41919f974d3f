"""Environments in whole sites: alone, with another theme and reader, in excerpts."""

import pytest
from conftest import PLUGINS, post
from tools import check_html

BODY = """\
::: theorem {#thm-a} Title & more
Words.

> ::: remark
> In a quotation.
> :::
:::

::: proof
- So.
:::

By @thm-a.
"""


def test_the_pages_are_valid(build):
    site = build({"a.md": post(body=BODY), "b.md": post("Title: B", "Proofs: closed", body=BODY)})
    assert site.rules() == []
    assert check_html(site.output) == []
    assert site.soup("a-post.html").select("details[open]")
    assert site.soup("b.html").select("details:not([open])")


@pytest.mark.parametrize("theme", ["simple", "notmyidea"])
@pytest.mark.parametrize(
    "plugins", [["plugins.theorems"], ["plugins.theorems", "plugins.crossrefs"]]
)
def test_alone_and_with_another_theme(build, plugins, theme):
    body = BODY + "\n::: lemmma\nx\n:::\n"
    site = build({"a.md": post(body=body)}, PLUGINS=plugins, THEME=theme)
    assert site.rules() == [("a.md", 18, "theorem-kind")]
    page = site.soup("a-post.html")
    assert page.select_one("#thm-a .theorem-number").get_text() == "1"
    assert page.select_one("summary").get_text() == "Proof of Theorem 1"
    reference = page.select_one("a.ref[href='#thm-a']")
    assert (reference is not None) is ("plugins.crossrefs" in plugins)


def test_references_alone(build):
    body = "## One {#sec-a}\n\nBy @sec-a and \\ref{sec-a}.\n\nNo @thm-a."
    site = build({"a.md": post(body=body)}, PLUGINS=["plugins.crossrefs"])
    assert site.rules() == [("a.md", 8, "ref-unknown")]
    assert "By Section “One” and “One”." in site.soup("a-post.html").get_text()


def test_a_page_in_another_format_can_be_referred_to(build):
    rst = "A page\n######\n\n:date: 2024-01-01\n:slug: old\n\n"
    rst += "One\n===\n\nWords.\n\nTwo\n===\n\nWords."
    site = build({"a.md": post(body="See @old:two."), "b.rst": rst})
    assert site.rules() == []
    link = site.soup("a-post.html").select_one("a.ref")
    assert link.get_text() == "Section “Two” of A page"
    assert site.soup("old.html").select_one("#two")


@pytest.mark.parametrize("plugins", [["plugins.theorems"], PLUGINS])
def test_an_excerpt_has_no_ids_and_no_permalinks(build, plugins):
    files = {"a.md": post(body=BODY), "b.md": post("Title: B", body=BODY)}
    site = build(files, FEED_ALL_ATOM="all.xml", PLUGINS=plugins)
    for article in site.generator.articles:
        assert " id=" not in article.summary
        assert "#" not in article.summary
    ids = [e["id"] for e in site.soup("index.html").select("[id]")]
    assert len(ids) == len(set(ids))


def test_the_settings_reach_the_posts(build):
    files = {"a.md": post(body="::: rätsel {#puz-a}\nx\n:::\n\n::: proof\nx\n:::\n\nBy @puz-a.")}
    settings = {
        "THEOREM_KINDS": {"puzzle": {"name": ["Rätsel", "Rätsel"], "prefix": "puz"}},
        "PROOFS_OPEN": False,
    }
    site = build({"a.md": files["a.md"].replace("rätsel", "puzzle")}, **settings)
    assert site.rules() == []
    page = site.soup("a-post.html")
    assert page.select_one("a.ref").get_text() == "Rätsel 1"
    assert page.select("details:not([open])")


@pytest.mark.parametrize(
    "setting",
    [
        {"THEOREM_KINDS": {"a b": "x"}}, {"THEOREM_KINDS": {"x": {"style": "bold"}}},
        {"THEOREM_KINDS": ["x"]}, {"THEOREM_NAMES": {"en": {"lemma": 3}}},
        {"THEOREM_COUNTERS": "one"}, {"THEOREM_NUMBERING": "chapter"}, {"PROOFS_OPEN": 1},
        {"REFS_NAMES": {"en": "Eq."}}, {"REFS_ACCEPTED": ""}, {"THEOREM_NUMBERNG": "post"},
    ],
)  # fmt: skip
def test_a_wrong_setting_stops_the_build(build, setting):
    with pytest.raises(SystemExit, match=next(iter(setting))):
        build({"a.md": post()}, **setting)


def test_without_our_plugins_colons_are_colons(build):
    without = ("plugins.theorems", "plugins.informal")
    site = build({"a.md": post(body=BODY)}, PLUGINS=[p for p in PLUGINS if p not in without])
    assert ":::" in site.soup("a-post.html").get_text()


def test_formulas_are_no_attributes_and_no_kinds(build):
    body = (
        "## A {#b $x$}\n\n[a](/){$x$ .c}\n\n*a*{.c} text {x} more\n\n"
        "x <span $y$>b\n\n<div $y$>\nc\n\n::: $x$ d\n\n"
        ':   ::: lemma $x$ e {#a}\n\n<div markdown="1">\n<p class="c"">f</p>\n</div>\n\n'
        "::: lemma {#thm-a $x$}\ng\n:::"
    )
    site = build({"a.md": post(body=body)})
    assert check_html(site.output) == []
    html = site.html("a-post.html")
    assert "{#b <math>" in html
    assert html.count("<math>") == html.count("</math>") == 7
    assert '<em class="c">a</em> text {x} more' in html
    assert any('"{#thm-a …}" cannot be read' in warning for warning in site.warnings)


@pytest.mark.parametrize("lead", ["- 1. ", "* - ", "a\n:   - ", "> - - "])
def test_it_may_begin_an_item_of_an_item(build, lead):
    quote = "> " * (lead[0] == ">")
    rest = "".join(f"{quote}        {line}\n" for line in ("So.", ":::"))
    if not lead.startswith("a"):
        rest = rest.replace("        ", "      ")
    site = build({"a.md": post(body=f"{lead}::: remark\n{rest}")})
    assert site.rules() == []
    assert site.soup("a-post.html").select("li section.theorem")


def test_a_proof_says_by_its_number_which_statement_it_proves(build):
    titles = ("of Theorem 1", "Proof of lemma 2", "of Theorem 7", "Sketch of the proof of @thm-a")
    proofs = "\n\n".join(f"::: proof {title}\nSo.\n:::" for title in titles)
    body = f"::: theorem {{#thm-a}} A\nSo.\n:::\n\n::: lemma\nSo.\n:::\n\n{proofs}\n"
    site = build({"a.md": post("Slug: a", body=body)})
    assert [line.get_text() for line in site.soup("a.html").select("summary")] == [
        "Proof of Theorem 1",
        "Proof of Lemma 2",
        "Proof (of Theorem 7)",
        "Sketch of the proof of Theorem 1",
    ]


def test_a_title_may_begin_with_a_key_or_a_label(build):
    body = "::: theorem {#thm-a} [@roe2020]\nA.\n:::\n\n::: lemma @thm-a again\nB.\n:::\n"
    bib = "@article{roe2020, title={A}, author={Roe, A.}, year={2020}}"
    site = build({"a.md": post("Slug: a", body=body), "references.bib": bib})
    titles = [title.get_text() for title in site.soup("a.html").select(".theorem-title")]
    assert titles == ["Roe (2020)", "Theorem 1 again"]
