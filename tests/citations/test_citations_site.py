"""Citations on real sites: in the text, in lists, in fields and feeds; what is wrong with them."""

import re

import pytest
from conftest import post
from markdown import Markdown
from tools import check_html

BIB = r"""
@article{telgarsky2016, title={On $n^2$ depth}, author={Telgarsky, Matus}, year=2016}
@article{safran2017, title={B}, author={Safran, I. and Shamir, O.}, year=2017, journal={J}}
@article{belkin-a, title={Aa}, author={Belkin, M and A, B and C, D}, year=2019, journal={J}}
@article{belkin-b, title={Bb}, author={Belkin, M and A, B and others}, year=2019, journal={J}}
@article{DBLP:conf/colt/X16, title={D}, author={Xu, Y}, year=2016, journal={J}}
@article{doe:gans, title={E}, author={Doe, J}, year=2014, journal={J}}
"""


def text(soup, selector=".content p"):
    return [" ".join(one.get_text().split()) for one in soup.select(selector)]


def cited(build, body, **settings):
    return build({"references.bib": BIB, "a.md": post("Slug: a", body=body)}, **settings)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("@telgarsky2016 says", "Telgarsky (2016) says"),
        ("see [@telgarsky2016].", "see (Telgarsky 2016)."),
        (
            "[@safran2017, §3; @telgarsky2016, Thm *2*]",
            "(Safran and Shamir 2017, §3; Telgarsky 2016, Thm 2)",
        ),
        ("[see @safran2017, for a start]", "(see Safran and Shamir 2017, for a start)"),
        ("Telgarsky [-@telgarsky2016]", "Telgarsky (2016)"),
        ("[@belkin-a; @belkin-b]", "(Belkin et al. 2019b; Belkin et al. 2019a)"),
        ("[@DBLP:conf/colt/X16; @doe:gans]", "(Xu 2016; Doe 2014)"),
        ("by @telgarsky2016's", "by Telgarsky (2016)’s"),
        ("[both @safran2017 and @doe:gans]", "[both Safran and Shamir (2017) and Doe (2014)]"),
        ("“@telgarsky2016”", "“Telgarsky (2016)”"),
        ("\\@telgarsky2016, me@safran2017.org", "@telgarsky2016, me@safran2017.org"),
        ("by @alice and @bob", "by @alice and @bob"),
        ("`[@telgarsky2016, p. 1]`", "[@telgarsky2016, p. 1]"),
        ("<b title='[@telgarsky2016]'>x</b>", "x"),
    ],
)
def test_citations_in_the_text(build, source, shown):
    names = ("markdown.extensions.smarty", "markdown.extensions.extra")
    markdown = {"extension_configs": {key: {} for key in names}, "output_format": "html5"}
    site = cited(build, source, MARKDOWN=markdown)
    assert text(site.soup("a.html"))[0] == shown
    assert site.warnings == []
    assert "data-cite" not in site.html("a.html")


def test_texts_that_hold_no_links(build):
    """Alternative texts of pictures, and the words of links."""
    body = """\
::: theorem {#thm-a}
So.
:::

![A tent, @thm-a, [@safran2017, "§3"]](a.png){#fig-a}

![by @telgarsky2016][pic] and ![x @thm-b](a.png "T") and [see @telgarsky2016][pic] it

[pic]: https://example.org/a.png
"""
    feeds = {"FEED_ALL_ATOM": "all.xml", "SITEURL": "https://example.org"}
    site = cited(build, body, **feeds)
    alts = ['A tent, Theorem 1, (Safran and Shamir 2017, "§3")', "by Telgarsky (2016)", "x ?"]
    assert [one["alt"] for one in site.soup("a.html").select("article img")] == alts
    assert "see Telgarsky (2016)" in text(site.soup("a.html"))[-1]
    assert all("diptych-alt" not in site.html(name) for name in ("a.html", "all.xml"))
    assert [rule for _, _, rule in site.rules()].count("ref-unknown") == 1


def test_citations_in_one_post(build):
    """What authors of pandoc and other engines write, line by line in one build."""
    lines = {
        "[@telgarsky2016][^1]": "(Telgarsky 2016)1",
        "[@telgarsky2016][@doe:gans]": "(Telgarsky 2016)(Doe 2014)",
        "[@safran2017, [p. 3](https://example.org/)]": "(Safran and Shamir 2017, p. 3)",
        "[@telgarsky2016, [sic]]": "(Telgarsky 2016, [sic])",
        "[see\n@telgarsky2016;\nalso @doe:gans, p. 3]": (
            "(see Telgarsky 2016; also Doe 2014, p. 3)"
        ),
        "@telgarsky2016 [p. 3] it": "Telgarsky (2016, p. 3) it",
        "`@telgarsky2016 [p. 3]`": "@telgarsky2016 [p. 3]",
        "@bob [x]": "@bob [x]",
        "[@AFK+09] @AFK+09, [@'tHooft:71]": "(Afk 2009) Afk (2009), (’t Hooft 1971)",
        "[@smith&jones] [@{10.1002/(SICI)1}]": "(Smith 2001) (Sici 1999)",
        "\\citet{telgarsky2016} \\citep[p. 3]{doe:gans}": "Telgarsky (2016) (Doe 2014, p. 3)",
        '<d-cite key="doe:gans"></d-cite>.<d-footnote>The note.</d-footnote>': "(Doe 2014).2",
        '<d-cite key="doe:gans"></d-cite>(which is)': "(Doe 2014)(which is)",
        '<d-cite key="10.1002/(SICI)1"></d-cite>': "(Sici 1999)",
        "so<d-cite key=doe:gans></d-cite>, <d-cite key=van/>": (
            "so (Doe 2014), (van den Hoven and Montclos 2014)"
        ),
        "{% cite telgarsky2016 doe:gans %}": "(Telgarsky 2016; Doe 2014)",
        "[@MainThm] @mainThm": "Theorem 1 Theorem 1",
        "[@van] [@none]": "(van den Hoven and Montclos 2014) (M.F. and Doe 1990)",
    }
    bib = (
        BIB
        + r"""
@misc{AFK+09, title={A}, author={Afk, A}, year=2009}
@misc{'tHooft:71, title={A}, author={{\textquoteright}t Hooft, G}, year=1971}
@misc{smith&jones, title={A}, author={Smith, A}, year=2001}
@misc{10.1002/(SICI)1, title={A}, author={Sici, A}, year=1999}
@misc{van, title={A}, year=2014,
  author={family=Hoven, given=J, prefix=van den, useprefix=true
  and family=Montclos, given=Henri, prefix=de, useprefix=false}}
@misc{none, title={A}, author={, M.F. and Doe, Jane}, year=1990}
"""
    )
    end = "\n\n::: theorem {#MainThm}\nT.\n:::\n\n[^1]: A note.\n"
    body = "\n\n".join(lines) + end
    site = build({"references.bib": bib, "a.md": post("Slug: a", body=body)}, PLUGINS=["plugins"])
    shown = text(site.soup("a.html"))
    assert shown[: len(lines)] == list(lines.values())
    assert site.rules() == [("references.bib", 16, "bib-field")]


def test_citations_and_references_in_html(build):
    body = """<div>
See [@telgarsky2016] and <a href="/x">@doe:gans</a>, \\eqref{eq:a}.
</div>

<details><summary>@doe:gans</summary>\\ref{eq:a} <code>@doe:gans</code></details>

In $$f \\label{eq:a}$$ and $\\overset{\\eqref{eq-a}}{=}$."""
    site = build({"references.bib": BIB, "a.md": post("Slug: a", body=body)}, PLUGINS=["plugins"])
    soup = site.soup("a.html")
    shown = text(soup, ".content > div:not(.references), .content > details")
    assert shown[0] == "See (Telgarsky 2016) and Doe (2014), (1)."
    assert shown[1] == "Doe (2014)1 @doe:gans"
    assert not soup.select("a a, summary a")
    assert [rule for _, _, rule in site.rules()] == ["link-missing"]


def test_numbers_by_setting(build):
    body = "@safran2017 and [@telgarsky2016, §3; @safran2017] and [-@telgarsky2016]"
    site = cited(build, body, CITATIONS_STYLE="numeric")
    soup = site.soup("a.html")
    assert text(soup)[0] == "Safran and Shamir [1] and [2, §3; 1] and [2]"
    assert [li["id"] for li in soup.select("ol.bibliography.numeric > li")] == [
        *("ref-safran2017", "ref-telgarsky2016")
    ]


def test_each_citation_leads_to_its_entry_and_back(build):
    body = (
        "By @safran2017.\n\n## The *aim* {#aim}\n\n@safran2017, [@safran2017] and @telgarsky2016."
    )
    soup = cited(build, body).soup("a.html")
    assert [a["href"] for a in soup.select("a.citation")] == ["#ref-safran2017"] * 3 + [
        "#ref-telgarsky2016"
    ]
    backlinks = soup.select("#ref-safran2017 .citation-backlinks a")
    assert [a.get_text() for a in backlinks] == ["Beginning", "The aim"]
    assert [soup.select_one(a["href"]).get_text() for a in backlinks] == [
        "Safran and Shamir (2017)"
    ] * 2
    assert text(soup, ".references h2") == ["References"]


def test_a_list_is_where_the_author_wants_it(build):
    body = "By @safran2017.\n\n## Sources\n\n[REFERENCES]\n\nThe end.\n\n`[REFERENCES]`"
    site = cited(build, body)
    assert "<p>[REFERENCES]" not in site.article_by_slug("a").summary
    soup = site.soup("a.html")
    assert soup.select_one("#sources + .references > ol")
    assert not soup.select("#references")
    assert text(soup, "code") == ["[REFERENCES]"]
    assert not cited(build, "[REFERENCES]").soup("a.html").select(".references, .content p")


def test_labels_win_where_their_prefix_is_known(build):
    bib = BIB + "@misc{thm-main, title={T}, author={A B}}\n"
    body = "@thm-main, [@thm-main; @safran2017].\n\n::: theorem {#thm-main}\nYes.\n:::"
    site = build({"references.bib": bib, "a.md": post("Slug: a", body=body)})
    assert text(site.soup("a.html"))[0] == "Theorem 1, (Theorem 1; Safran and Shamir 2017)."


def test_statements_on_papers_stay_references(build):
    words = "By @telgarsky2016:thm-a of @telgarsky2016"
    paper, theorem = "Paper: telgarsky2016", "::: theorem {#thm-a}\n:::"
    halves = {
        "m.md": post(paper, "Level: math", "Slug: m", body=theorem),
        "o.md": post("Title: O", paper, "Level: overview", "Slug: o", body=words),
    }
    site = build({"references.bib": BIB, **halves})
    assert text(site.soup("o.html"))[0] == "By Theorem 1 of A post of Telgarsky (2016)"
    entry = site.soup("o.html").select_one("#ref-telgarsky2016 .entry-posts a")
    assert (entry["href"], entry["data-level"]) == ("https://example.com/m.html", "math")


def test_a_list_leads_to_no_draft(build):
    files = {
        "references.bib": BIB,
        "m.md": post("Paper: telgarsky2016", "Level: math", "Status: draft", "Slug: m"),
        "a.md": post("Slug: a", body="@telgarsky2016"),
    }
    assert not build(files).soup("a.html").select(".entry-posts")


def test_unknown_keys_are_reported_with_their_line_and_the_nearest(build):
    body = "First.\n\nBy [@telgarsky2061, §3] and @safran2071 and [@safran2017]."
    site = cited(build, body)
    assert site.rules() == [("a.md", 7, "citation-unknown")] * 2
    assert 'did you mean "safran2017"?' in site.warnings[0]
    marks = site.soup("a.html").select("span.citation")
    assert [mark.get_text() for mark in marks] == ["?", "?"]
    assert "telgarsky2061" in marks[0]["title"]
    files = {"references.bib": BIB, "a.md": post("Ignore: citation-unknown", body=body)}
    assert build(files).warnings == []


def test_summaries_have_citations_as_text(build):
    files = {
        "references.bib": BIB,
        "a.md": post("Slug: a", "Summary: By @safran2017 [@nobody2000].", body="x"),
        "b.md": post("Slug: b", body="By @telgarsky2016, $x$ here."),
    }
    site = build(files)
    assert site.rules() == [("a.md", 4, "citation-unknown")]
    assert "By Safran and Shamir (2017) (<span" in site.article_by_slug("a").summary
    assert site.article_by_slug("b").summary.startswith("<p>By Telgarsky (2016), ")
    assert "References" not in site.article_by_slug("b").summary


def test_titles_of_sections_and_statements_have_them_too(build):
    body = "See @sec-a, @thm-a.\n\n## As @safran2017 {#sec-a}\n\n"
    body += "::: theorem {#thm-a} Of @safran2017\n:::"
    site = cited(build, body)
    assert text(site.soup("a.html"))[0] == ("See Section “As Safran and Shamir (2017)”, Theorem 1.")
    assert "Safran and Shamir (2017)" in site.html("refs.json")


def test_feeds_have_plain_citations_and_a_list_without_ids(build):
    site = cited(build, "By @safran2017.", FEED_ALL_ATOM="f.xml")
    feed = site.html("f.xml")
    assert "By Safran and Shamir (2017)." in feed
    assert "&lt;li&gt;I. Safran and O. Shamir (2017). B." in feed
    assert not re.search("ref-safran|cite-safran|Cited in", feed)


def test_a_list_is_no_reading_time_and_no_section_of_the_other_half(build):
    body = "## Aim {#aim}\n\n" + "word " * 200 + "[@safran2017; @belkin-a; @belkin-b; @doe:gans]"
    halves = {
        f"{level}.md": post("Paper: telgarsky2016", f"Level: {level}", f"Slug: {level}", body=body)
        for level in ("overview", "math")
    }
    site = build({"references.bib": BIB, **halves})
    pair = site.article_by_slug("math").pair
    assert pair.this.minutes == 1
    assert [match.id for match in pair.sections] == ["aim"]


def test_a_changed_bib_needs_no_post_to_be_read_again(build, monkeypatch):
    cache = {"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True, "CONTENT_CACHING_LAYER": "reader"}
    cited(build, "By @safran2017.", **cache)
    read = []
    convert = Markdown.convert

    def count(md, source):
        read.append(source)
        return convert(md, source)

    monkeypatch.setattr(Markdown, "convert", count)
    bib = BIB.replace("Safran, I.", "Safranek, I.")
    site = build({"references.bib": bib}, **cache)
    assert text(site.soup("a.html"))[0] == "By Safranek and Shamir (2017)."
    assert read == []


def test_without_a_bibliography_all_stays_as_it_was(build):
    site = build({"a.md": post("Slug: a", body="By @key2020 and [@key2020].")})
    assert text(site.soup("a.html")) == ["By @key2020 and [@key2020]."]
    assert site.rules() == [("a.md", 5, "ref-unclaimed")]


def test_the_language_of_the_post_counts(build):
    files = {"references.bib": BIB, "a.md": post("Slug: a", "Lang: de", body="@safran2017")}
    site = build(files, ARTICLE_LANG_SAVE_AS="a.html", DEFAULT_LANG="de")
    assert text(site.soup("a.html"))[0] == "Safran und Shamir (2017)"
    assert text(site.soup("a.html"), ".references h2") == ["Literatur"]


def test_pages_are_valid(build):
    body = (
        "By @telgarsky2016; [@safran2017, $x$].\n\n## On @doe:gans\n\n[w @belkin-a](https://x.org)"
        "[^1]\n\n[^1]: [@belkin-b] and @missing2000.\n"
    )
    site = cited(build, body)
    check_html(site.output)


def test_other_readers_do_not_mind(build):
    rst = "A title\n#######\n\n:date: 2024-01-01\n\nBy [@safran2017].\n"
    assert build({"references.bib": BIB, "a.rst": rst}).warnings == []


def test_citations_and_references_in_notes_of_all_kinds(build):
    body = """\
A^[See [@telgarsky2016, p. 3] and \\eqref{eq:a}.]
b<d-footnote>By <d-cite key="doe:gans"/>.</d-footnote>
c^[By <d-cite key="doe:gans"></d-cite> and @safran2017.] $$x \\label{eq:a}$$
"""
    site = cited(build, body)
    notes = [" ".join(n.get_text().split()) for n in site.soup("a.html").select(".sidenote")]
    assert notes == [
        "See (Telgarsky 2016, p. 3) and (1). ↩",
        "By (Doe 2014). ↩",
        "By (Doe 2014) and Safran and Shamir (2017). ↩",
    ]
    assert site.warnings == []


def test_a_formula_after_an_at_is_no_key(build):
    site = cited(build, "The @$x$ and @$$y$$fig-a, [@telgarsky2016].")
    assert text(site.soup("a.html"))[0].startswith("The @x and @yfig-a, (Telgarsky 2016)")
    assert site.warnings == []


@pytest.mark.parametrize(
    "written",
    ["\\cite{foo}", "\\citep{foo}", "{cite}`foo`", "{% cite foo %}", "\\bibliography{refs}"],
)
def test_without_a_bibliography_a_citation_of_others_is_one_report_and_stays(build, written):
    site = build({"a.md": post("Slug: a", body=f"So {written}.")})
    (line,) = site.warnings
    assert "a.md:5: markdown-other: " in line
    assert line.endswith("there is no bibliography; add content/references.bib")
    assert text(site.soup("a.html"))[0] == f"So {written.replace('`', '')}."


def test_a_citation_in_a_formula_is_reported(build):
    body = (
        "::: theorem {#thm-2020}\nA.\n:::\n\n$$a \\text{ by @thm-2020}$$\n\n"
        "$$b \\text{ by @roe2020}$$\n\n$c \\text{ [@roe2020]}$ $\\text{a@b2020}$\n"
    )
    bib = "@article{roe2020, title={A}, author={Roe, A.}, year={2020}}"
    site = build({"a.md": post("Slug: a", body=body), "references.bib": bib})
    assert site.rules() == [("a.md", 11, "markdown-slip"), ("a.md", 13, "markdown-slip")]
