"""Fields of ours are apart from the attributes that we set, whichever plugins are on."""

import pytest
from conftest import PLUGINS, post

from plugins import load_plugins
from plugins.core.documents import get_document
from plugins.core.fields import ATTRIBUTES, get_field, text_field

#: One header with a field by the name of each attribute; spellings as authors have them.
NAMES = sorted(ATTRIBUTES)
HEADER = [f"{name.capitalize()}: <b>x</b>" for name in NAMES]
FILES = {
    "a.md": post("Title: One", "Slug: a", "Tags: t", *HEADER),
    "b.md": "---\ntitle: Two\nslug: b\ndate: 2024-01-02\n"
    + "".join(f"{name.upper()}: [x, y]\n" for name in NAMES)
    + "---\n\nText.\n",
    "c.rst": "Three\n#####\n\n:date: 2024-01-03\n:slug: c\n"
    + "".join(f":{name}: x\n" for name in NAMES)
    + "\nText.\n",
    "pages/p.md": "Title: Page\nSlug: p\n" + "\n".join(HEADER) + "\n\nText.",
}


def attributes_of(plugin):
    return set(getattr(plugin.attributes, "__annotations__", ()))


def test_the_names_are_those_that_the_plugins_declare():
    assert set().union(*map(attributes_of, load_plugins())) == ATTRIBUTES


LISTS = [["plugins"], PLUGINS, *([f"plugins.{p.name}"] for p in load_plugins())]


@pytest.mark.parametrize("plugins", LISTS, ids=lambda names: names[0] if len(names) == 1 else "all")
def test_a_header_never_makes_a_text_of_an_attribute_of_ours(build, plugins):
    site = build(FILES, PLUGINS=plugins)
    contents = [c for c in site.generator.context["generated_content"].values() if c]
    assert len(contents) == 4
    for content in contents:
        for name in NAMES:
            value = getattr(content, name, None)
            assert value not in ("<b>x</b>", "x", ["x", "y"]), (content.source_path, name)
    assert [name for name, html in pages(site) if "<b>x</b>" in html] == []


def pages(site):
    return [(name, site.html(name)) for name in site.files() if name.endswith(".html")]


def test_a_field_is_kept_as_it_was_written_under_one_key(build):
    files = {"a.md": post("Slug: a", "Paper: k", "Level: math", "Part: 3", "Series: S")}
    article = build(files).article_by_slug("a")
    assert {"paper", "level", "part", "series"}.isdisjoint(article.metadata)
    fields = get_document(article.metadata).fields
    assert {**fields} == {"paper": "k", "level": "math", "part": "3", "series": "S"}
    assert text_field(article, "level") == "math"


def test_a_field_of_a_plugin_that_is_off_stays_in_the_metadata_for_others(build):
    article = build({"a.md": post("Slug: a", "Series: S")}, PLUGINS=["plugins.outline"])
    article = article.article_by_slug("a")
    assert article.metadata["series"] == "S"
    assert not hasattr(article, "series")
    assert get_field(article, "series") == "S"
