"""The label of an entry in a text, and how the list prints the entry."""

from html import escape

import pytest

from plugins.bibliography.model import RawEntry
from plugins.bibliography.reading import read_entry
from plugins.citations.labels import make_labels, short_names, sort_key
from plugins.citations.style import render_entry


def entry(key="k", kind="article", **fields):
    raw = RawEntry(key, kind, {"title": "T", **fields}, "", "r.bib", 1)
    return read_entry(raw, {"Ada L": "https://a.org/?a&b"})


def say(text):
    return text


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Telgarsky, Matus", "Telgarsky"),
        ("Safran, Itay and Shamir, Ohad", "Safran and Shamir"),
        ("Belkin, M and Hsu, D and Ma, S", "Belkin et al."),
        ("Belkin, M and others", "Belkin et al."),
        ("van der Waerden, B. L.", "van der Waerden"),
        ("Knuth, Jr, Donald", "Knuth"),
        ("{Qwen Team, Alibaba}", "Qwen Team, Alibaba"),
        ("", "A title of many…"),
    ],
)
def test_names_in_a_sentence(author, names):
    assert short_names(entry(author=author, title="A title of many words"), say) == names


def test_the_same_names_and_year_have_letters_in_the_order_of_the_list():
    entries = [
        entry("z", author="A, X and B, Y and C, Z", year="2019", title="Zeta"),
        entry("a", author="A, X and D, Y and E, Z", year="2019", title="Alpha"),
        entry("o", author="A, X", year="2019"),
    ]
    labels = make_labels(entries, "author-year", say)
    assert [(key, label.year) for key, label in labels.items()] == [
        ("o", "2019"),
        ("z", "2019a"),
        ("a", "2019b"),
    ]
    assert labels["a"].written("text") == "A et al. (2019b)"
    assert labels["a"].written("paren") == "A et al. 2019b"
    assert labels["a"].written("year") == "2019b"


def test_more_than_26_of_one_year():
    entries = [entry(f"k{n}", author="A", year="1", title=f"{n:02}") for n in range(28)]
    labels = make_labels(entries, "author-year", say)
    assert labels["k25"].year == "1z"
    assert labels["k27"].year == "1ab"


def test_numbers_follow_the_order_of_citation():
    entries = [entry("z", author="Z", year="1"), entry("a", author="A", year="2")]
    labels = make_labels(entries, "numeric", say)
    assert [label.written("text") for label in labels.values()] == ["Z [1]", "A [2]"]
    assert labels["a"].written("paren") == labels["a"].written("year") == "2"


def test_without_a_year():
    assert make_labels([entry(author="A")], "author-year", say)["k"].written("text") == "A (n.d.)"


def test_lists_are_sorted_without_accents_and_case():
    entries = [entry(author=a) for a in ("Öz, A", "de Boor, C", "Ore, B", "zeta, C")]
    assert [e.authors[0].family for e in sorted(entries, key=sort_key)] == [
        *("de Boor", "Ore", "Öz", "zeta")
    ]


@pytest.mark.parametrize(
    ("kind", "fields", "html"),
    [
        (
            "article",
            {
                "author": "Safran, Itay and Shamir, Ohad",
                "journal": "J. {ML}",
                "volume": "3",
                "number": "2",
                "pages": "1-20",
                "doi": "10.1000/a<b>",
            },
            (
                "Itay Safran and Ohad Shamir (2016). T. <em>J. ML</em>, 3(2), 1–20."
                ' <a href="https://doi.org/10.1000/a%3Cb%3E">doi:10.1000/a&lt;b&gt;</a>'
            ),
        ),
        (
            "inproceedings",
            {"author": "A B", "booktitle": "Proc.", "pages": "1--2", "publisher": "P"},
            "A B (2016). T. <em>Proc.</em>, 1–2. P.",
        ),
        (
            "article",
            {"author": "A B", "journal": "CoRR", "volume": "abs/1602.04485"},
            'A B (2016). T. <a href="https://arxiv.org/abs/1602.04485">arXiv:1602.04485</a>',
        ),
        (
            "book",
            {"editor": "A B and C D", "publisher": "P", "address": "London"},
            "A B and C D (eds.) (2016). <em>T</em>. P, London.",
        ),
        (
            "article",
            {"author": "A B", "journal": "J", "pages": "19 - 32, 40"},
            "A B (2016). T. <em>J</em>, 19–32, 40.",
        ),
        (
            "book",
            {"author": "A B", "edition": "2nd", "publisher": "P"},
            "A B (2016). <em>T</em>, Edition 2. P.",
        ),
        (
            "phdthesis",
            {"author": "A B", "school": "MIT"},
            "A B (2016). T. PhD thesis, MIT.",
        ),
        (
            "thesis",
            {"author": "A B", "type": "mathesis", "institution": "MIT"},
            "A B (2016). T. Master’s thesis, MIT.",
        ),
        (
            "techreport",
            {"author": "A B", "type": "Memo", "number": "7", "institution": "MIT"},
            "A B (2016). T. Memo, 7, MIT.",
        ),
        (
            "misc",
            {"author": "L, Ada and others", "note": "Version 2"},
            '<a href="https://a.org/?a&amp;b">Ada L</a> et al. (2016). T. Version 2.',
        ),
        ("misc", {"title": "<x>&?"}, "(2016). &lt;x&gt;&amp;?"),
    ],
)
def test_the_list_prints_an_entry(kind, fields, html):
    found = render_entry(entry(kind=kind, **fields), "2016", say, lambda t: escape(t, quote=False))
    assert found == html
