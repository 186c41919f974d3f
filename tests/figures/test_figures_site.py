"""Figures in whole sites: alone, with references, and in other languages."""

import pytest
from conftest import post

BODY = """\
![A tent](tent.svg){#fig-a}

Table: Rows {#tbl-b}

| a |
|---|
| 1 |

See @fig-a.
"""


@pytest.mark.parametrize("theme", ["simple", "notmyidea"])
def test_alone_they_have_numbers_and_no_references(build, theme):
    site = build(
        {"a.md": post("Ignore: link-missing", body=BODY)}, PLUGINS=["plugins.figures"], THEME=theme
    )
    assert site.rules() == []
    page = site.soup("a-post.html")
    labels = [found.get_text() for found in page.select("figcaption .caption-label")]
    assert labels == ["Figure 1.", "Table 1."]
    assert page.select_one("figure#fig-a img")
    assert "See @fig-a." in page.get_text()


def test_references_bring_them(build):
    site = build({"a.md": post("Ignore: link-missing", body=BODY)}, PLUGINS=["plugins.crossrefs"])
    assert site.rules() == []
    assert "See Figure 1." in site.soup("a-post.html").get_text()


def test_alone_a_caption_of_nothing_is_reported(build):
    body = "Words.\n\nTable: Rows {#tbl-a}"
    site = build({"a.md": post(body=body)}, PLUGINS=["plugins.figures"])
    assert site.rules() == [("a.md", 6, "ref-caption")]


def test_their_names_are_those_of_the_language_or_of_the_site(build):
    files = {"a.md": post("Lang: de", "Ignore: link-missing", body=BODY)}
    plugins = ["plugins.figures", "plugins.languages"]
    label = ".caption-label"
    site = build(files, PLUGINS=plugins)
    assert site.soup("a-post-de.html").select_one(label).get_text() == "Abbildung 1."
    site = build(files, PLUGINS=plugins, THEOREM_NAMES={"de": {"figure": ["Bild", "Bilder"]}})
    assert site.soup("a-post-de.html").select_one(label).get_text() == "Bild 1."


def test_frames_without_a_picture_are_reported(build):
    body = "::: frames\n![a](/a.png)\n:::\n\n::: frames {#fig-x} Nothing\nWords.\n:::"
    site = build({"a.md": post("Ignore: link-missing", body=body)})
    assert site.rules() == [("a.md", 9, "ref-caption")]
    assert "Words." in site.html("a-post.html")


def test_the_large_picture_of_the_home_is_drawn_on_it_and_the_others_are_files(build):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text id="a">b</text></svg>'
    files = {"images/a.svg": svg}
    for day in (1, 2):
        image = f"![A]({{static}}/images/a.svg){{width=9{day} height=90}}\n"
        files[f"{day}.md"] = post(f"Title: N{day}", f"Date: 2024-01-0{day}", body=image)
    new, old = build(files).soup("index.html").select(".card-picture")
    assert new.select_one("svg.drawing[aria-hidden=true][width='92']").text == "b"
    assert [one["src"] for one in old.select("img")] == ["https://example.com/images/a.svg"]


CAPTIONED = (
    '![Words](/a.png){#fig-a alt="What one sees"}',
    "Table: Words {#fig-a}\n\n    | a |\n    |---|\n    | b |",
    '```python {#fig-a caption="Words"}\n    x\n    ```',
)


@pytest.mark.parametrize("begins", ["1. ", "- ", "a\n:   ", "[^n]: ", "b[^n]\n\n[^n]: "])
@pytest.mark.parametrize("what", CAPTIONED)
def test_what_has_a_caption_may_begin_an_item_a_definition_or_a_note(build, begins, what):
    body = f"{begins}{what}\n\nSee[^n] @fig-a."
    body += "" if "[^n]:" in begins else "\n\n[^n]: c"
    site = build({"a.md": post("Ignore: link-missing", body=body)})
    (figure,) = site.soup("a-post.html").select("figure#fig-a")
    assert figure.figcaption.get_text().endswith("1. Words")
    assert figure.find_parent(["li", "dd"])
    assert site.rules() == []


def test_a_definition_may_begin_like_a_caption(build):
    site = build({"a.md": post(body="a\n:   Table: it has legs\n")})
    assert site.soup("a-post.html").dd.get_text().strip() == "Table: it has legs"


def test_a_picture_with_the_label_of_a_figure_may_be_in_a_line_of_a_paragraph(build):
    body = '> Before\n> ![Words](/a.png){#fig-a alt="b"}\n> after, @fig-a.'
    body += "\n\nText\n![C](/a.png){#x}\nd"
    site = build({"a.md": post("Ignore: link-missing", body=body)})
    page = site.soup("a-post.html")
    assert page.select_one("blockquote > p + figure + p").get_text() == "after, Figure 1."
    assert [figure["id"] for figure in page.select("figure")] == ["fig-a"]
    assert site.rules() == []
