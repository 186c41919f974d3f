"""Statements in words in whole sites: their numbers, their links, and the wordings accepted."""

from conftest import PLUGINS, post
from depth import MATH, OVERVIEW, paper


def test_a_pair_knows_its_statements(build):
    site = build({"o.md": paper("overview", body=OVERVIEW), "m.md": paper("math", body=MATH)})
    assert site.rules() == []
    page = site.soup("telgarsky2016-overview.html")
    informal = page.select_one("section.theorem")
    assert informal["id"] == "thm-main"
    assert informal.select_one(".theorem-name").get_text() == "Theorem 2 (Folding helps, informal)."
    exact = informal.select_one(".theorem-exact")
    assert exact["href"] == "https://example.com/telgarsky2016-math.html#thm-main"
    # After the words: who hears them is not stopped between the name and the sentence.
    assert informal.select("p")[-1]["class"] == ["theorem-version"]
    refs = informal.select("a.ref")
    assert [a.get_text() for a in refs] == ["Lemma 1 of Math of depth", "Theorem 2"]
    assert refs[1]["href"] == "#thm-main"
    math = site.soup("telgarsky2016-math.html")
    words = math.select_one("#thm-main .theorem-in-words")
    assert words["href"] == "https://example.com/telgarsky2016-overview.html#thm-main"
    assert words["data-level"] == "overview"
    assert words.parent.find_next_sibling() is None
    statements = next(
        a for a in site.generator.articles if a.source_path.endswith("m.md")
    ).statements
    assert [s.name for s in statements] == ["Lemma 1", "Theorem 2"]
    assert statements[0].words is None
    assert "Squares are positive" in statements[1].words.html
    assert " id=" not in statements[1].html
    assert statements[1].words.address == "telgarsky2016-overview.html#thm-main"


def test_a_draft_in_words_is_not_linked_from_the_published_statement(build):
    files = {
        "m.md": paper("math", body=MATH),
        "o.md": paper("overview", "Status: draft", body=OVERVIEW),
    }
    site = build(files)
    assert site.soup("telgarsky2016-math.html").select(".theorem-in-words") == []
    assert site.soup("drafts/telgarsky2016-overview.html").select(".theorem-exact")


def test_a_changed_statement_is_reported_until_it_is_accepted(build, tmp_path):
    files = {"m.md": paper("math", body=MATH), "o.md": paper("overview", body=OVERVIEW)}
    rules = {"DIPTYCH_RULES": {"theorem-unaccepted": "warning"}}
    assert build(files).rules() == []
    assert build(files, **rules).rules() == [("o.md", 8, "theorem-unaccepted")]
    build(files, REFS_ACCEPT=True)
    accepted = (tmp_path / "content/accepted.json").read_text("utf-8")
    assert accepted.count("\n") == 3
    assert '"o.md#thm-main"' in accepted
    assert build(files, **rules).rules() == []
    files["m.md"] = paper("math", body="::: axiom\nOne more number.\n:::\n" + MATH)
    assert build(files, **rules).rules() == []  # its number is not what it says
    files["m.md"] = paper("math", body=MATH.replace("$x > 0$", r"$x \ge 0$"))
    site = build(files)
    assert site.rules() == [("o.md", 8, "theorem-changed")]
    assert r"Let $x > 0$" in site.warnings[0]
    assert r"Let $x \ge 0$" in site.warnings[0]
    build(files, REFS_ACCEPT=True)
    assert build(files).rules() == []


def test_an_accepted_file_that_cannot_be_read_is_reported(build):
    files = {"m.md": paper("math", body=MATH), "o.md": paper("overview", body=OVERVIEW)}
    site = build({**files, "accepted.json": "{"})
    assert site.rules() == [("accepted.json", 1, "theorem-changed")]


def test_lists_show_summaries_with_numbers(build):
    body = "::: theorem {informal-of=q:thm-q}\nWords, by @other:thm-a, $x$.\n:::"
    other = post("Title: Other $y^2$", "Slug: other", body="::: theorem {#thm-a}\nText.\n:::")
    ignored = "Ignore: pair-missing-half"
    exact = paper("math", ignored, body="::: theorem {#thm-q}\nText.\n:::", key="q")
    plain = post("Title: Plain", body="By @other:thm-a.")
    files = {"a.md": post(body=body), "b.md": other, "q.md": exact, "p.md": plain}
    site = build(files)
    assert site.rules() == []
    cards = [card.get_text() for card in site.soup("index.html").select(".card-summary")]
    assert "Theorem 1 (informal). Words, by Theorem 1 of Other y², x." in cards
    assert "By Theorem 1 of Other y²." in cards


def test_references_alone_say_that_statements_in_words_need_the_plugin(build):
    files = {"m.md": paper("math", body=MATH), "o.md": paper("overview", body=OVERVIEW)}
    plugins = [name for name in PLUGINS if name != "plugins.informal"]
    site = build(files, PLUGINS=plugins)
    assert site.rules() == [("o.md", 8, "theorem-informal")]
    assert "add the plugin informal" in site.warnings[0]
    page = site.soup("telgarsky2016-overview.html")
    assert page.select_one(".theorem-name").get_text() == "Theorem (Folding helps, informal)."
    assert page.select_one("a.ref").get_text() == "Lemma 1 of Math of depth"


def test_the_plugin_alone_brings_what_it_needs(build):
    files = {"m.md": paper("math", body=MATH), "o.md": paper("overview", body=OVERVIEW)}
    site = build(files, PLUGINS=["plugins.informal"], THEME="simple")
    assert site.rules() == []
    page = site.soup("telgarsky2016-overview.html")
    assert page.select_one(".theorem-number").get_text() == "2"
    assert page.select_one(".theorem-exact")["href"].endswith("telgarsky2016-math.html#thm-main")
