"""References and labels on data, without Markdown and Pelican; lines through edits."""

import time

import pytest
from markdown import Markdown
from tools import not_none

from plugins.core.markdown.findings import findings_of
from plugins.core.markdown.lines import Edit, edited
from plugins.core.posts import Status
from plugins.crossrefs.labels.index import Index
from plugins.crossrefs.labels.model import Fault, Label, LabelledPost, Target
from plugins.crossrefs.references.linker import has_anchor
from plugins.crossrefs.references.notation import Item, find_pieces, find_within, parse_reference

MATH = LabelledPost("m.md", "depth", "t16", "math", "en", labels=(Label("thm-a", "theorem", "1"),))
WORDS = LabelledPost("o.md", "words", "t16", "overview", "en", labels=(Label("rem-o", "remark"),))
DRAFT = LabelledPost(
    "d.md", "draft", lang="en", status=Status.DRAFT, labels=(Label("lem-d", "lemma", "1"),)
)
GERMAN = LabelledPost(
    "g.md", "tiefe", "t16", "math", "de", labels=(Label("thm-a", "theorem", "9"),)
)
INDEX = Index.of([WORDS, DRAFT, GERMAN, MATH], "en", prefixes=("thm", "eq", "rem"))


@pytest.mark.parametrize(
    ("source", "items"),
    [
        ("@thm-a", [Item("thm-a")]),
        ("[-@thm-a]", [Item("thm-a", bare=True)]),
        ("[@{a b, c}; @DGJ+09]", [Item("a b, c"), Item("DGJ+09")]),
        ("@{x;y}", [Item("x;y")]),
        ("[@thm-a; -@x:lem-b]", [Item("thm-a"), Item("x:lem-b", bare=True)]),
        ("\\cref{a, b}", [Item("a"), Item("b")]),
        ("#thm-a", [Item("thm-a")]),
    ],
)
def test_a_reference_names_its_labels_and_can_be_written_again(source, items):
    reference = not_none(parse_reference(source))
    assert list(reference.items) == items
    assert parse_reference(reference.written()) == reference


@pytest.mark.parametrize("source", ["[@a; b]", "[@a, p. 1; @b]", "[@a; see @b]"])
def test_what_only_looks_like_a_group_is_none(source):
    assert parse_reference(source) is None


@pytest.mark.parametrize(
    "text",
    ["me@x.org", "`@thm-a`", "@you@host", "<a href='@thm-a'>", "x.org/@thm-a", "@", "[@me]: /me"],
)
def test_other_characters_are_no_references(text):
    assert [piece.source for piece in find_pieces(text)] == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("as in [-@eq-a]: so", "[-@eq-a]"),
        ("see @thm-a: it", "@thm-a"),
        ("(@thm-a), and", "@thm-a"),
        ("“@thm-a”.", "@thm-a"),
        ("*@thm-a*;", "@thm-a"),
        ("@thm-a's proof", "@thm-a"),
        ("@thm-a—or not", "@thm-a"),
        ("[@thm-a].", "[@thm-a]"),
        ("which is\n[-@eq-a]: so it is", "[-@eq-a]"),
        ("_@thm-a_ and", "@thm-a"),
        ("__@thm-a__ and", "@thm-a"),
        ("@AFK+09: it", "@AFK+09"),
        ("@smith&jones, it", "@smith&jones"),
        ("@roe2020&nbsp;it", "@roe2020"),
        ("@10.1007/s10994-006-6226-1.", "@10.1007/s10994-006-6226-1"),
        ("@'tHooft:1971akt is", "@'tHooft:1971akt"),
        ("@{10.1002/(SICI)1097} is", "@{10.1002/(SICI)1097}"),
        ("[@roe2020][^1]", "[@roe2020]"),
        ("[^1]: @roe2020 has more.", "@roe2020"),
        ("[^1]:\t[@roe2020]", "[@roe2020]"),
        ("[^1]: [-@thm-a] and more.", "[-@thm-a]"),
        (r"[^1]: \eqref{a}", r"\eqref{a}"),
        ("[@roe2020, [p. 3](https://example.org/)]", "[@roe2020, [p. 3](https://example.org/)]"),
        ("[see\n> @roe2020]", "[see\n> @roe2020]"),
        ("^[See @roe2020]", "@roe2020"),
        ("@roe2020 [p. 3] it", "@roe2020 [p. 3]"),
        ("@thm-a [see there]", "@thm-a"),
        ("@roe2020 [x](y)", "@roe2020"),
        ("[text @roe2020](x)", "@roe2020"),
    ],
)
def test_punctuation_is_no_part_of_a_reference(text, source):
    assert [piece.source for piece in find_pieces(text)] == [source]


@pytest.mark.parametrize(
    "text",
    ["@thm-a--@thm-b", "[@thm-a, p. 1; @thm-b]", "[both @thm-a and @thm-b]", "@thm-a—@thm-b"],
)
def test_each_reference_in_other_words_counts(text):
    pieces = list(find_pieces(text))
    if pieces[0].kind == "group":
        pieces = list(find_within(pieces[0]))
    assert [text[piece.start : piece.end] for piece in pieces] == ["@thm-a", "@thm-b"]


@pytest.mark.parametrize(
    ("written", "post", "number"),
    [
        ("thm-a", MATH, "1"),
        ("Thm-a", MATH, "1"),
        ("thm:a", MATH, "1"),
        ("t16:thm-a", WORDS, "1"),
        ("t16:thm-a", GERMAN, "9"),
        ("t16/math:thm-a", WORDS, "1"),
        ("depth:thm-a", GERMAN, "1"),
        ("depth:Thm:a", GERMAN, "1"),
        ("t16/overview:rem-o", MATH, ""),
        ("draft:lem-d", DRAFT, "1"),
    ],
)
def test_a_label_is_found(written, post, number):
    found = INDEX.resolve(written, post)
    assert isinstance(found, Target)
    assert found.label.number == number


def test_a_label_of_tex_has_a_colon_of_its_own():
    fault = INDEX.resolve("part:nothing", WORDS, is_tex=True)
    assert isinstance(fault, Fault)
    assert fault.text == 'no label "part:nothing"'


@pytest.mark.parametrize("written", ["thm:two", "thm-two", "Thm-two", "Thm:two"])
def test_a_label_has_one_meaning_in_every_spelling(written):
    post = LabelledPost("p.md", "p", labels=(Label("thm:two", "theorem", "2"),))
    assert post.find(written) is post.labels[0]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<a name="x"></a>', True),
        ("<h2 id='x'>", True),
        ("<a class=b name=x>", True),
        ('<input name="x">', False),
        ('<a name="xy">', False),
        ("<p>id=x</p>", False),
    ],
)
def test_an_anchor_is_found_however_it_is_written(html, found):
    assert has_anchor(html, "x") is found
    assert has_anchor(html, "top")


def test_many_citations_are_found_in_linear_time():
    start = time.process_time()
    for text in ("@a ", "[@a ", "@a;", "@a [x ", "[@a [x] ", "@{a ", "[@a; "):
        assert list(find_pieces(f"[{text * 4000}]")) is not None
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("written", "rule", "hint"),
    [
        ("thm-a", "ref-unknown", 'did you mean "t16:thm-a"?'),
        ("rem-p", "ref-unknown", 'did you mean "rem-o"?'),
        ("t16:thm-b", "ref-unknown", 'did you mean "t16:thm-a"?'),
        ("t16:rem-o", "ref-unknown", 'did you mean "t16/overview:rem-o"?'),
        ("t17:thm-a", "ref-unknown", 'did you mean "t16"?'),
        ("rem:p", "ref-unknown", 'did you mean "rem-o"?'),
        ("eq:nothing-like-it", "ref-unknown", ""),
        ("draft:lem-d", "ref-draft", "publish d.md, or take it out"),
    ],
)
def test_a_fault_says_what_was_meant(written, rule, hint):
    fault = INDEX.resolve(written, WORDS)
    assert isinstance(fault, Fault)
    assert (fault.rule, fault.hint) == (rule, hint)
    assert "d.md" not in fault.reason


def test_lines_are_known_through_edits():
    md = Markdown()
    lines = ["a", "b", "c", "d"]
    assert edited(lines, [Edit(2, 3, "\nB\n"), Edit(4, 7, "new\nc\nd")], md) == [
        "a", "", "B", "", "new", "c", "d",
    ]  # fmt: skip
    assert findings_of(md).numbers == [1, 2, 2, 2, 3, 3, 4]
