"""References across posts, in real sites: who sees whom, languages, the cache, renamed labels."""

from conftest import post
from depth import MATH, OVERVIEW, paper


def texts(page, selector="a.ref"):
    return [" ".join(found.get_text().split()) for found in page.select(selector)]


def short(*openings):
    """Return statements that say little."""
    return "\n\n".join(f"::: {opening}\nSo.\n:::" for opening in openings)


FORMS = """
@thm-b, @Thm-b, [-@thm-b], [@thm-a; @thm-b], [@thm-a; @lem-c], [Thm. @thm-b], [@thm-b, part 1],
[here](#thm-b), [no. {number}: {name}](#thm-b), [](#thm-b), \\ref{thm-b},
\\eqref{thm-b}, \\cref{thm-a,thm-b},
@sec-x, [-@sec-x], @eq-q, [-@eq-q], \\eqref{eq:q}, @fig-f, @tbl-t, @lst-l,
[@thm-a; @thm-b; @lem-c], @rem-r.

::: theorem {#thm-a}
So.
:::

::: theorem {#thm-b} Of $x$
So.
:::

::: lemma {#lem-c}
So.
:::

::: remark {#rem-r -} Aside
So.
:::

$$ x \\label{eq:q} $$

![A figure](f.png){#fig-f}

| a | b |
|---|---|
| 1 | 2 |

: Rows {#tbl-t}

``` {.python #lst-l}
@thm-a
```

## Why *not* {#sec-x}
"""


def test_every_form_prints_kind_and_number(build):
    site = build({"a.md": post("Ignore: link-missing", body=FORMS)})
    assert site.rules() == []
    first = site.soup("a-post.html").select_one(".content p")
    assert " ".join(first.get_text().split()) == (
        "Theorem 2, Theorem 2, 2, Theorems 1 and 2, Theorem 1 and Lemma 3, Thm. 2, "
        "Theorem 2, part 1, here, no. 2: Of x, Theorem 2, 2, (2), Theorems 1 and 2, "
        "Section “Why not”, “Why not”, Equation (1), (1), (1), Figure 1, Table 1, Listing 1, "
        "Theorems 1 and 2 and Lemma 3, Remark “Aside”."
    )
    assert first.select("a.ref:not([href])") == []
    assert [a["href"] for a in first.select("a.ref")][:3] == ["#thm-b"] * 3


def test_what_is_no_reference_stays_text(build):
    body = (
        "me@x.org, @handle, @you@host.org, \\@thm-a, `@thm-a`, <https://x.org/@thm-a>, at @10:30."
    )
    body += "\n\n::: theorem {#thm-a}\nSo.\n:::"
    site = build({"a.md": post(body=body)})
    assert site.rules() == []
    page = site.soup("a-post.html")
    assert texts(page) == []
    text = page.select_one(".content p").get_text()
    assert (
        text == "me@x.org, @handle, @you@host.org, @thm-a, @thm-a, https://x.org/@thm-a, at @10:30."
    )


def test_nothing_of_a_draft_reaches_a_published_post(build):
    files = {
        "m.md": paper("math", "Status: draft", body=MATH, title="Title: Hidden words"),
        "o.md": paper("overview", body=OVERVIEW),
        "d.md": post("Title: A draft", "Status: draft", body="By @telgarsky2016:thm-main."),
    }
    site = build(files)
    reported = [(name, rule) for name, _, rule in site.rules() if rule != "pair-missing-half"]
    assert reported == [("o.md", "ref-draft"), ("o.md", "ref-draft")]
    page = site.soup("telgarsky2016-overview.html")
    assert len(page.select("span.ref[title]")) == 2
    assert "Hidden words" not in page.get_text()
    assert "thm-main" not in "".join(
        a["href"] for a in page.select(".content a") if "math" in a["href"]
    )
    assert texts(site.soup("drafts/a-draft.html")) == ["Theorem 2 of Hidden words"]


def test_references_speak_the_language_of_their_post(build):
    german = "::: lemma {#lem-x}\nx\n:::\n\nNach @lem-x und @telgarsky2016:thm-main, @sec-a."
    german += "\n\n## Eins {#sec-a}"
    files = {
        "m.md": paper("math", body=MATH),
        "d.md": post("Title: Deutsch", "Lang: de", body=german),
    }
    page = build(files).soup("deutsch-de.html")
    assert page.select_one(".theorem-label").get_text() == "Lemma 1"
    assert texts(page) == ["Lemma 1", "Satz 2 in Math of depth", "Abschnitt „Eins“"]
    assert page.select("a.ref")[1]["hreflang"] == "en"


def test_a_paper_means_its_math_post_unless_a_level_is_named(build):
    files = {
        "m.md": paper(
            "math", body="::: theorem {#thm-x}\nSo.\n:::\n\n::: lemma {#lem-m}\nSo.\n:::"
        ),
        "o.md": paper(
            "overview", body="::: remark {#rem-o}\nSo.\n:::\n\n::: theorem {#thm-x}\nSo.\n:::"
        ),
        "a.md": post(
            body="@telgarsky2016:thm-x @telgarsky2016/overview:thm-x\n"
            "@telgarsky2016-overview:thm-x\n\n@telgarsky2016:rem-o"
        ),
    }
    site = build(files)
    page = site.soup("a-post.html")
    overview = "Theorem 2 of Overview of depth"
    assert texts(page) == ["Theorem 1 of Math of depth", overview, overview]
    assert site.rules() == [("a.md", 7, "ref-unknown")]
    assert 'did you mean "telgarsky2016/overview:rem-o"?' in site.warnings[0]


def test_order_changed_in_one_post_renumbers_the_others_with_the_cache_on(build, tmp_path):
    cache = {"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True}
    files = {"m.md": paper("math", body=MATH), "o.md": paper("overview", body=OVERVIEW)}
    build(files, **cache)
    again = build(files, **cache)
    assert again.files() == build(files, OUTPUT_PATH=str(tmp_path / "clean")).files()
    files["m.md"] = paper("math", body="::: axiom\nNew.\n:::\n" + MATH)
    page = build(files, **cache).soup("telgarsky2016-overview.html")
    assert page.select_one(".theorem-label").get_text() == "Theorem 3"
    assert texts(page) == ["Lemma 2 of Math of depth", "Theorem 3"]


def test_a_renamed_label_is_reported_at_each_of_its_uses(build):
    files = {
        "m.md": paper("math", body=MATH.replace("{#thm-main}", "{#thm-first}")),
        "o.md": paper("overview", body=OVERVIEW),
        "a.md": post(body="By @telgarsky2016:thm-main.\n\nAgain by @telgarsky2016:thm-main."),
    }
    site = build(files)
    found = [row for row in site.rules() if row[2] == "ref-unknown"]
    assert found == [
        ("a.md", 4, "ref-unknown"),
        ("a.md", 6, "ref-unknown"),
        ("o.md", 8, "ref-unknown"),
    ]


def test_summaries_and_feeds_have_the_numbers(build):
    summary = "Summary: It is @thm-a, and @telgarsky2016:thm-main."
    files = {
        "m.md": paper("math", body=MATH),
        "o.md": paper("overview", body=OVERVIEW),
        "a.md": post(summary, body="::: theorem {#thm-a}\nWords.\n:::"),
    }
    site = build(files, FEED_ALL_ATOM="all.xml")
    assert site.rules() == []
    words = "It is Theorem 1, and Theorem 2 of Math of depth."
    assert words in site.soup("index.html").get_text()
    assert site.grep("data-ref") == []
    for name in ("index.html", "all.xml"):
        assert "Link to Theorem" not in site.html(name), name
    assert "proof-links" not in site.html("all.xml")
    assert "exact statement" in site.html("all.xml")


def test_a_summary_knows_the_anchors_of_the_text(build):
    body = 'See [there](#one).\n\n## More\n\n<a name="one"></a> Here.'
    files = {"a.md": post(body=body), "b.md": post("Slug: b", "Summary: [x](#one)", body=body)}
    site = build(files)
    assert site.rules() == []
    for name, words in (("a-post.html", "See there."), ("b.html", "x")):
        assert site.soup(name).find("meta", {"name": "description"})["content"] == words


def test_a_list_of_contents_has_the_references_of_headings_as_text(build):
    body = "[TOC]\n\n## By @thm-a[^n] and [@roe2020]\n\n::: theorem {#thm-a}\nA.\n:::\n\n[^n]: N.\n"
    bib = "@article{roe2020, title={A}, author={Roe, A.}, year={2020}}"
    site = build({"a.md": post("Slug: a", body=body), "references.bib": bib})
    contents = site.soup("a.html").select_one(".content .toc")
    assert contents.get_text().strip() == "By Theorem 1 and (Roe 2020)"
    assert len(contents.select("a")) == 1


def test_introductions_pages_and_hidden_posts_take_part(build):
    files = {
        "m.md": paper("math", "Series: Depth", body=MATH),
        "o.md": paper("overview", body=OVERVIEW),
        "series/depth.md": "Title: Depth\n\nStart with @telgarsky2016:thm-main.",
        "pages/p.md": "Title: About\nSlug: about\n\n"
        "## Aim {#sec-aim}\n\nSee @telgarsky2016:lem-tooth.",
        "h.md": post(
            "Title: Hidden", "Status: hidden", body="By @about:sec-aim, @telgarsky2016:thm-main."
        ),
    }
    site = build(files, DIPTYCH_RULES={"series-alone": "ignore"})
    assert site.rules() == []
    assert texts(site.soup("series/depth/index.html"), ".content a.ref, main a.ref")[0] == (
        "Theorem 2 of Math of depth"
    )
    assert texts(site.soup("pages/about.html")) == ["Lemma 1 of Math of depth"]
    hidden = texts(site.soup("hidden.html"))
    assert hidden == ["Section “Aim” of About", "Theorem 2 of Math of depth"]
    assert site.grep("data-ref") == []


def test_relative_addresses_and_headings(build):
    files = {
        "m.md": paper("math", body=MATH + "\n## Why @thm-main holds, $x$ and “@lem-tooth”\n"),
        "o.md": paper("overview", body=OVERVIEW),
    }
    site = build(
        files,
        RELATIVE_URLS=True,
        SITEURL="",
        ARTICLE_SAVE_AS="a/{slug}/index.html",
        ARTICLE_URL="a/{slug}/",
    )
    assert [rule for _, _, rule in site.rules() if rule] == []
    page = site.soup("a/telgarsky2016-overview/index.html")
    assert page.select_one(".theorem-exact")["href"] == "../../a/telgarsky2016-math/#thm-main"
    heading = site.soup("a/telgarsky2016-math/index.html").select_one("h2[id]")
    assert heading["id"] == "why-holds-x-and"
    assert texts(heading) == ["Theorem 2", "Lemma 1"]


def test_what_is_named_after_an_id_follows_the_authors_own(build):
    body = "::: theorem\nx\n:::\n\n## A {#theorem-1}\n\n@theorem-1"
    site = build({"a.md": post(body=body)})
    assert site.rules() == []
    page = site.soup("a-post.html")
    assert page.select_one("section.theorem")["id"] == "theorem-1-2"
    assert texts(page) == ["Section “A”"]


def test_a_link_to_what_is_no_label_has_no_kind(build):
    site = build({"a.md": post(body='[there](#here)\n\n<p id="here">Here.</p>')})
    assert site.rules() == []
    link = site.soup("a-post.html").select_one("a.ref")
    assert (link["href"], link.get("data-kind")) == ("#here", None)


def test_brackets_with_words_keep_citations(build):
    body = "[@thm-a, p. 1; @foo2020]\n\n::: theorem {#thm-a}\n:::"
    page = build({"a.md": post(body=body)}).soup("a-post.html")
    assert page.select_one(".content p").get_text() == "[Theorem 1, p. 1; @foo2020]"


def test_titles_with_references_are_named_with_their_numbers(build):
    body = """
## By @lem-b {#sec-h}

::: lemma {#lem-b} From [-@other:thm-a] and [own](#sec-h)
By @sec-h, [{name}](#lem-b) and @sec-g.
:::

## See @sec-h {#sec-g}
"""
    other = post("Title: O", "Slug: other", body="::: theorem {#thm-a}\nBy @a:sec-h.\n:::")
    site = build({"a.md": post("Slug: a", body=body), "b.md": other})
    assert site.rules() == []
    seen = texts(site.soup("a.html"), "#lem-b > p:last-child")
    assert seen == ["By Section “By Lemma 1”, From 1 and own and Section “See Section “By lem-b””."]
    assert texts(site.soup("other.html")) == ["Section “By Lemma 1” of A post"]
    assert not site.grep("data-ref")


def test_links_to_sections_may_have_the_ids_that_other_engines_make_of_formulas(build):
    body = (
        "By [one](#when-ra) and [two](#case-ii-lambda---cfraca2).\n\n"
        "## When $R>a$\n\n## Case II ($\\lambda = -\\cfrac{a}{2}$)\n"
    )
    site = build({"a.md": post(body=body)})
    assert site.rules() == []
    links = site.soup("a-post.html").select(".content p a")
    assert [link["href"] for link in links] == ["#when-r-a", "#case-ii-lambda-cfrac-a-2"]
