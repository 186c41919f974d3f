"""Pairs on real sites: the switch, section links, listings, feeds, diagnostics."""

import xml.etree.ElementTree as etree

import pytest
from conftest import post
from markdown.extensions.toc import TocExtension
from tools import check_html, not_none

ATOM = {"a": "http://www.w3.org/2005/Atom"}
OVERVIEW = post(
    "Title: In words", "Slug: words", "Paper: p", "Level: overview",
    body="Intro $x$.\n\n## The idea {#idea}\n\nText[^1].\n\n"
    "## Only here {#own pair=none}\n\n[^1]: N.",
)  # fmt: skip
MATH = post(
    "Title: In full", "Slug: full", "Date: 2024-01-02", "Paper: p", "Level: Math", "Tags: t",
    body="## The idea, proved {#idea}\n\n$a$ and $b$.\n\n## Proof\n\n" + "word " * 500,
)  # fmt: skip
PAIR = {"o.md": OVERVIEW, "m.md": MATH}


def test_both_directions_from_one_declaration(build):
    site = build(PAIR)
    words, full = site.article("o.md"), site.article("m.md")
    assert (words.pair.level, words.pair.other.article) == ("overview", full)
    assert (full.pair.level, full.pair.other.article) == ("math", words)
    assert (words.pair.label, full.pair.label) == ("Overview", "Mathematics")
    assert (full.pair.this.minutes, full.pair.this.formulas) == (3, 2)
    assert words.pair.other == full.pair.this
    assert [(s.id, s.other_title) for s in words.pair.sections] == [("idea", "The idea, proved")]
    assert site.warnings == []


@pytest.mark.parametrize(
    ("page", "current", "other"),
    [("words.html", "Overview", "full.html"), ("full.html", "Mathematics", "words.html")],
)
def test_the_switch_is_under_the_title_and_at_the_end(build, page, current, other):
    soup = build(PAIR).soup(page)
    for switch in soup.select("nav.pair-switch"):
        links = switch.select("a")
        assert len(links) == 2
        (here,) = switch.select('a[aria-current="page"]')
        assert current in here.text
        assert f"https://example.com/{other}" in {a["href"] for a in links}
    assert len(soup.select("nav.pair-switch")) == 2


def test_section_links_land_on_the_matching_section(build):
    site = build(PAIR)
    (link,) = site.soup("words.html").select("a.pair-section")
    assert link["href"] == "https://example.com/full.html#idea"
    assert link.text.strip() == "This section in full: The idea, proved"
    assert link.parent.find_previous_sibling().get("id") == "idea"
    (back,) = site.soup("full.html").select("a.pair-section")
    assert back["href"] == "https://example.com/words.html#idea"
    assert "data-pair" not in site.html("index.html")


def test_section_links_in_relative_sites(build):
    site = build(PAIR, SITEURL="", RELATIVE_URLS=True, ARTICLE_URL="{slug}/",
                 ARTICLE_SAVE_AS="{slug}/index.html")  # fmt: skip
    (link,) = site.soup("words/index.html").select("a.pair-section")
    assert link["href"] == "../full/#idea"


@pytest.mark.parametrize(
    "settings",
    [{}, {"DEFAULT_PAGINATION": 1}, {"ARTICLE_ORDER_BY": "slug", "DEFAULT_PAGINATION": 1}],
)
def test_listings_have_one_entry_per_paper(build, settings):
    site = build(PAIR | {"s.md": post("Title: Alone", "Slug: alone", "Tags: t")}, **settings)
    pages = [name for name in site.files() if name.startswith("index")]
    cards = [card for name in pages for card in site.soup(name).select(".card")]
    assert sorted(card.select_one("h2, h3").text.strip() for card in cards) == ["Alone", "In words"]
    assert all(site.soup(name).select(".card") for name in pages)
    (paper,) = [card for card in cards if "In words" in card.text]
    hrefs = {a["href"] for a in paper.select("a")}
    assert {"https://example.com/words.html", "https://example.com/full.html"} <= hrefs


def test_cards_have_no_ids_and_no_section_links(build):
    index = build(PAIR).soup("index.html")
    assert index.select(".card [id], .card .pair-section, .card sup") == []


def test_a_summary_that_nobody_wrote_is_not_shown_twice(build):
    site = build(PAIR)
    assert site.soup("words.html").select(".deck") == []
    assert site.soup("index.html").select(".card h3, .card-summary h2") == []


def test_an_automatic_summary_is_cut_as_pelican_cuts_it(build):
    site = build(PAIR, SUMMARY_MAX_PARAGRAPHS=1)
    summary = site.article("o.md").summary
    assert summary.startswith('<p>Intro <span class="glued"><math>')
    assert summary.count("<p>") == 1
    whole = build(PAIR, SUMMARY_MAX_LENGTH=None).article("o.md").summary
    assert "pair-section" not in whole
    assert "id=" not in whole


def test_headings_in_odd_places(build):
    body = "<details><summary><h3 id='idea'>S</h3></summary>x</details>\n\n- ## L {#own}\n"
    files = PAIR | {"o.md": post("Slug: words", "Paper: p", "Level: overview", body=body)}
    assert check_html(build(files).output) == []


def test_a_page_is_no_half(build):
    site = build(PAIR | {"pages/p.md": "Title: P\nPaper: p\nLevel: math\n\nx"})
    assert site.rules() == [("p.md", 2, "pair-key")]


def test_the_authors_toc_settings_stay(build):
    markdown = {"extensions": ["extra", TocExtension(permalink=True)]}
    assert "headerlink" in build(PAIR, MARKDOWN=markdown).html("words.html")


def test_feeds_know_the_levels(build):
    files = PAIR | {"s.md": post("Slug: alone"), "l.md": post("Slug: l", "Paper: q", "Level: math",
                    "Ignore: pair-missing-half")}  # fmt: skip
    site = build(files)
    for feed, slugs in {
        "all": {"words", "full", "alone", "l"}, "overview": {"words"}, "math": {"full", "l"},
    }.items():  # fmt: skip
        tree = etree.fromstring(site.html(f"feeds/{feed}.atom.xml"))
        entries = {
            not_none(e.find("a:link[@rel='alternate']", ATOM)).get("href"): e
            for e in tree.findall("a:entry", ATOM)
        }
        assert entries.keys() == {f"https://example.com/{slug}.html" for slug in slugs}
        if "words" in slugs:
            entry = entries["https://example.com/words.html"]
            assert "Overview" in {c.get("term") for c in entry.findall("a:category", ATOM)}
            related = not_none(entry.find("a:link[@rel='related']", ATOM))
            assert related.get("href") == "https://example.com/full.html"
            content = not_none(entry.findtext("a:content", None, ATOM))
            assert 'href="https://example.com/full.html#idea"' in content


def test_rss_has_the_related_link_too(build):
    site = build(PAIR, FEED_RSS="feeds/rss.xml", FEED_APPEND_REF=True)
    tree = etree.fromstring(site.html("feeds/rss.xml"))
    related = [e.get("href") for e in tree.iter("{http://www.w3.org/2005/Atom}link")]
    assert "https://example.com/full.html" in related


def test_a_feed_address_that_is_taken_is_reported(build):
    site = build(PAIR | {"c.md": post("Category: math")})
    assert [rule for _, _, rule in site.rules()] == ["address-taken"]


@pytest.mark.parametrize("status", ["draft", "hidden", "skip"])
def test_an_unpublished_half_shows_nowhere(build, status):
    secret = post("Title: Zebra", "Slug: zebra", "Paper: p", "Level: math", f"Status: {status}",
                  body="## The idea {#idea}\n\nZebra.")  # fmt: skip
    site = build({"o.md": OVERVIEW, "m.md": secret})
    own = {"draft": ["drafts/zebra.html"], "hidden": ["zebra.html"], "skip": []}
    assert site.grep("ebra") == own[status]
    assert site.rules() == [("o.md", 4, "pair-missing-half")]
    assert site.soup("words.html").select("nav.pair-switch, a.pair-section") == []


def test_a_draft_sees_its_published_half(build):
    draft = MATH.replace("Tags: t", "Status: draft")
    site = build({"o.md": OVERVIEW, "m.md": draft})
    soup = site.soup("drafts/full.html")
    assert len(soup.select("nav.pair-switch")) == 2
    assert soup.select_one("a.pair-section")["href"] == "https://example.com/words.html#idea"


def test_a_translated_half_falls_back_and_says_so(build):
    french = OVERVIEW.replace("Title: In words", "Title: En mots\nLang: fr")
    site = build(PAIR | {"o-fr.md": french})
    soup = site.soup("words-fr.html")
    (link,) = [
        a for a in soup.select("nav.pair-switch")[0].select("a") if not a.get("aria-current")
    ]
    assert link["href"] == "https://example.com/full.html"
    assert link["hreflang"] == "en"
    assert "en" in link.text
    assert site.article("o.md").pair.other.article.lang == "en"
    assert site.warnings == []


MISTAKES = {
    "unknown level": (
        {"o.md": OVERVIEW, "m.md": MATH.replace("Level: Math", "Level: maths")},
        [("m.md", 5, "pair-level")],
    ),
    "no level": (
        {"o.md": OVERVIEW, "m.md": MATH.replace("Level: Math\n", "")},
        [("m.md", 4, "pair-level")],
    ),
    "a level without a paper": (
        {"a.md": post("Level: math")},
        [("a.md", 3, "pair-key")],
    ),
    "a missing half": ({"o.md": OVERVIEW}, [("o.md", 4, "pair-missing-half")]),
    "two posts for one level": (
        PAIR | {"z.md": MATH.replace("Slug: full", "Slug: z").replace("01-02", "01-03")},
        [("z.md", 5, "pair-two-posts")],
    ),
    "two languages": (
        {"o.md": OVERVIEW, "m.md": MATH.replace("Tags: t", "Lang: fr")},
        [("o.md", 4, "pair-language")],
    ),
    "a pairing that names nothing": (
        {"o.md": OVERVIEW.replace("pair=none", "pair=nothing"), "m.md": MATH},
        [("o.md", 13, "pair-section")],
    ),
    "a pairing in quotes that names nothing": (
        {"o.md": OVERVIEW.replace("pair=none", 'pair="nothing"'), "m.md": MATH},
        [("o.md", 13, "pair-section")],
    ),
    "a pairing without a name": (
        {"o.md": OVERVIEW.replace("pair=none", "pair"), "m.md": MATH},
        [("o.md", 13, "pair-section")],
    ),
    "a pairing whose words are before it": (
        {"o.md": OVERVIEW.replace("Text", "pair=nothing").replace("pair=none", "pair=nothing"),
         "m.md": MATH},
        [("o.md", 13, "pair-section")],
    ),
    "too much math": (
        {"o.md": OVERVIEW.replace("Intro $x$", "Intro" + " $x$" * 13), "m.md": MATH},
        [("o.md", 5, "pair-math-budget")],
    ),
    "one title for both": (
        {"o.md": OVERVIEW.replace("Slug: words\n", ""),
         "m.md": MATH.replace("Slug: full\n", "").replace("In full", "In words")},
        [("o.md", 2, "address-taken")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_reported_once_and_every_page_still_reads(build, mistake):
    files, expected = MISTAKES[mistake]
    site = build(files)
    assert site.rules() == expected
    for article in site.generator.articles:
        assert site.soup(article.save_as).h1
    assert site.soup("index.html").select(".card")


def test_the_halves_of_one_title_part_ways(build):
    files, _ = MISTAKES["one title for both"]
    site = build(files)
    first, second = site.article("m.md"), site.article("o.md")
    assert (first.save_as, second.save_as) == ("in-words.html", "in-words-2.html")
    assert first.pair.other.article is second
    assert first.translations == second.translations == []


def test_no_plugin_no_block(build):
    soup = build(PAIR, PLUGINS=["plugins.frontmatter"]).soup("words.html")
    assert soup.select("nav.pair-switch, a.pair-section") == []
    assert soup.h1.text == "In words"


def test_renamed_levels(build):
    site = build(PAIR, PAIR_LEVELS={"overview": "Story & co", "math": "Mathematics"})
    assert "Story & co" in site.soup("words.html").select_one("nav.pair-switch").text
    assert section_links(site) == ["This section in full", "This section in “Story & co”"]
    own = {"overview": "There in words", "math": "There in full"}
    levels = {"overview": "Story", "math": "Detail"}
    site = build(PAIR, PAIR_LEVELS=levels, PAIR_SECTION_TEXTS=own)
    assert section_links(site) == ["There in full", "There in words"]


def section_links(site):
    pages = [site.soup("words.html"), site.soup("full.html")]
    return [page.select_one("a.pair-section").text.partition(":")[0].strip() for page in pages]


def test_a_draft_has_no_address_of_its_own(build):
    site = build({"a.md": post("Slug: zebra", "Status: draft", "save_as: z.html", "url: z.html")})
    assert site.grep("zebra") == ["drafts/zebra.html"]
    assert "z.html" not in site.files()


def test_renamed_levels_are_in_what_is_said_of_too_many_formulas(build):
    files = {"o.md": OVERVIEW.replace("Intro $x$", "Intro" + " $x$" * 13), "m.md": MATH}
    (said,) = build(files, PAIR_LEVELS={"overview": "Idea", "math": "Proofs"}).warnings
    assert "it has 13 formulas" in said
    assert "move some of them to the post at the level Proofs" in said


def test_renamed_levels_are_in_headers_and_addresses(build):
    files = {
        "o.md": post("Title: O", "Slug: o", "Paper: p", "Level: Idea"),
        "m.md": post("Title: M", "Slug: m", "Paper: p", "Level: proofs"),
        "wrong.md": post("Title: W", "Slug: w", "Paper: q", "Level: Beweis"),
        "z.md": post("Title: Z", "Slug: z", "Paper: r", "Level: Proof"),
    }
    site = build(
        files,
        PAIR_LEVELS={"overview": "Idea", "math": "Proofs"},
        PAIR_LEVEL_SLUGS={"overview": "idea", "math": "proofs"},
    )
    warning, near = site.warnings
    assert 'pair-level: there is no level "Beweis"; write Level: Idea or Proofs' in warning
    assert 'pair-level: there is no level "Proof"; did you mean "Proofs"?' in near
    assert (site.output / "idea/index.html").is_file()
    assert (site.output / "feeds/proofs.atom.xml").is_file()
    assert not (site.output / "math").exists()
    page = site.html("m.html")
    assert "https://example.com/feeds/idea.atom.xml" in page
    assert "https://example.com/idea/" in page
    assert site.article_by_slug("m").pair.other.article == site.article_by_slug("o")
    for name in site.files():
        if name.endswith((".html", ".xml")):
            words = site.html(name)
            assert ">Overview<" not in words
            assert "Mathematics" not in words.replace("Educational use", "")
