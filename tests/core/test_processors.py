"""The table of Markdown processors: Python-Markdown's numbers are right, and ours follow."""

from typing import Any

import pytest
from markdown import Markdown
from tools import not_none

from plugins.core.markdown.processors import NUMBERS, TABLE, Position, number_rows, ours

EXTENSIONS = ["extra", "codehilite", "meta", "smarty", "toc", "footnotes", "admonition"]
KINDS = list(TABLE)


def registered(kind):
    """Python-Markdown's own processors and their numbers."""
    md = Markdown(
        extensions=EXTENSIONS,
        extension_configs={"footnotes": {"USE_DEFINITION_ORDER": False}},
    )
    registry: Any = md.parser.blockprocessors if kind == "blockprocessors" else getattr(md, kind)
    len(registry)
    return {item.name: item.priority for item in registry._priority}


@pytest.mark.parametrize("kind", KINDS)
def test_the_numbers_of_python_markdown_are_its_own(kind):
    known = registered(kind)
    theirs = {row.name: row.number for row in TABLE[kind] if row.number is not None}
    # "unescape" is a treeprocessor today; as a postprocessor it was Python-Markdown 3.3's.
    checked = {
        n: number
        for n, number in theirs.items()
        if n and (kind, n) != ("postprocessors", "unescape")
    }
    assert checked == {name: known[name] for name in checked}
    assert checked


@pytest.mark.parametrize("kind", KINDS)
def test_ours_come_in_the_order_of_the_table_and_never_at_a_number_of_theirs(kind):
    rows = TABLE[kind]
    numbers = [not_none(NUMBERS[kind].get(row.name, row.number)) for row in rows]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == len(numbers)
    assert all(row.reason for row in rows if row.number is None)


def test_numbers_are_even_between_the_rows_around():
    rows = [
        Position("a", 10),
        ours("x", "one"),
        ours("y", "two"),
        Position("b", 7),
        ours("z", "three"),
        Position("", 0),
    ]
    assert dict(number_rows(rows)) == {"diptych_x": 9, "diptych_y": 8, "diptych_z": 3.5}
