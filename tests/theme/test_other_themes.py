"""The partials that any theme can include: in Pelican's two themes, and in one built like Flex."""

import re
from textwrap import dedent

import pytest
from conftest import ROOT, post

FILES = {
    "o.md": post("Title: In words", "Slug: o", "Paper: p", "Level: overview", "Series: S & T",
                 "Part: 1", body="word " * 500),
    "m.md": post("Title: Exactly", "Slug: m", "Paper: p", "Level: math", "Series: S & T",
                 "Part: 1"),
    "n.md": post("Title: Later", "Slug: n", "Paper: q", "Level: math", "Series: S & T", "Part: 2",
                 "Ignore: pair-missing-half"),
    "alone.md": post("Title: Alone", "Slug: alone"),
}  # fmt: skip
# As in Flex: a base with a block `content`, partials, texts by Jinja's own extension, old style.
FLEX = {
    "base.html": "<!DOCTYPE html><html><head><title>{% block title %}{% endblock %}</title></head>"
    "<body><main>{% block content %}{% endblock %}</main></body></html>",
    "index.html": '{% extends "base.html" %}{% block content %}{% for article in articles %}'
    '<article><h2>{{ article.title }}</h2>{% include "diptych/doors.html" %}</article>{% endfor %}'
    "{% endblock %}",
    "article.html": '{% extends "base.html" %}{% block content %}<article class="single"><header>'
    '<h1 id="{{ article.slug }}">{{ article.title }}</h1></header>{% include "partial/flex.html" %}'
    "<div>{{ article.content }}</div></article>{% endblock %}",
    "partial/flex.html": "<p>{{ _('Posted on') }} {{ article.locale_date }}</p>",
}


def documented(start: str, end: str) -> str:
    """Return what docs/theme.md says to write, from one line to another."""
    docs = (ROOT / "docs/theme.md").read_text("utf-8")
    (found,) = re.findall(
        rf"^    {re.escape(start)}\n.*?^    {re.escape(end)}\n", docs, re.DOTALL | re.MULTILINE
    )
    return dedent(found)


@pytest.mark.parametrize("languages", [True, False])
@pytest.mark.parametrize("theme", ["simple", "notmyidea", "flex"])
def test_switch_step_and_doors_in_another_theme(build, tmp_path, theme, languages):
    parent = "!simple/article.html" if theme == "simple" else "!theme/article.html"
    extended = documented('{% extends "!theme/article.html" %}', "{% endblock %}")
    extended = extended.replace("!theme/article.html", parent)
    write(tmp_path / "overrides", {"article.html": extended})
    plugins = ["plugins.pairs", "plugins.series"] + ["plugins.languages"] * languages
    settings = {"THEME": theme, "PLUGINS": plugins, "SERIES_SAVE_AS": ""}
    if theme == "flex":
        write(tmp_path / "flex/templates", FLEX)
        (tmp_path / "flex/static").mkdir()
        settings["THEME"] = str(tmp_path / "flex")
        extensions = ["jinja2.ext.i18n"]
        settings["JINJA_ENVIRONMENT"] = {"extensions": extensions}
        settings["JINJA_GLOBALS"] = {"_": str} | ({} if languages else {"gettext": str})
    site = build(FILES, THEME_TEMPLATES_OVERRIDES=[str(tmp_path / "overrides")], **settings)
    assert site.warnings == []
    page = site.soup("o.html")
    # As no element `nav`: Flex hides the words of each between its links.
    links = page.select("article div.pair-switch[role=navigation] a")
    assert [" ".join(link.get_text().split()) for link in links] == [
        "□ Overview, 3 min", "■ Mathematics, 1 min",
    ]  # fmt: skip
    assert links[0]["aria-current"] == "page"
    assert [bool(link.strong) for link in links] == [True, False]
    assert links[1]["href"] == "https://example.com/m.html"
    step = page.select_one("article div.series-nav")
    assert " ".join(step.get_text().split()) == (
        "S & T, part 1 of 2 Next part: Later (Mathematics only)"
    )
    assert not site.soup("alone.html").select(".pair-switch, .series-nav")
    if theme == "flex":
        doors = site.soup("index.html").select("article p.doors")
        assert sorted(len(door.select("a")) for door in doors) == [1, 2]


def write(folder, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_the_series_page_of_the_docs(build, tmp_path):
    text = documented('{% extends "base.html" %}', "{% endblock %}")
    assert "this_series" in text
    write(tmp_path / "overrides", {"series.html": text})
    overrides = [str(tmp_path / "overrides")]
    site = build(
        FILES, THEME="simple", PLUGINS=["plugins.series", "plugins.pairs"],
        THEME_TEMPLATES_OVERRIDES=overrides,
    )  # fmt: skip
    assert site.warnings == []
    page = site.soup("series/s-t/index.html")
    assert [h.get_text() for h in page.select("h2, h3")] == ["S & T", "1. In words", "2. Later"]
    assert [len(p.select("a")) for p in page.select("p.doors")] == [2, 1]


def test_a_direct_template_that_another_theme_has_not_ends_no_build(build):
    """Our own settings name one for the search."""
    names = ["index", "search", "404", "archives"]
    site = build(FILES, THEME="notmyidea", PLUGINS=["plugins.pairs"], DIRECT_TEMPLATES=names)
    assert (site.output / "index.html").is_file()
    assert (site.output / "archives.html").is_file()
    said = [one for one in site.warnings if "DIRECT_TEMPLATES" in one]
    assert len(said) == 2
    assert said[0].startswith('the theme has no template "search": take it out')


def test_lists_of_another_theme_have_the_overview_of_a_pair(build):
    site = build(FILES, THEME="simple", PLUGINS=["plugins.pairs"])
    assert site.warnings == []
    heads = [head.get_text() for head in site.soup("index.html").select("main h2")]
    assert "In words" in heads
    assert "Exactly" not in heads


def test_in_lists_of_another_theme_a_newer_half_is_at_its_date(build):
    newer = FILES | {"m.md": FILES["m.md"].replace("Date: 2024-01-01", "Date: 2024-01-02")}
    site = build(newer, THEME="simple", PLUGINS=["plugins.pairs"])
    heads = [head.get_text() for head in site.soup("index.html").select("main h2")]
    assert "Exactly" in heads
    assert "In words" not in heads


def test_controls_that_need_our_style_sheet_are_hidden_without_it(build):
    rungs = "::: idea\nx\n:::\n\n::: step\ny\n\n::: why\nz\n:::\n\n:::\n"
    proof = f"::: theorem {{#thm-a}}\nA.\n:::\n\n:::: proof\n{rungs}\n::::\n"
    frames = "::: frames\n![A](a.svg)\n\n![B](b.svg)\n:::\n"
    body = f"{proof}\n{frames}"
    site = build({"a.md": post("Slug: a", body=body)}, THEME="simple", PLUGINS=["plugins"])
    page = site.soup("a.html")
    controls = page.select("input")
    assert len(controls) == 5
    assert [one for one in controls if not one.find_parent(hidden=True)] == []
    assert len(page.select("label[for]")) == 2
    assert all(one.find_parent(hidden=True) for one in page.select("label[for]"))


def test_what_needs_a_plugin_that_is_off_names_it(build):
    body = """By @thm-a, \\eqref{eq:b} and [@key2020].

::: theorem {#thm-a}
A.
:::

$$x \\label{eq:b}$$

::: notation
$x$: y
:::
"""
    site = build({"a.md": post("Slug: a", body=body)}, PLUGINS=["plugins.crossrefs"])
    hints = [text.rpartition("; ")[2] for text in site.warnings if "ref-unknown" in text]
    assert hints == ["add the plugin theorems", "add the plugin texmath"]
    (unclaimed,) = [text for text in site.warnings if "ref-unclaimed" in text]
    assert "citations need the plugin citations" in unclaimed
    site = build({"a.md": post("Slug: a", body=body)}, PLUGINS=["plugins.theorems"])
    (unknown,) = [text for text in site.warnings if "theorem-kind" in text]
    assert unknown.endswith("; add the plugin notation")
