"""Headings with a line below them are the same ones with a blank line after them."""

import pytest
from markdown import Markdown

from plugins.blocks.markdown.headings import HeadingPreprocessor


@pytest.mark.parametrize(
    "text",
    [
        *("Title\n===\ntext", "Title\n---\n- a\n- b", "A\n===\nB\n---\nC", "Title\n===   \nrest"),
        *(
            "text\nTitle\n===\nx",
            "    code\n---\nmore",
            "- a\n---\nb",
            "> q\n---\nb",
            "1. a\n===\nb",
        ),
        *("Term\n---\n    code", "a | b\n--- | ---\n1 | 2", "X\n-\ny", "Title\n--- x\ny"),
        *("1. a\n===\nb", "Title\n===\n> q", "# A\n---\nb", "[a]: b\n---\nc", "Title\n===\n\ntext"),
        *(
            "Title\n===",
            "[^1]: a\n\n    b\n\n\nc",
            "    a[^1]\n\n\n    b",
            "[^1]\n\n\nb\n\n\n    c",
        ),
    ],
)
def test_nothing_else_changes(text):
    md = Markdown(extensions=["tables", "def_list"])
    lines = HeadingPreprocessor(md).run(text.split("\n"))
    assert md.convert("\n".join(lines)) == md.reset().convert(text)


def test_a_note_goes_on_after_two_blank_lines():
    lines = [
        "a[^1]",
        "",
        "[^1]: b",
        "",
        "",
        "    c",
        "",
        "",
        "        d",
        "",
        "",
        "e",
        "",
        "",
        "    f",
    ]
    made = HeadingPreprocessor(Markdown()).run(lines)
    assert made == [*lines[:4], "    c", *lines[6:]]
