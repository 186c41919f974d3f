"""Names of fields that are nearly those of known ones."""

import pytest
from conftest import post

from plugins.frontmatter.misspelt import misspelt

OURS = frozenset(("series", "part", "level", "pair", "paper", "notation", "requires"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("serie", "series"), ("levle", "level"), ("papr", "paper"), ("tilte", "title")),
        *(("staus", "status"), ("stauts", "status"), ("sumary", "summary"), ("dat", "date")),
        *(("modifed", "modified"), ("require", "requires"), ("catagory", "category")),
    ],
)
def test_one_slip_is_noticed(written, meant):
    assert misspelt([written], OURS) == [(written, meant)]


def test_other_names_are_fields_of_their_own():
    names = ["layout", "math", "toc", "data", "port", "images", "type", "url_pdf", "lead", "x", ""]
    assert misspelt([*names, *OURS, "title", "helps"], OURS) == []


def test_the_line_is_named(build):
    site = build({"a.md": post("Staus: draft", "Colour: red", body="Text.")})
    (said,) = site.warnings
    assert 'a.md:3: frontmatter-field: no field is called "staus"; did you mean "status"?' in said
