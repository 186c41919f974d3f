"""What the pages of real sites say to machines."""

import json
import re
from dataclasses import dataclass
from datetime import datetime

import pytest
from conftest import PLUGINS, post
from tools import check_html
from vocabulary import find_faults, find_lacks, types_of

SITEURL = "https://example.com"
BIB = r"""
@inproceedings{deep16, title = {Depth $n^{-1/2}$ and {\'e}tale <maps>}, author = {Matus Telgarsky
  and Ada L.}, booktitle = {COLT}, year = 2016, month = jun, doi = {10.1000/x},
  eprint = {1602.04485}, archiveprefix = {arXiv}}
@book{old, title = {An old book}, author = {Knuth, Donald}, year = {n.d.}, publisher = {AW}}
"""
CONTENT = {
    "references.bib": BIB,
    "why.md": post("Title: Why $x^2$ & depth", "Slug: why", "Paper: deep16", "Level: overview",
                   "Series: Power", "Part: 1", "Tags: depth, width", "Author: Ada L.",
                   "Summary: In *words*.", "Requires: single", "Date: 2024-03-02 12:00"),
    "proof.md": post("Title: Proofs", "Slug: proof", "Paper: deep16", "Level: math",
                     "Series: Power", "Part: 1", "Author: Ada L.",
                     body="See [@deep16] and [@old].\n\n$x$"),
    "single.md": post("Title: Single", "Slug: single", "Category: Theory", "Date: 2024-05-01",
                      "Modified: 2024-06-01"),
    "einzeln.md": post("Title: Einzeln", "Slug: single", "Lang: de"),
    "seul.md": post("Title: Seul", "Slug: single", "Lang: fr"),
    "secret.md": post("Title: Secret", "Slug: secret", "Status: hidden", "Series: Power"),
    "draft.md": post("Title: Unready", "Slug: unready", "Status: draft", "Series: Power"),
    "pages/about.md": "Title: About us\nSlug: about\n\nWe are.",
    "pages/secret.md": "Title: Secret page\nSlug: sp\nStatus: hidden\n\nText.",
}  # fmt: skip
SETTINGS = {
    "SITENAME": "Depth", "SITESUBTITLE": "On depth", "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None, "YEAR_ARCHIVE_SAVE_AS": "y/{date:%Y}/index.html",
    "YEAR_ARCHIVE_URL": "y/{date:%Y}/", "DIRECT_TEMPLATES": ["index", "tags", "categories",
    "authors", "archives", "search", "404"],
}  # fmt: skip


@pytest.fixture(scope="module")
def built():
    return []


@pytest.fixture
def site(build, built):
    """The site above; most tests read the one that the first has built."""
    if not built:
        built.append(build(CONTENT, **SETTINGS))
    return built[0]


def graph_of(site, name):
    """The nodes of a page's JSON-LD; none if the page has none."""
    scripts = site.soup(name).select('head script[type="application/ld+json"]')
    assert len(scripts) <= 1
    return json.loads(scripts[0].string)["@graph"] if scripts else []


def pages(site):
    """The pages that the theme has made, which have a header."""
    found = [name for name in site.files() if name.endswith(".html")]
    return [name for name in found if 'id="page-main"' in site.html(name)]


def node(site, name, kind):
    """The node of a type on a page."""
    return next(n for n in graph_of(site, name) if kind in types_of(n))


def trail(site, name):
    """The names of the steps to a page."""
    return [step["name"] for step in node(site, name, "BreadcrumbList")["itemListElement"]]


def metas(site, name, meta):
    return [tag["content"] for tag in site.soup(name).select(f'meta[name="citation_{meta}"]')]


def hrefs(site, name, selector):
    return [tag["href"] for tag in site.soup(name).select(f"head link{selector}")]


def test_every_page_says_only_what_schema_org_and_google_know(site):
    assert site.warnings == []
    silent = {"papers/deep16/both/index.html", "search.html", "404.html", "secret.html"}
    silent |= {"drafts/unready.html", "pages/sp.html"}
    assert {name for name in pages(site) if not graph_of(site, name)} == silent
    for name in pages(site):
        graph = graph_of(site, name)
        assert list(find_faults(graph)) == [], name
        assert list(find_lacks(graph)) == [], name
    assert check_html(site.output) == []


def test_every_address_is_that_of_a_page(site):
    for name in pages(site):
        text = json.dumps(graph_of(site, name))
        for found in re.findall(rf'"{SITEURL}/([^"#]*)', text):
            path = found if found.endswith(".html") else f"{found}index.html"
            assert path in site.files(), (name, found)


def test_nothing_of_drafts_and_hidden_posts_is_described(site):
    for name in pages(site):
        text = json.dumps(graph_of(site, name))
        assert not re.search("ecret|nready", text), name
    for name in ("secret.html", "drafts/unready.html", "pages/sp.html", "search.html", "404.html"):
        assert site.soup(name).select_one("meta[name=robots]")["content"] == "noindex", name
        assert not site.soup(name).select('meta[name^="citation_"]'), name


def test_a_post_with_a_paper_a_series_and_another_level(site):
    why = node(site, "why.html", "BlogPosting")
    assert why["headline"] == "Why x² & depth"
    assert why["description"] == "In words."
    assert why["datePublished"] == "2024-03-02T12:00:00+00:00"
    assert why["author"] == [
        {"@type": "Person", "name": "Ada L.", "url": f"{SITEURL}/author/ada-l.html"}
    ]
    assert why["about"]["name"] == "Depth n⁻¹ᐟ² and étale <maps>"
    assert why["about"]["subjectOf"]["url"] == f"{SITEURL}/proof.html"
    assert why["about"]["sameAs"] == [
        "https://arxiv.org/abs/1602.04485",
        "https://doi.org/10.1000/x",
    ]
    assert why["keywords"] == ["depth", "width"]
    assert (why["position"], why["wordCount"], why["timeRequired"]) == (1, 2, "PT1M")
    assert why["dependencies"] == ["Single"]
    proof = node(site, "proof.html", "BlogPosting")
    assert proof["proficiencyLevel"] == "Expert"
    assert [work["@type"] for work in proof["citation"]] == ["Book", "ScholarlyArticle"]
    assert "datePublished" not in proof["citation"][0]


def test_translations_name_each_other(site):
    single = node(site, "single.html", "BlogPosting")
    assert single["@type"] == "BlogPosting"
    assert single["dateModified"] == "2024-06-01T00:00:00+00:00"
    assert [one["inLanguage"] for one in single["workTranslation"]] == ["de", "fr"]
    german = node(site, "single-de.html", "BlogPosting")
    assert german["translationOfWork"]["url"] == f"{SITEURL}/single.html"
    assert "workTranslation" not in german
    assert trail(site, "single-de.html")[0] == "Startseite"
    for name in ("single.html", "single-de.html", "single-fr.html"):
        links = site.soup(name).select("head link[hreflang]")
        assert [(link["hreflang"], link["href"]) for link in links] == [
            ("de", f"{SITEURL}/single-de.html"),
            ("en", f"{SITEURL}/single.html"),
            ("x-default", f"{SITEURL}/single.html"),
            ("fr", f"{SITEURL}/single-fr.html"),
        ]
    assert hrefs(site, "why.html", "[hreflang]") == []


def test_the_way_to_each_page_is_that_of_the_site(site):
    ways = {
        "why.html": ["Home", "Series", "Power", "Why x² & depth"],
        "single.html": ["Home", "Categories", "Theory", "Single"],
        "pages/about.html": ["Home", "About us"],
        "papers/deep16/index.html": ["Home", "Papers", "Depth n⁻¹ᐟ² and étale <maps>"],
        "papers/index.html": ["Home", "Papers"],
        "series/power/index.html": ["Home", "Series", "Power"],
        "tag/depth.html": ["Home", "Tags", "depth"],
        "author/ada-l.html": ["Home", "Authors", "Ada L."],
        "archives.html": ["Home", "Archives"],
        "y/2024/index.html": ["Home", "Archives", "Archives: 2024"],
    }
    assert {name: trail(site, name) for name in ways} == ways


def test_a_post_of_no_series_is_below_its_paper_and_one_of_neither_below_the_home(build):
    files = {
        "references.bib": BIB,
        "a.md": post(
            "Title: A", "Slug: a", "Paper: deep16", "Level: math", "Ignore: pair-missing-half"
        ),
        "b.md": post("Title: B", "Slug: b"),
    }
    site = build(files, TAGS_SAVE_AS="", PAPERS_INDEX_SAVE_AS="")
    assert trail(site, "a.html") == ["Home", "Depth n⁻¹ᐟ² and étale <maps>", "A"]
    assert trail(site, "b.html") == ["Home", "B"]


def test_what_pages_are(site):
    kinds = {
        "index.html": ["WebSite", "Blog"],
        "pages/about.html": ["AboutPage", "BreadcrumbList"],
        "tag/depth.html": ["CollectionPage", "BreadcrumbList"],
        "author/ada-l.html": ["ProfilePage", "BreadcrumbList"],
        "series/power/index.html": ["CollectionPage", "BreadcrumbList"],
        "papers/deep16/index.html": ["WebPage", "BreadcrumbList"],
    }
    found = {name: [n["@type"] for n in graph_of(site, name)] for name in kinds}
    assert found == kinds


def test_lists_have_what_is_on_them(site):
    blog = node(site, "index.html", "Blog")
    assert [p["headline"] for p in blog["blogPost"]] == ["Single", "Why x² & depth"]
    listed = node(site, "tag/depth.html", "CollectionPage")["mainEntity"]
    assert [entry["name"] for entry in listed["itemListElement"]] == ["Why x² & depth"]
    series = node(site, "series/power/index.html", "CollectionPage")["mainEntity"]
    assert series["@type"] == "CreativeWorkSeries"
    parts = [(part["position"], part["headline"]) for part in series["hasPart"]]
    assert parts == [(1, "Why x² & depth"), (1, "Proofs")]
    paper = node(site, "papers/deep16/index.html", "WebPage")["mainEntity"]
    assert [about["headline"] for about in paper["subjectOf"]] == ["Why x² & depth", "Proofs"]
    papers = node(site, "papers/index.html", "CollectionPage")["mainEntity"]
    assert papers["numberOfItems"] == 1
    assert "mainEntity" not in node(site, "archives.html", "CollectionPage")
    level = node(site, "math/index.html", "CollectionPage")["mainEntity"]
    assert [entry["name"] for entry in level["itemListElement"]] == ["Proofs"]


def test_the_pages_of_a_long_list_go_on_counting(build):
    files = {f"{n}.md": post(f"Title: Post {n}", f"Slug: p{n}", "Tags: t") for n in range(5)}
    site = build(files, DEFAULT_PAGINATION=2)
    second = node(site, "tag/t2.html", "CollectionPage")
    assert second["url"] == f"{SITEURL}/tag/t2.html"
    assert second["mainEntity"]["numberOfItems"] == 5
    assert [entry["position"] for entry in second["mainEntity"]["itemListElement"]] == [3, 4]
    assert trail(site, "tag/t2.html") == ["Home", "Tags", "t"]
    assert node(site, "index2.html", "CollectionPage")["mainEntity"]["numberOfItems"] == 5
    assert hrefs(site, "tag/t2.html", '[rel="prev"]') == [f"{SITEURL}/tag/t.html"]
    assert hrefs(site, "tag/t2.html", '[rel="next"]') == [f"{SITEURL}/tag/t3.html"]
    assert hrefs(site, "tag/t2.html", '[rel="canonical"]') == [f"{SITEURL}/tag/t2.html"]


CITED = (
    "citation_title=Depth n⁻¹ᐟ² and étale <maps>; citation_author=Matus Telgarsky; "
    "citation_author=Ada L.; citation_publication_date=2016/06; citation_journal_title=COLT; "
    "citation_doi=10.1000/x; citation_arxiv_id=1602.04485"
)


@dataclass(frozen=True)
class Correction:
    """What a post has of the plugin `corrections`."""

    severity: str
    date: datetime | None
    reported_by: str
    html: str
    address: str


def test_corrections_of_a_post(build):
    line = "2024-02-03 error: The *bound* was wrong. (reported by Ada)"
    header = f"Corrections:\n    {line}\n    A word."
    site = build({"a.md": post("Slug: a", header)})
    assert site.warnings == []
    first, second = node(site, "a.html", "BlogPosting")["correction"]
    address = first.pop("url")
    assert first == {
        "@type": "CorrectionComment",
        "text": "The bound was wrong.",
        "datePublished": "2024-02-03T00:00:00+00:00",
        "keywords": "error",
        "contributor": {"@type": "Person", "name": "Ada"},
    }
    page, _, name = address.partition("#")
    assert page == f"{SITEURL}/a.html"
    assert site.soup("a.html").find(id=name) is not None
    assert second["text"] == "A word."
    assert "datePublished" not in second


def test_scholar_reads_a_post(site):
    assert metas(site, "why.html", "title") == ["Why x² & depth"]
    assert metas(site, "why.html", "public_url") == [f"{SITEURL}/why.html"]
    assert metas(site, "why.html", "journal_title") == ["Depth"]
    assert metas(site, "proof.html", "reference") == [
        "citation_title=An old book; citation_author=Donald Knuth; citation_journal_title=AW",
        CITED,
    ]
    assert metas(site, "index.html", "title") == metas(site, "pages/about.html", "title") == []


def test_by_setting(build):
    settings = {
        "METADATA_SCHOLAR": False, "METADATA_PUBLISHER": "The Institute",
        "METADATA_AUTHOR_LINKS": {"Ada L.": "https://example.org/ada"},
        "SITE_LOGO": "images/logo.png", "AUTHOR_SAVE_AS": "",
    }  # fmt: skip
    site = build(CONTENT, **SETTINGS | settings)
    assert metas(site, "why.html", "title") == []
    why = node(site, "why.html", "BlogPosting")
    assert why["author"] == [
        {"@type": "Person", "name": "Ada L.", "sameAs": "https://example.org/ada"}
    ]
    assert why["publisher"]["name"] == "The Institute"
    assert why["publisher"]["logo"]["url"] == f"{SITEURL}/images/logo.png"


@pytest.mark.parametrize("settings", [{"SITEURL": ""}, {"RELATIVE_URLS": True}])
def test_without_an_address_of_the_site_only_what_needs_none(build, settings):
    site = build(CONTENT, **SETTINGS | settings)
    outside = {
        "https://schema.org",
        "https://arxiv.org/abs/1602.04485",
        "https://doi.org/10.1000/x",
    }
    for name in pages(site):
        text = "".join(
            s.string for s in site.soup(name).select('script[type="application/ld+json"]')
        )
        assert set(re.findall(r'https?://[^"]*', text)) <= outside, name
        assert '"@id"' not in text, name
        assert list(find_faults(graph_of(site, name))) == [], name
        assert metas(site, name, "public_url") == []
    assert node(site, "why.html", "BlogPosting")["headline"] == "Why x² & depth"
    assert [n["@type"] for n in graph_of(site, "series/power/index.html")] == ["CollectionPage"]


def test_a_title_cannot_leave_its_place(build):
    evil = 'A "b" </script><script>alert(1)</script> &amp; <!-- \u2028 c'
    files = {"a.md": post(f"Title: {evil}", "Slug: a", "Tags: </script>x", "Summary: S.")}
    site = build(files, SITENAME='S </script> & "t"')
    data = re.search(r'<script type="application/ld\+json">(.*)</script>', site.html("a.html"))
    assert data
    assert not set("<>&\u2028") & set(data[1])
    assert node(site, "a.html", "BlogPosting")["headline"].startswith('A "b"')
    assert "alert(1)" not in [s.string for s in site.soup("a.html").select("head script")]
    assert metas(site, "a.html", "keywords") == ["</script>x"]
    assert check_html(site.output) == []


def test_the_plugin_alone_and_one_of_another_theme(build, tmp_path):
    alone = build(CONTENT, **SETTINGS | {"PLUGINS": ["plugins.structured_data"]})
    single = node(alone, "single.html", "BlogPosting")
    assert single["headline"] == "Single"
    assert not single.keys() & {"about", "citation", "wordCount"}
    templates = tmp_path / "mine"
    templates.mkdir()
    (templates / "article.html").write_text("{% set d = describe_page() %}{{ d.json_ld }}")
    theme = {"THEME": "simple", "THEME_TEMPLATES_OVERRIDES": [str(templates)]}
    site = build(CONTENT, **SETTINGS | theme | {"DIRECT_TEMPLATES": ["index"]})
    assert json.loads(site.html("single.html"))["@graph"][0]["headline"] == "Single"


def test_the_theme_without_the_plugin_says_nothing(build):
    site = build(
        CONTENT, **SETTINGS | {"PLUGINS": [p for p in PLUGINS if "structured_data" not in p]}
    )
    assert site.grep("application/ld+json") == []


def test_a_page_in_the_place_of_the_home_page_describes_the_site(build):
    files = {"pages/home.md": "Title: Welcome\nURL: \nSave_as: index.html\n\nHere."}
    site = build(files, DIRECT_TEMPLATES=[], PAGE_URL="", PAGE_SAVE_AS="index.html")
    assert [n["@type"] for n in graph_of(site, "index.html")] == ["WebSite", "WebPage"]
