"""Reading .bib files: entries from bad files, faults with their lines."""

from pathlib import Path

import pytest
from oddities import make_bib

from plugins.bibliography.checks import find_joined, find_lacking
from plugins.bibliography.files import read_files, read_texts
from plugins.bibliography.inheriting import inherit
from plugins.bibliography.parsing import BibParser
from plugins.bibliography.public_fields import render_public
from plugins.bibliography.reading import read_entry
from plugins.core.diagnostics import locate
from plugins.core.memory.files import Store


def parse(text):
    parser = BibParser()
    parser.read(text, "r.bib")
    problems = [*parser.problems, *inherit(parser.entries)]
    problems += [*find_lacking(parser.entries.values()), *find_joined(parser.entries.values())]
    return parser.entries, [(p.line, p.rule, p.text) for p in problems]


def fields(text, key="k"):
    return dict(parse(text)[0][key].fields)


def test_of_3000_odd_entries_none_is_lost_and_each_fault_has_its_line():
    bib = make_bib(3000)
    entries, problems = parse(bib.text)
    assert set(entries) == set(bib.keys)
    assert {(line, rule) for line, rule, _ in problems} == set(bib.faults)


def test_strings_are_joined_and_known_whatever_their_case():
    text = (
        '@STRING{Jml = "J. " # "ML"}\n@article{k, title={T}, author={A}, year=1, journal=jml # {!}}'
    )
    assert fields(text)["journal"] == "J. ML!"


@pytest.mark.parametrize(
    "entry",
    [
        "@article{k,\n title = {A {B} c},\n author = {X},\n year = 2001,\n}",
        "@article{k,\n title = {A {B c},\n author = {X},\n year = 2001\n}",
        "@article{k,\n title = {A {B} c}\n author = {X},\n year = 2001\n}",
        "@article{k,\n title = {A {B} c}},\n author = {X},\n year = 2001\n}",
        "@article{k,\n title = {A {B} c},\n author = {X},\n year = 2001\n",
        '@article{k,\n title = "A {B} c,\n author = {X},\n year = 2001\n}',
        "@article{k\n title = {A {B} c},\n author = {X},\n year = 2001\n}",
        "@article(k,\n title = {A {B} c},\n author = {X},\n year = 2001\n)",
        "@article{k, title = {A {B} c}, author = {X}, year = 2001}",
        "@ARTICLE { k ,\r\n  TITLE={A {B} c} , Author={X}, year={2001}\r\n}",
    ],
)
def test_a_broken_entry_is_read_as_it_was_meant(entry):
    entries, _ = parse(f"{entry}\n@misc{{next, title = {{N}}}}\n")
    found = dict(entries["k"].fields)
    found["title"] = found["title"].replace("{", "").replace("}", "")
    assert found == {"title": "A B c", "author": "X", "year": "2001"}
    assert "next" in entries


def test_what_is_no_entry_is_passed_over():
    text = "a@b.org {x}\n% @misc{no, title={}}\n@comment{@misc{no2, title={x}}}\n@preamble{{x}}\n"
    assert parse(text) == ({}, [])


def test_each_fault_is_reported_in_words():
    text = (
        "@article{k,\n title={T},\n author={A}, year=2001,\n journal = foo\n}\n@misc{k, title={T}}"
    )
    _, problems = parse(text)
    assert problems == [
        (4, "bib-string", 'there is no @string "foo"; it is read as text'),
        (6, "bib-key-twice", 'there is another entry "k", in r.bib:1'),
    ]


def test_a_key_with_a_space_is_reported_and_has_a_hyphen():
    entries, problems = parse("@misc{a b,\n title = {T}\n}")
    assert list(entries) == ["a-b"]
    assert [problem[1] for problem in problems] == ["bib-entry"]


def test_what_an_entry_lacks_is_reported():
    assert parse("@article{k, volume=1}")[1] == [
        (1, "bib-field", '"k" has no title and no author and no year')
    ]
    assert parse("@misc{k, title={T}}")[1] == []


@pytest.mark.parametrize(
    ("entry", "line", "said"),
    [
        ("@artcle{k,\n title={T}, author={A B}, year=2001}", 1, 'no kind of entry "artcle"'),
        ("@misc{k,\n title={T},\n year={20o1}}", 3, '"20o1" cannot be its year'),
        ("@misc{k,\n title={T},\n doi={see there}}", 3, '"see there" cannot be its doi'),
        ("@misc{k, title={T},\n url={www.x.org}}", 2, '"www.x.org" cannot be its url'),
        ("@misc{k, title={T}, archiveprefix={arXiv},\n eprint={16024485}}", 2, "its eprint"),
        ("@misc{k,\n titel={T}}", 2, 'there is no field "titel"'),
        ("@misc{k,\n title={T},\n volum={3}}", 3, 'there is no field "volum"'),
        ("@article{k,\n title={T}\n, authors={A B}, year=2001}", 3, 'no field "authors"'),
        ('@misc{k,\n title="T,\n year={2001}\n}', 2, "a quotation mark is missing"),
        ("@misc{k,\n title={T}\n year={2001}\n}", 2, 'a comma is missing after the field "title"'),
        ("@misc{k,\n title=T and more,\n year={2001}\n}", 2, 'field "title" cannot be read'),
        ("\nmisc{k,\n title={T}}", 2, 'an @ is missing before "misc"'),
        ("@misc{k, title={T},\n eprint={1602.4485}}", 2, '"1602.4485" cannot be its eprint'),
        ("@misc{k, title={T},\n journal={arXiv preprint arXiv:1602.4485}}", 2, "its journal"),
        ("@misc{k, title={T},\n url={https://arxiv.org/abs/1602.4485}}", 2, "its url"),
        ("@misc{k, title={T},\n url={htps://x.org}}", 2, "cannot be its url"),
        ("@misc{k, title={T},\n date={2001-13-45}}", 2, '"2001-13-45" cannot be its date'),
        ("@misc{k, title={T},\n date={May 2001}}", 2, "cannot be its date"),
        ("@misc{k, title={T}, year=2001,\n month={13}}", 2, "cannot be its month"),
        ("@misc{k,\n title={T of \\foo{x}}}", 2, "nobody knows \\foo in its title"),
        ("@article{k, title={T} author={A B}, year=2001}", 1, 'the field "title" cannot be read'),
    ],
)
def test_what_cannot_be_meant_is_reported_once(entry, line, said):
    (problem,) = read_texts([("a.bib", entry)])[1]
    assert (locate(problem), said in problem.text) == (line, True)


@pytest.mark.parametrize(
    "field",
    [
        "year={forthcoming}", "year={1999--2003}", "doi={https://doi.org/10.1000/182}",
        "url={\\url{https://x.org}}", "archiveprefix={arXiv}, eprint={math/0309136}",
        "archiveprefix={arXiv}, eprint={1602.04485v2}", "date={2001-02}", "doi={10.1000/x}",
        "date={2001-21/2002~}", "date={/1999-05-01}", "date={20XX}", "date={May}, year={2001}",
        "note={arXiv:1402.4485}, month={3}", "eprint={1602.4485}, eprinttype={jstor}",
        "subtitle={$\\foo$ and {\\'e}t\\'e, \\emph{a} \\textsc{b} \\LaTeX \\o}",
    ],
)  # fmt: skip
def test_what_may_be_meant_is_not_reported(field):
    assert read_texts([("a.bib", f"@misc{{k, title={{T}}, {field}}}")])[1] == []


def test_names_that_are_not_joined_by_and_are_reported_with_their_line():
    head, tail = "@misc{k,\n title={T},\n author = {", "},\n year=2001\n}"
    reported = [(3, "bib-field", '"k": the names in "author" are not joined by " and "')]
    assert parse(f"{head}A, B; C, D{tail}")[1] == reported
    assert parse(f"{head}A, B., C, D., E, F.{tail}")[1] == reported
    assert parse(f"{head}Smith, John, Doe, Jane{tail}")[1] == reported
    assert parse(f"{head}Smith, John, Doe{tail}")[1] == reported
    assert parse(f"{head}John Smith, Jane Doe, Ann Lee{tail}")[1] == reported
    assert parse(f"{head}J. Smith, J. Doe{tail}")[1] == reported
    assert parse(f"{head}A, B and C, Jr., D AND others{tail}")[1] == []
    assert parse(f"{head}García Márquez, Gabriel José{tail}")[1] == []
    assert parse(f"{head}{{A, B, C, and D}} and Smith, III, A.{tail}")[1] == []
    assert parse(f"{head}{{A; B}} and family=C, given=D, prefix=de, suffix=Jr{tail}")[1] == []


def test_crossref_fills_in_what_is_missing():
    parent = "@proceedings{p, title={Proc}, year=2001, editor={E}, url={https://x.org}}"
    child = "@inproceedings{k, title={T}, author={A}, crossref={p}}"
    found = fields(f"{child}\n{parent}")
    assert found["booktitle"] == "Proc"
    assert found["year"] == "2001"
    assert found["title"] == "T"
    assert "url" not in found


def test_a_crossref_in_a_circle_ends():
    text = "@misc{a, title={A}, crossref={b}}\n@misc{b, title={B}, crossref={a}}"
    assert {problem[1] for problem in parse(text)[1]} == {"bib-field"}


def test_an_unknown_crossref_is_reported_with_its_line():
    text = "@misc{k, title={A},\n crossref={pp}}\n@misc{p, title={B}}"
    assert parse(text)[1] == [(2, "bib-field", '"k": there is no entry "pp" for its crossref')]


def test_files_are_parsed_once(tmp_path: Path):
    path = tmp_path / "r.bib"
    path.write_text("@misc{k, title={T}}\n@misc{broken, title={T}\n", "utf-8")
    store = Store(tmp_path / "cache")
    first = read_files([path], store)
    assert len(list((tmp_path / "cache").iterdir())) == 1
    assert read_files([path], store) == first
    path.write_text("@misc{other, title={T}}\n", "utf-8")
    assert list(read_files([path], store)[0]) == ["other"]


def test_a_file_in_latin_1_is_read_and_reported(tmp_path: Path):
    path = tmp_path / "r.bib"
    path.write_bytes("@misc{k,\n title={Café}}".encode("latin-1"))
    entries, (problem,) = read_files([path], Store(tmp_path / "cache"))
    assert entries["k"].fields["title"] == "Café"
    assert (problem.rule, problem.line) == ("bib-file", 2)


TEXT = r"""
@article{a, author={Doe, J}, title={A \"o, {B}}, journal=jj,
  file={/home/me/a.pdf}, annote={weak}, keywords = "x, y", year = 2001,
  abstract={Abs}, doi={10.1/x}}
"""


def test_no_text_that_is_cut_short_ends_the_reading():
    for end in range(len(TEXT)):
        for entry in parse(TEXT[:end])[0].values():
            read_entry(entry, {})


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("@article{x,", "its last brace is missing"),
        ("@misc{x, author = {;}, title={a}}", 'there is no name in "author"'),
        ("@misc{x, author = {, M. and Doe, J}, title={a}}", "has no family name"),
        ("@misc{{x}, title={a}}", "nothing can cite the key"),
    ],
)
def test_what_is_no_entry_is_reported(source, said):
    assert any(said in text for _, _, text in parse(source)[1])


def test_readers_get_what_one_cites_with():
    entry = parse(TEXT)[0]["a"]
    public = render_public(entry.source, entry.key, entry.fields, ())
    assert public.split("\n") == [
        "@article{a,",
        "  author = {Doe, J},",
        '  title = {A \\"o, {B}},',
        "  journal = jj,",
        "  year = 2001,",
        "  doi = {10.1/x},",
        "}",
    ]
    assert "abstract = {Abs}" in render_public(entry.source, entry.key, entry.fields, ["Abstract"])


def test_what_a_broken_entry_lacks_is_not_said_besides():
    texts = ["@article{a,\n title {T}, author={C}, year={2020}\n}\n", "@article{b, crossref={c}}\n"]
    for text in texts:
        _, problems = read_texts([("r.bib", text)])
        assert len(problems) == 1
    _, [problem] = read_texts([("r.bib", "@article{c, title={T}, year={2020}\n}\n")])
    assert problem.text == '"c" has no author'
