"""From LaTeX to Unicode, names, numbers and addresses."""

import pytest

from plugins.bibliography.latex import to_unicode
from plugins.bibliography.model import PersonName, RawEntry
from plugins.bibliography.names import read_name, read_names
from plugins.bibliography.reading import read_entry


def entry(kind="article", **fields):
    return read_entry(RawEntry("k", kind, fields, "", "r.bib", 1), {"Ada L": "https://a.org"})


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Erd{\H{o}}s and G{\"o}del, Poincar\'{e}", "Erdős and Gödel, Poincaré"),
        (r"Nguy{\~{\^e}}n \c{C}\u{g}\'{\i} \O\ss", "Nguyễn Çğí Øß"),
        (r"{CNN} and {\textsc{Relu}}", "CNN and Relu"),
        (r"R{\&}D at 100\% --- pp. 1--2", "R&D at 100% — pp. 1–2"),
        (r"``Say'' \enquote{it}", "“Say” “it”"),
        (r"On $O(n^{2})$ and \(k\) \emph{units}", r"On $O(n^{2})$ and \(k\) units"),
        (r"\url{https://x.org/~a_b}, \href{https://x.org}{words}", "https://x.org/~a_b, words"),
        (r"unbalanced {brace", "unbalanced brace"),
        (r"\unknown{word} 5\$", "word 5$"),
        (r"\mbox{CNN}s, \textsf{A}\textup{B}, {\it E. coli}", "CNNs, AB, E. coli"),
        (r"\texorpdfstring{$L^2$}{L2} \textcolor{red}{loss} H\textsubscript{2}O", "$L^2$ loss H2O"),
        (r"A \fcolorbox{a} b \sqrt", "A a b"),
        ("Plain: 100% of A & B", "Plain: 100% of A & B"),
    ],
)
def test_latex_becomes_unicode(latex, text):
    assert to_unicode(latex) == text


@pytest.mark.parametrize(
    ("written", "family", "given"),
    [
        ("Matus Telgarsky", "Telgarsky", "Matus"),
        ("van der Waerden, B. L.", "van der Waerden", "B. L."),
        ("Ludwig van Beethoven", "van Beethoven", "Ludwig"),
        ("Knuth, Jr, Donald E.", "Knuth, Jr", "Donald E."),
        ("{The CNN, Team and Co}", "The CNN, Team and Co", ""),
        ("{\\'E}mile Borel", "Borel", "Émile"),
        ("family=Simon, given=Ann, prefix=de", "de Simon", "Ann"),
        ("A, B, C, D", "A, B, C, D", ""),
        ("Aristotle", "Aristotle", ""),
    ],
)
def test_names(written, family, given):
    assert read_name(written) == PersonName(family, given)


def test_and_others_is_no_author():
    names, more = read_names("A B and {C and D} and others", {})
    assert [str(name) for name in names] == ["A B", "C and D"]
    assert more


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Lovelace, Ada; Hopper, G.; and Noether, E.", ["Ada Lovelace", "G. Hopper", "E. Noether"]),
        ("Lovelace, A. & Hopper, G.", ["A. Lovelace", "G. Hopper"]),
        ("Lovelace, A., and Hopper, G.", ["A. Lovelace", "G. Hopper"]),
        (
            "Ada Lovelace, Grace Hopper, and Emmy Noether",
            ["Ada Lovelace", "Grace Hopper", "Emmy Noether"],
        ),
        ("Lovelace, A. et al.", ["A. Lovelace"]),
        (r"{Ernst \& Young} and {A; B, and C} and L&H", ["Ernst & Young", "A; B, and C", "L&H"]),
        ("M&uuml;ller, A. and K&#246;nig, B.", ["A. Müller", "B. König"]),
        ("King, Jr., Martin Luther", ["Martin Luther King, Jr."]),
        ("王, 小明 and Wang, 小明", ["王小明", "小明 Wang"]),
    ],
)
def test_names_whatever_they_are_joined_by(field, names):
    found = entry(author=field)
    assert [str(name) for name in found.authors] == names
    assert found.more_authors == ("et al" in field)


def test_authors_have_the_links_of_the_site():
    assert entry(author="L, Ada and B, C").authors[0].link == "https://a.org"


@pytest.mark.parametrize(
    "fields",
    [
        {"eprint": "1602.04485", "archiveprefix": "arXiv"},
        {"eprint": "1602.04485", "eprinttype": "arxiv"},
        {"eprint": "arXiv:1602.04485"},
        {"url": "https://arxiv.org/abs/1602.04485"},
        {"url": "http://arxiv.org/pdf/1602.04485.pdf"},
        {"journal": "CoRR", "volume": "abs/1602.04485"},
        {"journal": "arXiv preprint arXiv:1602.04485"},
        {"doi": "10.48550/arXiv.1602.04485"},
    ],
)
def test_the_number_on_arxiv_is_found(fields):
    found = entry(**fields)
    assert found.arxiv == "1602.04485"
    assert found.address("arxiv") == "https://arxiv.org/abs/1602.04485"
    assert "1602.04485" in found.address("pdf")


@pytest.mark.parametrize(
    "fields",
    [
        {"doi": "10.1109/18.256_500"},
        {"doi": r"https://doi.org/10.1109/18.256\_500"},
        {"doi": "doi:10.1109/18.256{\\_}500."},
        {"url": "http://dx.doi.org/10.1109/18.256_500"},
    ],
)
def test_a_doi_has_one_form(fields):
    assert entry(**fields).doi == "10.1109/18.256_500"


def test_an_old_doi_is_a_safe_address():
    doi = "10.1002/(SICI)1096-987X(199803)19:4<377::AID-JCC1>3.0.CO;2-P"
    found = entry(doi=doi)
    assert found.doi == doi
    assert "<" not in found.address("doi")


def test_links_come_from_their_fields():
    found = entry(
        url=r"\url{https://www.x.org/a\_b}",
        code="https://git.org/x",
        slides="https://s.org/y.pdf",
        note=r"\url{https://openreview.net/forum?id=Ab-c}",
    )
    assert {link.kind: link.address for link in found.links} == {
        "openreview": "https://openreview.net/forum?id=Ab-c",
        "code": "https://git.org/x",
        "slides": "https://s.org/y.pdf",
        "url": "https://www.x.org/a_b",
    }


def test_what_is_no_address_of_the_web_is_no_link():
    assert entry(url="javascript:alert(1)", pdf="file:///x", code="x").links == ()


@pytest.mark.parametrize(
    ("fields", "year", "month"),
    [
        ({"year": "2016", "month": "October"}, "2016", 10),
        ({"date": "2016-03-02"}, "2016", 3),
        ({"year": "2016", "month": "7"}, "2016", 7),
        ({"year": "2010--2024"}, "2010–2024", 0),
        ({"year": "in press"}, "in press", 0),
        ({}, "", 0),
    ],
)
def test_dates(fields, year, month):
    found = entry(**fields)
    assert (found.year, found.month) == (year, month)


def test_the_venue_is_the_first_that_is_there():
    assert entry(booktitle="Proc. {COLT}", publisher="P").venue == "Proc. COLT"
    assert entry(journaltitle="J").venue == "J"
    assert entry(journal="CoRR", volume="abs/1602.04485").venue == "arXiv"


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("<i>E. coli</i> in CO<sub>2</sub> &lt;b&gt;x&lt;/b&gt;", "E. coli in CO2 x"),
        (r"{$<$}jats:p{$>$}\textbf{A}, $a<b>c${$<$}/p{$>$}", "A, $a<b>c$"),
        (r"Cats &amp; dogs, R\&amp;D, 1 &lt; 2", "Cats & dogs, R&D, 1 < 2"),
        (
            "A `single' and a ``double'' one, the author's",
            "A ‘single’ and a “double” one, the author's",
        ),
    ],
)
def test_entities_and_quotation_marks(latex, text):
    assert entry(title=latex).title == text


def test_an_address_is_no_venue():
    assert entry(kind="misc", howpublished=r"\url{https://example.org}").venue == ""
    assert entry(kind="misc", howpublished="Blog post").venue == "Blog post"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("?a=1&amp;b=2", "?a=1&b=2"),
        (r"978-0{\_}23\%20", "978-0_23%20"),
        (r"\~{}a{\textasciitilde}b\textasciitilde{}c", "~a~b~c"),
    ],
)
def test_an_address_has_no_latex_in_it(written, address):
    found = entry(url=f"https://example.org/{written}").address("url")
    assert found == f"https://example.org/{address}"
