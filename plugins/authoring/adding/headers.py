"""What the headers of the posts say that are there already. Pure, but for reading them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...core.posts import LEVELS
from ...pairs import NAMES

FIELD = re.compile(r"^[ \t]{0,3}([A-Za-z][\w-]{0,40})[ \t]*:[ \t]*+(.*)$")
POSTS = {".md", ".markdown", ".mkd"}
#: No header is longer.
LINES = 80


@dataclass(frozen=True, slots=True)
class PostHeader:
    """The header of a post."""

    #: The file.
    path: Path
    #: Its fields by their names in small letters.
    fields: dict[str, str] = field(default_factory=dict)
    #: The text below it.
    body: str = ""
    #: The line of the file that the text begins in.
    body_line: int = 1

    @property
    def key(self) -> str:
        """What the two posts of a pair share."""
        return self.fields.get("paper") or self.fields.get("pair") or ""


def level_names(settings: Mapping[str, Any]) -> dict[str, str]:
    """Return the names of both levels that a site has, or ours."""
    given = settings.get("PAIR_LEVELS")
    names = given if isinstance(given, Mapping) else {}
    return {level: str(names.get(level) or NAMES[level]) for level in LEVELS}


def level_words(names: Mapping[str, str]) -> dict[str, str]:
    """Return what new headers call both levels: by their names, if these are not ours."""
    return {level: level if name == NAMES[level] else name for level, name in names.items()}


def read_headers(content: Path) -> Iterator[PostHeader]:
    """Yield the headers of all posts below a folder."""
    for path in sorted(content.rglob("*")):
        if path.suffix.lower() in POSTS and path.is_file():
            yield parse_header(path, path.read_text("utf-8-sig", errors="replace"))


def parse_header(path: Path, text: str) -> PostHeader:
    """Return the header of a text: Pelican's fields, or simple ones of YAML."""
    lines = text.splitlines()
    start = 1 if lines[:1] == ["---"] else 0
    last = "---" if start else ""
    head = lines[start : start + LINES]
    length = next((n for n, line in enumerate(head) if line.strip() == last), len(head))
    found = [match for line in head[:length] if (match := FIELD.match(line))]
    fields = {one[1].lower(): one[2].strip().strip("\"'") for one in found}
    first = start + length + 1
    return PostHeader(path, fields, "\n".join(lines[first:]), first + 1)


def next_part(headers: Iterable[PostHeader], series: str) -> int:
    """Return the number of the next part of a series: one more than the last, or than its parts."""
    own = [one for one in headers if one.fields.get("series", "").casefold() == series.casefold()]
    numbers = [int(one.fields["part"]) for one in own if one.fields.get("part", "").isdecimal()]
    return max([*numbers, len({one.key or str(one.path) for one in own})]) + 1
