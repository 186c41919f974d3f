"""Pelican's own links are found where its pattern finds them."""

import random
import re
from typing import ClassVar

import pytest
from pelican.contents import Content
from pelican.settings import DEFAULT_CONFIG

from plugins.core.pelican_links import PelicanLinks


class Settings:
    settings: ClassVar = {"INTRASITE_LINK_REGEX": DEFAULT_CONFIG["INTRASITE_LINK_REGEX"]}


#: Pelican's pattern, without what we put in its place.
GET = Content._get_intrasite_link_regex
PATTERN: re.Pattern[str] = getattr(GET, "__wrapped__", GET)(Settings)

PIECES = (
    *("<a", "<", ">", " ", "\n", " href=", " src = ", "href=", " data-x=", " data=", " poster="),
    *(
        '"',
        "'",
        '"{filename}b.md"',
        "'|static|c'",
        '"{tag}',
        "{",
        "|",
        "}",
        "text",
        "a > b",
        "=",
        "<b>",
    ),
    *(
        '<a href="{filename}a.md#x">',
        '<img src="{static}a" poster="{attach}b">',
        "<math>",
        "</math>",
    ),
)


def marked(match: re.Match[str]) -> str:
    return f"[{match['markup']}|{match['path']}]"


def test_all_that_the_pattern_finds_is_found_and_nothing_else() -> None:
    chance = random.Random(1)
    found = 0
    for _ in range(30_000):
        html = "".join(chance.choices(PIECES, k=chance.randint(1, 14)))
        expected = PATTERN.sub(marked, html)
        assert PelicanLinks(PATTERN).sub(marked, html) == expected, html
        found += expected != html
    assert found > 3000


@pytest.mark.parametrize(
    "html",
    ["", "no link", '<a href="{filename}x', '<a\nhref="{filename}x"', "<a href={filename}x>"],
)
def test_text_without_a_link_stays(html: str) -> None:
    expected = PATTERN.sub(marked, html)
    assert PelicanLinks(PATTERN).sub(marked, html) == expected
