"""Lines at statements, maps and pages of proofs in real builds."""

import re
from urllib.parse import urljoin

import pytest
from conftest import PLUGINS, post

ALL = {"PLUGINS": [*PLUGINS, "plugins.dependencies"]}
BIB = """\
@article{doe, title={On nets}, author={Doe, Ann}, year={2020}}
@book{roe, title={B}, year={2019}}
"""
PAIR = ("Paper: doe", "Level: math", "Slug: m", "Title: In full")
BODY = """\
## Facts {#facts}

$$ a = b \\label{eq:out} $$

::: lemma {#lem-a} One
A. $$ x = 1 {#eq-in} $$
:::

::: proof
By [](#facts).
:::

::: lemma {#lem-b}
B.
:::

::: proof
By @lem-a and \\eqref{eq:out}.
:::

::: lemma {#lem-unused}
Nobody.
:::

::: theorem {#thm-main} Main
For B as in @lem-b.
:::

::: proof
By @lem-b, [@other:lem-far] and @n:lem-far.

::: claim {#clm-in}
Within.
:::

::: proof
Yes.
:::
:::
"""
FAR = post("Title: N", "Slug: n", "Paper: roe", "Level: math",
           body="::: lemma {#lem-far}\nFar.\n:::\n\n::: proof\nSo.\n:::\n")  # fmt: skip
DRAFT = post("Title: Secret", "Slug: d", "Status: draft",  # sees all
             body="::: fact {#fct-d}\nX.\n:::\n\n::: proof\nBy @doe:thm-main.\n:::\n")  # fmt: skip


def texts(site, page):
    found = site.soup(page).select(".theorem > .ties")
    return {one.parent["id"]: " ".join(one.get_text().split()) for one in found}


def make(build, **settings):
    body = BODY.replace("[@other:lem-far] and ", "")
    files = {"m.md": post(*PAIR, body=body), "n.md": FAR, "d.md": DRAFT, "references.bib": BIB}
    return build(files, **ALL, DIPTYCH_RULES={"pair-missing-half": "ignore"}, **settings)


def test_each_statement_says_what_it_rests_on_and_what_rests_on_it(build):
    site = make(build)
    assert texts(site, "m.html") == {
        "lem-a": "Used in Lemma 2",
        "lem-b": "Rests on Lemma 1 · Used in Theorem 4",
        "thm-main": "Rests on Lemma 2, Claim 5, Lemma 1 (N) · Everything it rests on",
        "clm-in": "Used in Theorem 4",
    }
    assert texts(site, "n.html") == {"lem-far": "Used in Theorem 4 (In full)"}
    assert "nothing refers to Lemma 3" in next(w for w in site.warnings if "lemma-unused" in w)
    assert "Secret" not in site.html("m.html")
    assert "Rests on" not in site.html("feeds/all.atom.xml")


def test_a_page_has_a_theorem_with_all_that_it_rests_on(build):
    site = make(build)
    names = sorted(name for name in site.files() if "/proofs/" in name)
    assert names == ["papers/doe/proofs/thm-main/index.html"]
    page = site.soup(names[0])
    assert [one["id"] for one in page.select("main .theorem")] == [
        "s1--lem-a", "s1--lem-b", "s2--lem-far", "s1--thm-main", "s1--clm-in",
    ]  # fmt: skip
    assert len(page.select("details.proof")) == 5
    ids = [one["id"] for one in page.select("[id]")]
    assert len(ids) == len({*ids})
    for link in page.select("main a[href^='#']"):
        assert link["href"][1:] in ids, link
    assert page.select_one(".byline a")["href"] == "#s1--thm-main"
    assert page.select_one(".given #s1--eq-out, .given#s1--eq-out")
    assert "Nobody" not in page.text


@pytest.mark.parametrize("url", ["m.html", "a/b/{slug}/"])
@pytest.mark.parametrize("siteurl", ["", "https://a.org/blog"])
def test_a_statement_leads_to_its_page_wherever_the_page_of_its_post_is(build, url, siteurl):
    address = {"ARTICLE_URL": url, "ARTICLE_SAVE_AS": url.replace("m.html", "{slug}.html")}
    address["ARTICLE_SAVE_AS"] += "index.html" * url.endswith("/")
    site = make(build, **address, SITEURL=siteurl, FEED_ALL_ATOM="feeds/all.atom.xml")
    for page in (url.format(slug="m"), "papers/doe/both/"):
        file = page + "index.html" * page.endswith("/")
        if file not in site.files():
            continue
        found = [one["href"] for one in site.soup(file).select(".everything a")]
        assert found
        for one in found:
            assert urljoin(f"https://a.org/blog/{page}", one) == (
                "https://a.org/blog/papers/doe/proofs/thm-main/"
            )
    assert "proofs/" not in site.html("feeds/all.atom.xml")


def test_the_page_of_a_paper_leads_to_these_pages_from_its_statements(build):
    words = post("Title: In words", "Paper: doe", "Level: overview", "Slug: o",
                 body="::: theorem {informal-of=thm-main}\nRoughly.\n:::\n")  # fmt: skip
    body = BODY.replace("[@other:lem-far] and ", "")
    files = {"m.md": post(*PAIR, body=body), "o.md": words, "n.md": FAR, "references.bib": BIB}
    rules = {"pair-missing-half": "ignore", "theorem-unaccepted": "ignore"}
    site = build(files, PLUGINS=[*ALL["PLUGINS"], "plugins.papers"], DIPTYCH_RULES=rules)
    (line,) = site.soup("papers/doe/index.html").select(".paper-statement > .paper-line")
    assert [one.text for one in line.select("a")] == [
        "in words", "exact statement", "Everything it rests on",
    ]  # fmt: skip
    assert line.select("a")[-1]["href"].endswith("/papers/doe/proofs/thm-main/")


def test_a_circle_is_reported_with_its_names(build):
    lemma = "::: lemma {{#lem-{}}}\n:::\n\n::: proof\nBy @lem-{}.\n:::\n\n"
    body = lemma.format("a", "b") + lemma.format("b", "a")
    site = build({"a.md": post(body=body)}, **ALL)
    (found,) = [one for one in site.warnings if "proof-circle" in one]
    assert re.search(r"Lemma (\d) rests on Lemma \d, which rests on Lemma \1", found)


def test_the_map_of_a_post_and_other_themes(build):
    site = make(build)
    boxes = site.soup("m.html").select(".proof-map .map-drawing a")
    assert {box["href"].rpartition("#")[2] for box in boxes} == {
        "lem-a", "lem-b", "thm-main", "clm-in", "lem-far",
    }  # fmt: skip
    off = make(build, DEPENDENCIES_LINES=False, DEPENDENCIES_MAP=False, DEPENDENCIES_SAVE_AS="")
    assert texts(off, "m.html") == {}
    assert not off.soup("m.html").select(".proof-map")
    assert not [name for name in off.files() if "/proofs/" in name]
    assert not [name for name in make(build, THEME="simple").files() if "/proofs/" in name]


def test_text_of_titles_is_escaped(build):
    lemma = "::: lemma {#lem-a} &lt;b&gt; <i>x</i>\nA.\n:::\n\n::: proof\nSo.\n:::\n"
    other = "::: lemma {#lem-b}\n:::\n\n::: proof\nBy @a:lem-a.\n:::\n"
    site = build({"a.md": post("Title: <b>A & B", "Slug: a", body=lemma),
                  "b.md": post("Slug: b", body=other)}, **ALL)  # fmt: skip
    (line,) = site.soup("b.html").select(".ties")
    assert line.cite.find("b") is None


def test_a_page_has_the_symbols_of_what_it_shows_and_what_defines_them(build):
    body = (
        "::: definition {#def-g} The class\n$G$, which uses $h$.\n:::\n\n"
        "$$ h = 1 \\label{eq:h} $$\n\n"
        "::: lemma {#lem-a}\n$G$.\n:::\n\n::: proof\nSo.\n:::\n\n"
        "::: theorem {#thm-a}\nSmall.\n:::\n\n::: proof\nBy @lem-a.\n:::\n"
    )
    notation = "Notation:\n    $G$: the class of $w$, @def-g\n    $h$: see @eq-h\n"
    notation += "    $w$: widths\n    $q$: nowhere in it"
    other = [*PLUGINS, "plugins.dependencies", "plugins.notation"]
    files = {"m.md": post(*PAIR, notation, body=body), "references.bib": BIB}
    site = build(files, PLUGINS=other, DIPTYCH_RULES={"pair-missing-half": "ignore"})
    page = site.soup("papers/doe/proofs/thm-a/index.html")
    assert [one["id"] for one in page.select("main .theorem")] == [
        "s1--def-g", "s1--lem-a", "s1--thm-a",
    ]  # fmt: skip
    terms = [row.dt.math["data-tex"] for row in page.select(".symbol-list dl > div")]
    assert terms == ["G", "h", "w"]
    assert page.select_one(".symbol-list #s1--eq-h, .symbol-list.given#s1--eq-h")
    ids = [one["id"] for one in page.select("[id]")]
    assert len(ids) == len({*ids})
    assert {one["href"][1:] for one in page.select("main a[href^='#']")} <= {*ids}
    assert texts(site, "m.html")["lem-a"] == "Rests on Definition 1 · Used in Theorem 3"
    assert texts(site, "m.html")["def-g"] == "Used in Lemma 2"


def test_a_statement_rests_on_the_definitions_of_its_symbols(build):
    body = (
        "::: definition {#def-g} The class\n$G$ makes sense by @lem-a.\n:::\n\n"
        "::: lemma {#lem-a}\n$G$ and $h$.\n:::\n\n::: proof\nSo.\n:::\n\n"
        "::: theorem {#thm-a}\n$G$ of @lem-b, $k$.\n:::\n\n::: proof\nBy @def-g.\n:::\n\n"
        "::: lemma {#lem-b}\nSmall.\n:::\n"
    )
    notation = "Notation:\n    $G$: @def-g\n    $h$: @thm-a\n    $k$: @lem-b"
    files = {"m.md": post(*PAIR, notation, body=body), "references.bib": BIB}
    site = build(
        files,
        PLUGINS=[*PLUGINS, "plugins.dependencies", "plugins.notation"],
        DIPTYCH_RULES={"pair-missing-half": "ignore", "symbol-early": "ignore"},
    )
    assert {name: text.split(" · ")[0] for name, text in texts(site, "m.html").items()} == {
        "def-g": "Rests on Lemma 2",
        # Of what a symbol comes from only a definition is named.
        "lem-a": "Rests on Definition 1",
        "thm-a": "Rests on Lemma 4, Definition 1",
        "lem-b": "Used in Theorem 3",
    }
    # What nobody has written makes no circle.
    assert "proof-circle" not in site.rules()
