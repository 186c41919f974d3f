"""Requires and Helps in real sites: the line under the title, the end of a post, diagnostics."""

import pytest
from conftest import PLUGINS, post
from tools import check_html

BIB = """
@article{barron, title={Universal bounds}, author={Barron, A.}, year={1993}}
@article{cybenko, title={Superpositions of $x^2$}, author={Cybenko, G.}, year={1989},
  doi={10.1234/x}}
"""
#: Halves and entries that these sites can do without.
QUIET = {"pair-missing-half": "ignore", "paper-unknown": "ignore"}
THEOREM = "::: theorem {#thm-main}\nAll is well.\n:::"


def half(name, level, *fields, body="Words."):
    header = (f"Title: {name} {level}", f"Slug: {name}-{level}", f"Paper: {name}")
    return post(*header, f"Level: {level}", *fields, body=body)


SITE = {
    "references.bib": BIB,
    "b-o.md": half("barron", "overview"),
    "b-m.md": half("barron", "math", body=THEOREM),
    "sets.md": post("Title: Sets & maps", "Slug: sets"),
}


def links(site, page, selector):
    return [(a.get_text(" ", strip=True), a.get("href")) for a in site.soup(page).select(selector)]


def under_title(site, page):
    found = site.soup(page).select(".post-header .paper-line")
    return " ".join(line.get_text(" ", strip=True) for line in found)


@pytest.mark.parametrize(
    "header",
    [
        "Requires: barron, @barron:thm-main, [A course, in sets](https://e.org/s)\nHelps: sets",
        "Helps: sets\nRequires: barron\n    @barron:thm-main\n    [A course, in sets](https://e.org/s)",
    ],
)
def test_both_syntaxes_and_every_sort_of_name(build, header):
    yaml = (
        "---\ntitle: New\nslug: yaml\ndate: 2024-02-01\nrequires:\n  - barron\n"
        '  - "@barron:thm-main"\n  - title: A course, in sets\n    url: https://e.org/s\n'
        "helps: [sets]\n---\nWords.\n"
    )
    site = build(SITE | {"new.md": post("Title: New", "Slug: plain", header), "yaml.md": yaml})
    assert site.warnings == []
    expected = [
        ("barron overview", "https://example.com/barron-overview.html"),
        ("Theorem 1 of barron math", "https://example.com/barron-math.html#thm-main"),
        ("A course, in sets", "https://e.org/s"),
        ("Sets & maps", "https://example.com/sets.html"),
    ]
    for page in ("plain.html", "yaml.html"):
        assert links(site, page, ".post-header .paper-line a") == expected
        assert under_title(site, page).startswith("You should know: barron overview")
    assert check_html(site.output) == []


def test_a_paper_is_named_at_the_level_of_the_reader(build):
    site = build(SITE | {
        "n-o.md": half("new", "overview", "Requires: barron"),
        "n-m.md": half("new", "math"),
    })  # fmt: skip
    for level in ("overview", "math"):
        # What one half says holds for both.
        assert links(site, f"new-{level}.html", ".post-header .paper-line a") == [
            (f"barron {level}", f"https://example.com/barron-{level}.html")
        ]
        (one,) = site.article_by_slug(f"barron-{level}").leads_to
        assert (one.title, one.level, one.kind) == (f"new {level}", level, "paper")
    assert ("new math", "https://example.com/new-math.html") in links(
        site, "barron-math.html", ".post-footer dd a"
    )


def test_a_level_that_is_missing_is_shown(build):
    files = dict(SITE, **{"n-m.md": half("new", "math", "Requires: barron")})
    del files["b-m.md"]
    site = build(files, DIPTYCH_RULES=QUIET)
    (one,) = site.article_by_slug("new-math").requires
    assert (one.level, one.fallback) == ("overview", True)
    assert "( Overview only)" in under_title(site, "new-math.html")


def test_the_own_language_comes_first(build):
    site = build(SITE | {
        "b-de.md": post("Title: Schranken", "Slug: schranken", "Lang: de", "Paper: barron",
                        "Level: overview"),
        "n-de.md": post("Title: Neu", "Slug: neu", "Lang: de", "Requires: barron, sets"),
    }, DIPTYCH_RULES={"pair-language": "ignore"})  # fmt: skip
    found = site.soup("neu-de.html").select(".post-header .paper-line a")
    assert [a.get_text() for a in found] == ["Schranken", "Sets & maps"]
    assert [a.get("hreflang") for a in found] == [None, "en"]
    assert "Vorausgesetzt:" in under_title(site, "neu-de.html")


@pytest.mark.parametrize("files", [{}, {"c.md": half("cybenko", "math", "Status: draft")}])
def test_a_paper_without_published_posts_leads_outside(build, files):
    site = build(SITE | files | {"new.md": post("Slug: new", "Requires: cybenko")})
    assert site.warnings == []
    (one,) = site.article_by_slug("new").requires
    assert (one.kind, one.article) == ("paper", None)
    assert (
        links(site, "new.html", ".post-header .paper-line a")[0][1] == "https://doi.org/10.1234/x"
    )


def test_unknown_names_are_reported_with_file_and_line(build):
    site = build(SITE | {
        "new.md": post("Slug: new", "Requires: barrom, barron:thm-mian, sets",
                       "Helps: [X](javascript:alert(1))"),
    })  # fmt: skip
    assert sorted(site.rules()) == [
        ("new.md", 4, "requires-unknown"),
        ("new.md", 4, "requires-unknown"),
        ("new.md", 5, "requires-unknown"),
    ]
    assert any('did you mean "barron"?' in w for w in site.warnings)
    assert any("thm-main" in w for w in site.warnings)
    line = under_title(site, "new.html")
    assert "barrom ?" in line
    assert "X ?" in line
    assert "javascript" not in "".join(href for _, href in links(site, "new.html", "a[href]"))
    assert check_html(site.output) == []


def test_no_word_of_a_draft(build):
    site = build(SITE | {
        "secret.md": post("Title: Silent", "Slug: silent", "Status: draft",
                          "Requires: sets, barron"),
        "s-m.md": half("hidden-paper", "math", "Status: draft", "Requires: barron"),
        "new.md": post("Title: New", "Slug: new", "Requires: silent, hidden-paper, sets"),
        "n-m.md": half("barron2", "math", "Status: draft", "Requires: new"),
    }, DRAFT_SAVE_AS="drafts/{slug}.html", DIPTYCH_RULES=QUIET)  # fmt: skip
    assert site.rules() == [("new.md", 4, "requires-draft")] * 2
    assert {n for w in ("silent", "Silent", "hidden-paper") for n in site.grep(w)} <= {
        name for name in site.files() if name.startswith(("drafts/", "cache"))
    }
    assert [one.title for one in site.article_by_slug("new").requires] == ["Sets &amp; maps"]
    (draft,) = [a for a in site.generator.drafts if a.slug == "silent"]
    assert [one.title for one in draft.requires] == ["Sets &amp; maps", "barron overview"]


def test_a_draft_half_says_nothing_for_the_published_one(build):
    site = build(SITE | {
        "n-o.md": half("new", "overview"),
        "n-m.md": half("new", "math", "Status: draft", "Requires: sets"),
    }, DIPTYCH_RULES=QUIET)  # fmt: skip
    assert site.article_by_slug("new-overview").requires == ()
    assert site.article_by_slug("sets").leads_to == ()


def test_a_circle_is_reported_once(build):
    site = build({
        "a.md": post("Slug: a", "Requires: b"),
        "b.md": post("Slug: b", "Requires: c"),
        "c.md": post("Slug: c", "Requires: a"),
        "d.md": post("Slug: d", "Requires: d"),
    })  # fmt: skip
    assert site.rules() == [("a.md", 4, "requires-cycle"), ("d.md", 4, "requires-cycle")]
    assert "a → b → c → a" in site.warnings[0]
    assert site.article_by_slug("d").requires == ()


@pytest.mark.parametrize("name", ["requires-unknown", "requires-cycle"])
def test_a_post_may_ignore_a_rule(build, name):
    site = build({"a.md": post("Slug: a", "Requires: a, nobody", f"Ignore: {name}")})
    assert name not in [rule for _, _, rule in site.rules()]
    assert len(site.rules()) == 1


def test_two_posts_of_one_slug_are_two(build):
    pattern = "{date:%Y}/{slug}.html"
    site = build({
        "a.md": post("Title: A", "Slug: same", "Date: 2023-01-01", "Requires: sets"),
        "b.md": post("Title: B", "Slug: same", "Date: 2024-01-01"),
        "sets.md": post("Slug: sets", "Requires: same"),
    }, ARTICLE_URL=pattern, ARTICLE_SAVE_AS=pattern)  # fmt: skip
    a, b = sorted((x for x in site.generator.articles if x.slug == "same"), key=lambda x: x.title)
    assert [one.title for one in a.requires] == ["A post"]
    assert b.requires == ()


def test_a_page_requires_nothing(build):
    site = build({"pages/p.md": "Title: P\nHelps: x\n\nText.\n", "a.md": post()})
    assert site.rules() == [("p.md", 2, "requires-page")]


@pytest.mark.parametrize("plugin", ["prerequisites", "papermap"])
def test_the_plugin_alone(build, plugin):
    """Labels need crossrefs, and titles of papers the bibliography; the rest works."""
    site = build(
        {name: text for name, text in SITE.items() if name != "b-m.md"}
        | {"new.md": post("Slug: new", "Requires: sets", "Helps: barron:thm-main")},
        PLUGINS=[f"plugins.{plugin}"],
    )
    assert site.rules() == [("new.md", 5, "requires-unknown")]
    assert "labels need the plugin crossrefs" in site.warnings[0]
    assert links(site, "new.html", ".post-header .paper-line a")[0][0] == "Sets & maps"


def test_a_rebuild_with_the_cache_says_the_same(build):
    files = SITE | {"new.md": post("Slug: new", "Requires: barron, nobody")}
    settings = {"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True, "PLUGINS": PLUGINS}
    first = build(files, **settings)
    pages, rules = first.html("new.html"), first.rules()
    second = build(files, **settings)
    assert (second.html("new.html"), second.rules()) == (pages, rules)
