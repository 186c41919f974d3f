"""The partials that any theme can include: in Pelican's two themes, and in one built like Flex."""

import pytest
from conftest import post

FILES = {
    "o.md": post("Title: In words", "Slug: o", "Paper: p", "Level: overview", "Series: S & T",
                 "Part: 1", body="word " * 500),
    "m.md": post("Title: Exactly", "Slug: m", "Paper: p", "Level: math", "Series: S & T",
                 "Part: 1"),
    "n.md": post("Title: Later", "Slug: n", "Paper: q", "Level: math", "Series: S & T", "Part: 2",
                 "Ignore: pair-missing-half"),
    "alone.md": post("Title: Alone", "Slug: alone"),
}  # fmt: skip
EXTENDED = """{{% extends "{}" %}}{{% block content %}}{{% set more %}}
{{% include "diptych/switch.html" %}}{{% include "diptych/series_step.html" %}}{{% endset %}}
{{{{ super()|replace("</article>", more ~ "</article>", 1) }}}}{{% endblock %}}
"""
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


@pytest.mark.parametrize("languages", [True, False])
@pytest.mark.parametrize("theme", ["simple", "notmyidea", "flex"])
def test_switch_step_and_doors_in_another_theme(build, tmp_path, theme, languages):
    parent = "!simple/article.html" if theme == "simple" else "!theme/article.html"
    write(tmp_path / "overrides", {"article.html": EXTENDED.format(parent)})
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


def test_a_direct_template_that_another_theme_has_not_ends_no_build(build):
    """Our own settings name one for the search."""
    names = ["index", "search", "404", "archives"]
    site = build(FILES, THEME="notmyidea", PLUGINS=["plugins.pairs"], DIRECT_TEMPLATES=names)
    assert (site.output / "index.html").is_file()
    assert (site.output / "archives.html").is_file()
    said = [one for one in site.warnings if "DIRECT_TEMPLATES" in one]
    assert len(said) == 2
    assert said[0].startswith('the theme has no template "search": take it out')
