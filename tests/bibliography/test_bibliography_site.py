"""The bibliography of a site: where it is looked for, and what posts say of it."""

import sys

import pytest
from conftest import post

BIB = "@article{telgarsky2016, title={T}, author={A}, year=2016}\n"
HALVES = {
    "a.md": post("Paper: telgarski2016", "Level: overview"),
    "b.md": post("Paper: telgarski2016", "Level: math", "Slug: b"),
}


def test_without_a_bibliography_a_paper_is_only_a_key(build):
    assert build(HALVES).warnings == []


def test_an_unknown_paper_is_reported_with_the_nearest_key(build):
    site = build({"references.bib": BIB, **HALVES})
    assert site.rules() == [("a.md", 3, "paper-unknown"), ("b.md", 3, "paper-unknown")]
    assert 'did you mean "telgarsky2016"?' in site.warnings[0]


def test_a_post_may_ignore_it(build):
    posts = {
        name: text.replace("Level", "Ignore: paper-unknown\nLevel") for name, text in HALVES.items()
    }
    assert build({"references.bib": BIB, **posts}).warnings == []


def test_a_pair_without_a_paper_needs_no_entry(build):
    posts = {name: text.replace("Paper", "Pair") for name, text in HALVES.items()}
    assert build({"references.bib": BIB, **posts}).warnings == []


def test_several_files_are_one_bibliography(build):
    files = {"bib/a.bib": "@string{x = {X}}\n", "bib/b.bib": BIB.replace("{A}", "x")}
    posts = {name: text.replace("telgarski", "telgarsky") for name, text in HALVES.items()}
    site = build(files | posts, BIBLIOGRAPHY_FILES=["bib/a.bib", "bib/b.bib"])
    assert site.warnings == []


def test_a_file_that_is_named_must_be_there(build):
    site = build({}, BIBLIOGRAPHY_FILES=["papers.bib"])
    assert site.rules() == [("pelicanconf.py", 1, "bib-file")]


def test_faults_have_the_line_of_the_bib(build):
    site = build({"references.bib": f"{BIB}@article{{x,\n title={{A,\n year=2001\n}}\n"})
    assert site.rules() == [("references.bib", 2, "bib-field"), ("references.bib", 3, "bib-entry")]


def test_a_formula_that_fails_is_reported_where_its_entry_is(build):
    bib = "\n" + BIB.replace("title={T}", "title={On $\\nope$}")
    posts = {name: text.replace("telgarski", "telgarsky") for name, text in HALVES.items()}
    site = build({"references.bib": bib, **posts})
    assert site.rules() == [("references.bib", 2, "math-tex")]
    assert site.soup("a-post.html").select_one(".paper-line code.tex-error").text == "\\nope"


def test_without_pybtex_the_build_says_so(build, monkeypatch: pytest.MonkeyPatch):
    for name in [n for n in sys.modules if n.startswith(("pybtex", "plugins.bibliography."))]:
        if name.startswith("pybtex") or name.endswith((".parsing", ".reading", ".names")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pybtex", None)
    site = build({"references.bib": BIB})
    assert site.rules() == [("references.bib", 1, "bib-file")]
    assert "pip install" in site.warnings[0]
