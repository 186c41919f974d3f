"""Footnotes on real sites: their order, what is in them, what is wrong with them."""

import pytest
from conftest import post
from tools import check_html

LONG = "Some words to fill the text with. " * 40
BODY = f"""Later[^b], then earlier[^a] and again[^b]. {LONG}

Two on one line.[^c][^d] {LONG}

[^a]: Defined first.
[^b]: Called first: $x^2$, [a link](https://example.org/).
[^c]: With a display

    $$\\int f$$

    - and a list
[^d]: Last.
"""


def test_notes_are_in_the_order_of_their_calls(build):
    site = build({"a.md": post("Slug: a", body=BODY)})
    soup = site.soup("a.html")
    notes = soup.select(
        "div.footnote[role=doc-endnotes][aria-label=Notes] > ol > li > div[role=note]"
    )
    assert [note["id"] for note in notes] == ["fn:b", "fn:a", "fn:c", "fn:d"]
    assert [note["class"][:2] for note in notes] == [["sidenote", f"note-{n}"] for n in range(1, 5)]
    assert [a.get_text() for a in soup.select("a.footnote-ref")] == ["1", "2", "1", "3", "4"]
    assert {a["role"] for a in soup.select("a.footnote-ref")} == {"doc-noteref"}
    back = notes[0].select("a.footnote-backref")
    assert [a["href"] for a in back] == ["#fnref:b", "#fnref2:b"]
    assert back[0]["title"] == "Back to note 1 in the text"
    assert notes[0].math is not None
    assert notes[2].select_one("li").get_text() == "and a list"
    assert site.warnings == []
    assert check_html(site.output) == []


def test_a_note_may_begin_with_html(build):
    body = "One[^a], two[^b], three[^c].\n\n[^a]: <b>Bold</b> in a note.\n[^b]: <br>*After* it.\n"
    site = build({"a.md": post("Slug: a", body=f"{body}[^c]: <code>all</code>\n")})
    notes = [note.get_text(" ", strip=True) for note in site.soup("a.html").select(".sidenote")]
    assert notes == ["Bold in a note. ↩", "After it. ↩", "all ↩"]
    assert site.warnings == []


def test_calls_are_numbered_in_the_order_of_the_text_whatever_they_are_in(build):
    body = """\
## Heading[^a]

::: theorem A title[^b] {#thm-x}
In it[^c], twice[^b].
:::

> A quotation[^d]

- An item[^e]
    - and one within it[^f]

| A table[^h] |
|-------------|
| a cell[^i]  |

: A caption[^g] {#tab-x}

The end[^j] and a note[^k] in a note, and the first again[^a].

"""
    notes = "".join(f"[^{n}]: Note {n}{'[^l]' * (n == 'k')}.\n" for n in "lkjihgfedcba")
    site = build({"a.md": post("Slug: a", body=body + notes)})
    calls = site.soup("a.html").select("a.footnote-ref")
    text = [(a["href"][-1], a.get_text(), a.parent["id"]) for a in calls]
    order = "abcbdefghijkal"
    numbers = {name: str(number) for number, name in enumerate("abcdefghijkl", 1)}
    assert [name for name, _, _ in text] == list(order)
    assert [number for _, number, _ in text] == [numbers[name] for name in order]
    assert [anchor for _, _, anchor in text if "2" in anchor] == ["fnref2:b", "fnref2:a"]
    listed = site.soup("a.html").select("div.sidenote")
    assert [note["id"] for note in listed] == [f"fn:{name}" for name in "abcdefghijkl"]
    assert site.warnings == []


def test_each_note_is_on_the_page_once_and_the_sheet_only_where_it_is_needed(build):
    site = build({"a.md": post("Slug: a", body=BODY), "b.md": post("Slug: b")})
    assert site.html("a.html").count("Defined first.") == 1
    sheets = list(site.output.glob("theme/css/sidenote-places.*.css"))
    assert len(sheets) == 1
    assert "--note-4" in sheets[0].read_text("utf-8")
    links = {link["href"] for link in site.soup("a.html").select("link[rel=stylesheet]")}
    assert links - {link["href"] for link in site.soup("b.html").select("link[rel=stylesheet]")}


def test_a_site_without_notes_has_no_sheet_for_them(build):
    site = build({"a.md": post("Slug: a")})
    assert list(site.output.glob("theme/css/sidenote-places.*")) == []


def test_what_is_wrong_with_notes_is_reported_with_its_line(build):
    text = "A word.[^tpyo] `x[^code]` and [^a-z], more [^3]."
    body = f"{text}\n\n[^typo]: One.\n[^two]: A.\n\n[^two]: B."
    site = build({"a.md": post("Slug: a", body=body)})
    first = min(line for _, line, _ in site.rules())
    assert sorted((line - first, rule) for _, line, rule in site.rules()) == [
        (0, "note-unknown"),
        (0, "note-unknown"),  # and not that nothing calls the note which is meant
        (3, "note-unused"),
        (5, "note-twice"),
    ]
    assert any('did you mean "typo"?' in warning for warning in site.warnings)
    soup = site.soup("a.html")
    unknown = soup.select_one("sup.note-unknown")
    assert (unknown.get_text(), unknown["title"]) == ("[^tpyo]?", 'there is no note "tpyo"')
    assert "[^a-z]" in soup.select_one(".content p").get_text()


def test_the_list_is_named_in_the_language_of_the_post(build):
    body = "Ein Wort.[^a]\n\n[^a]: Eine Anmerkung."
    site = build({"a.md": post("Slug: a", "Lang: de", body=body)})
    assert site.html("a-de.html").count('aria-label="Anmerkungen"') == 1


def target(soup, link):
    return soup.find(id=link["href"][1:])


def test_a_note_may_have_any_name(build):
    names = ["two words", "it's", '"so"', "<b>", "ünï", "a.b"]
    body = "".join(f"A word[^{name}]. " for name in names) + "\n\n"
    site = build({"a.md": post("Slug: a", body=body + "".join(f"[^{n}]: Words.\n" for n in names))})
    soup = site.soup("a.html")
    calls = soup.select("a.footnote-ref")
    assert len(calls) == len(names)
    assert all(target(soup, link) for link in [*calls, *soup.select("a.footnote-backref")])
    assert site.warnings == []
    assert check_html(site.output) == []


def test_a_note_in_a_caption_is_called_there_alone(build):
    body = "![A caption[^a]](a.png){#fig-a}\n\n[^a]: A note.\n"
    site = build({"a.md": post("Slug: a", body=body), "a.png": ""})
    soup = site.soup("a.html")
    assert soup.select_one("#fig-a img")["alt"] == "A caption"
    assert target(soup, soup.select_one("a.footnote-backref")).find_parent("figcaption")


def test_an_empty_note_is_reported_and_leads_back(build):
    body = "A word[^a] and more[^b].\n\n[^a]:\n[^b]: Words.\n"
    site = build({"a.md": post("Slug: a", body=body)})
    ((_, _, rule),) = site.rules()
    assert rule == "note-empty"
    note = site.soup("a.html").find(id="fn:a")
    assert note.p["title"] == 'the note "a" is empty'
    assert note.select_one("a.footnote-backref")["href"] == "#fnref:a"


def test_a_note_that_is_defined_in_a_list_or_a_quotation_of_another_is_a_note(build):
    body = "A[^a], b[^b], c[^c].\n\n[^a]: One:\n\n    > [^b]: Two:\n    > - [^c]: three\n"
    site = build({"a.md": post("Slug: a", body=body)})
    notes = site.soup("a.html").select("div.sidenote")
    assert [note.get_text().strip(" \n\xa0↩") for note in notes] == ["One:", "Two:", "three"]
    assert site.warnings == []


def test_a_note_in_a_link_of_html_or_a_picture_is_called_after_it(build):
    body = (
        '<a href="https://x.org">A[^n] b</a> and [![c[^n]](a.png)](https://x.org).\n\n'
        "![d[^n] e](a.png) f\n\n[^n]: A note.\n"
    )
    site = build({"a.md": post("Slug: a", body=body), "a.png": ""})
    soup = site.soup("a.html")
    assert "A b1 and 1. 1 f" in " ".join(soup.select_one(".content").get_text().split())
    assert all(call.find_parent("a") is None for call in soup.select("sup"))
    assert [image["alt"] for image in soup.select(".content img")] == ["c", "d e"]
    assert all(target(soup, link) for link in soup.select("a.footnote-backref"))
    assert check_html(site.output) == []


def test_each_call_of_a_note_that_is_not_there_is_reported(build):
    site = build({"a.md": post("Slug: a", body="A[^x].\n\n> B[^x] c[^x].\n\nD^[ ] <d-footnote> ")})
    lines = [line for _, line, rule in site.rules() if rule == "note-unknown"]
    assert lines == [5, 7, 7]


def test_a_call_in_a_block_of_html_is_reported(build):
    body = "A[^n].\n\n<div>\nb\nc[^n]\n</div>\n\n<pre>[^n]</pre>\n\n[^n]: A note.\n"
    site = build({"a.md": post("Slug: a", body=body)})
    assert site.rules() == [("a.md", 9, "markdown-other")]


def test_what_nothing_calls_leads_nowhere_back(build):
    site = build({"a.md": post("Slug: a", body="A word[^a].\n\n[^a]: One.\n[^b]: Two.\n")})
    assert site.soup("a.html").find(id="fn:b").find("a") is None
    assert [rule for _, _, rule in site.rules()] == ["note-unused"]


def test_calls_of_two_words_are_reported_and_notes_within_the_text_are_read(build):
    body = "A word.[^two words]\n\nAnother.^[A note, as *pandoc* has it.] But $x^[2 y]$ and ^[1].\n"
    site = build({"a.md": post("Slug: a", body=body)})
    first = min(line for _, line, _ in site.rules())
    assert [(line - first, rule) for _, line, rule in site.rules()] == [
        (0, "note-unknown"),
    ]
    page = site.soup("a.html")
    marks = page.select("sup.note-unknown")
    assert [mark.get_text() for mark in marks] == ["[^two words]?"]
    notes = [note.get_text().strip(" \n\xa0↩") for note in page.select("div.sidenote")]
    assert notes == ["A note, as pandoc has it.", "1"]


@pytest.mark.parametrize(
    ("note", "seen"),
    [
        ("<b>Hint</b>: look.", "Hint: look."),
        ("<span>Hint</span>", "Hint"),
        ("Text.\n\n    <i>More</i> of *it*.", "Text. More of it."),
        ("<br>", ""),
        ("`code`", "code"),
        ("    ```\n    code\n    ```", "code"),
        ("Text.\n\n    ```\n    code\n    ```", "Text. code"),
    ],
)
def test_a_note_that_begins_with_a_tag_or_ends_in_code_is_whole(build, note, seen):
    site = build({"a.md": post("Slug: a", body=f"A[^n].\n\n[^n]: {note}\n")})
    (aside,) = site.soup("a.html").select("div.sidenote")
    assert (
        " ".join(aside.get_text(" ").replace("↩", "").split()).replace(" :", ":").replace(" .", ".")
        == seen
    )
    assert len(aside.select("a[role=doc-backlink]")) == 1
    assert aside.select_one("pre a") is None
    assert site.warnings == []
