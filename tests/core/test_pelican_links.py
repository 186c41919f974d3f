"""Pelican's own links are found where its pattern finds them."""

import random
import re
from types import SimpleNamespace
from typing import ClassVar

import pytest
from pelican.contents import Content
from pelican.settings import DEFAULT_CONFIG

from plugins.core.pelican_links import KnownLinks, PelicanLinks


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


def test_a_link_to_a_content_is_resolved_once_for_a_folder_and_a_site() -> None:
    known, asked = KnownLinks({"posts/a b.md", "a b.md"}), []

    def replace(content: SimpleNamespace, siteurl: str, match: re.Match[str]) -> str:
        asked.append((content.relative_dir, siteurl, match["path"]))
        return f"{match['markup']}{match['quote']}{len(asked)}{match['quote']}"

    def resolve(path: str, folder: str = "posts", siteurl: str = "..") -> str:
        content = SimpleNamespace(relative_dir=folder)
        links = PelicanLinks(PATTERN)
        html = f"<a class='x' href='{path}'>"
        return links.sub(lambda match: known.replace(content, siteurl, match, replace), html)

    assert [resolve("{filename}a%20b.md#x") for _ in "ab"] == ["<a class='x' href='1'>"] * 2
    assert resolve("{filename}a%20b.md#y") == "<a class='x' href='2'>"
    assert resolve("{filename}a%20b.md#y", siteurl="https://a.example") == "<a class='x' href='3'>"
    assert resolve("{filename}/a%20b.md#y") == "<a class='x' href='4'>"
    assert resolve("{filename}/a%20b.md#y", folder="x") == "<a class='x' href='4'>"
    # What is unknown is reported each time, and a file may be put somewhere else.
    for path in ("{filename}c.md", "{static}a b.md"):
        first, second = resolve(path), resolve(path)
        assert first != second
