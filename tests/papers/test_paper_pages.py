"""The paper of a post, its page, and the list of all papers."""

import re
import sys

import pytest
from conftest import post
from links import check_links
from tools import check_html

from plugins.papers.quoting import make_bibtex

BIB = r"""
@inproceedings{deep16, title={On {$n^2$} deep \& <x>wide</x> nets}, booktitle={COLT}, year=2016,
  author={Telgarsky, Matus and B{\"o}hm, A.}, eprint={1602.04485}, abstract={We show $x<1$.}}
@article{old93, title={Old}, author={Barron, Andrew}, journal={T. IT}, year=1993, doi={10.1/x}}
@article{unused, title={Unused}, author={Nobody, A}, journal={J}, year=2000}
"""
THEOREM = "::: theorem {#thm-a} Main\nLet $x>0$.\n:::\n\n::: lemma {#lem-b}\nSo.\n:::"
WORDS = "::: theorem {informal-of=thm-a}\nIn words.\n:::"
FILES = {
    "references.bib": BIB,
    "o.md": post("Title: Words", "Slug: o", "Paper: deep16", "Level: overview", "Series: S",
                 "Authors: Ann & Bob", body=WORDS),
    "m.md": post("Title: Full", "Slug: m", "Paper: deep16", "Level: math", body=THEOREM),
    "old.md": post("Title: Older", "Slug: old", "Paper: old93", "Level: overview", "Series: S",
                   "Ignore: pair-missing-half", body="x"),
}  # fmt: skip
PAPER = "papers/deep16/index.html"


def text(element):
    return " ".join(element.get_text().split())


def test_an_article_has_its_paper(build):
    paper = build(FILES).article_by_slug("m").paper
    assert paper.title == "On n² deep & <x>wide</x> nets"
    assert paper.title_html.startswith("On <math")
    assert paper.title_html.endswith("deep &amp; &lt;x&gt;wide&lt;/x&gt; nets")
    assert [str(name) for name in paper.authors] == ["Matus Telgarsky", "A. Böhm"]
    assert (paper.venue, paper.year, paper.arxiv) == ("COLT", "2016", "1602.04485")
    assert paper.address("pdf") == "https://arxiv.org/pdf/1602.04485"
    assert paper.bibtex.startswith("@inproceedings{deep16,\n  title = {On {$n^2$}")
    assert paper.url == "papers/deep16/"
    assert "&lt;1" in paper.abstract or "<math" in paper.abstract


def test_both_posts_name_their_paper_in_a_line(build):
    site = build(FILES)
    for name in ("o.html", "m.html"):
        line = site.soup(name).select_one(".post-header .paper-line")
        assert text(line.a).endswith("deep & <x>wide</x> nets")
        assert line.a["href"] == "https://example.com/papers/deep16/"
        assert "Matus Telgarsky and A. Böhm · COLT, 2016 · arXiv · PDF" in text(line)


def test_the_keys_of_posts_have_what_is_in_addresses(build):
    soup = build(FILES, PAIR_LEVEL_SLUGS={"overview": "idea", "math": "proofs"}).soup(PAPER)
    quotes = soup.select("details")[1].pre.text
    assert "@misc{deep16-idea," in quotes
    assert "@misc{deep16-proofs," in quotes


def test_the_page_of_a_paper(build):
    soup = build(FILES).soup(PAPER)
    posts = [text(li) for li in soup.select("#posts + ul > li")]
    assert posts == ["Words Overview, 1 min 1 statement", "Full Mathematics, 1 min 2 statements"]
    both = soup.select_one(".paper-statement")
    assert [text(one) for one in both.select("section")] == [
        "Theorem 1 (informal). In words.",
        "Theorem 1 (Main). Let x>0.",
    ]
    assert [text(li) for li in soup.select(".statements li")] == ["Lemma 2"]
    assert "@inproceedings{deep16" in soup.select("details")[0].pre.text
    quotes = soup.select("details")[1].pre.text
    assert "author = {{Ann \\& Bob}}" in quotes
    assert "url = {https://example.com/m.html}" in quotes
    assert soup.select_one("link[rel=canonical]")["href"] == "https://example.com/papers/deep16/"


def test_a_statement_that_is_stated_again_is_listed_once(build):
    again = f"{THEOREM}\n\n::: lemma {{restate=lem-b}}\n:::\n\n::: remark {{-}}\nHm.\n:::"
    m = FILES["m.md"].replace(THEOREM, again)
    soup = build({**FILES, "m.md": m}).soup(PAPER)
    assert "3 statements" in text(soup.select("#posts + ul > li")[1])
    # A remark without a number or a title would be a link that says nothing.
    assert [text(li) for li in soup.select(".statements li")] == ["Lemma 2"]
    assert text(soup.select_one(".paper-line:has(+ .statements)")) == "Mathematics only"


def test_papers_are_listed_by_year_author_and_series(build):
    soup = build(FILES).soup("papers/index.html")
    lists = {
        section.h2["id"]: [text(h3) for h3 in section.select("h3")]
        for section in soup.select("section")
    }
    assert lists == {
        "year": ["2016", "1993"],
        "author": ["Andrew Barron", "A. Böhm", "Matus Telgarsky"],
        "series": ["S"],
    }
    assert len(soup.select("#series ~ ul > li")) == 2
    assert [a["href"] for a in soup.select("main nav a")] == ["#year", "#author", "#series"]


@pytest.mark.parametrize("settings", [{}, {"SITEURL": "", "RELATIVE_URLS": True}])
def test_pages_are_valid_and_lead_somewhere(build, settings):
    site = build(FILES, **settings)
    assert not [warning for warning in site.warnings if "Feeds" not in warning]
    check_html(site.output)
    check_links(site.output, site.generator.settings["SITEURL"])


def test_a_paper_of_drafts_has_no_page(build):
    files = {
        "references.bib": BIB,
        "m.md": post("Slug: m", "Paper: deep16", "Level: math", "Status: draft"),
    }
    site = build(files)
    assert site.grep("papers/") == []
    (draft,) = site.generator.drafts
    assert (draft.paper.key, draft.paper.url) == ("deep16", "")
    assert not site.soup("drafts/m.html").select(".paper-line a[href*=papers]")


def test_a_draft_is_not_named_on_the_page(build):
    files = {**FILES, "m.md": FILES["m.md"].replace("Level:", "Status: draft\nLevel:")}
    site = build(files, DIPTYCH_RULES={"pair-missing-half": "ignore", "ref-draft": "ignore"})
    assert "Full" not in site.html(PAPER)


def test_pages_can_be_turned_off(build):
    site = build(FILES, PAPERS_SAVE_AS="", PAPERS_INDEX_SAVE_AS="", PAPERS_INDEX_URL="")
    assert [name for name in site.files() if name.startswith("papers/")] == [
        "papers/deep16/both/index.html"
    ]
    assert not site.soup("m.html").select(".paper-line a[href*=papers]")


def test_an_address_that_is_taken_is_reported(build):
    site = build(FILES, PAPERS_INDEX_SAVE_AS="index.html", PAPERS_SAVE_AS="{key}.html")
    assert site.rules() == [("pelicanconf.py", 1, "address-taken")]


def test_without_a_bibliography_there_are_no_pages(build):
    site = build({name: text for name, text in FILES.items() if name != "references.bib"})
    assert site.article_by_slug("m").paper is None
    assert not re.search("paper-line", site.html("m.html").split("<body>")[1])
    assert "papers/index.html" not in site.files()


def test_bibtex_of_a_post_is_escaped():
    found = make_bibtex("k", "50% of $x_1$ {a}", ["A & B"], "S", "2024-03-02", "/relative/")
    assert r"title = {{50\% of \$x\_1\$ \{a\}}}" in found
    assert r"{{A \& B}}" in found
    assert "url" not in found
    assert "year = {2024}" in found


def test_an_entry_that_lacks_nearly_everything_has_a_page(build):
    bib = "@misc{a, title={No author, no year}}\n@misc{b, author={B C}}\n@misc{c}\n"
    files = {
        f"{key}.md": post(f"Slug: {key}", f"Paper: {key}", "Level: math", body=f"[@{key}]")
        for key in "abc"
    }
    site = build({"references.bib": bib} | files)
    assert text(site.soup("papers/a/index.html").h1) == "No author, no year"
    assert text(site.soup("papers/b/index.html").h1) == "b"
    assert text(site.soup("papers/c/index.html").h1) == "c"
    assert ("references.bib", 3, "bib-field") in site.rules()
    assert check_html(site.output) == []


@pytest.mark.parametrize("renderer", ["mathml", "mathjax"])
def test_without_texmath_formulas_stay_tex_whatever_its_settings(build, monkeypatch, renderer):
    monkeypatch.setitem(sys.modules, "math_core", None)
    plugins = ["plugins.papers", "plugins.pairs", "plugins.frontmatter"]
    site = build(FILES, PLUGINS=plugins, MATH_RENDERER=renderer)
    paper = site.article_by_slug("m").paper
    assert paper.title == "On $n^2$ deep & <x>wide</x> nets"
    assert paper.title_html == "On $n^2$ deep &amp; &lt;x&gt;wide&lt;/x&gt; nets"
    assert [rule for _, _, rule in site.rules() if "math" in rule] == []
