"""Lines of `new` and `start` that an author has not replaced. Pure."""

import re
from collections.abc import Iterable, Iterator

from ..remarks import Remark
from .headers import PostHeader
from .texts import INTRODUCTION, MATH, OVERVIEW, POST, PROVE, SAY, STATE, WRITE

#: What begins a line that an author may well keep.
KEPT = ("#", ":::")
#: The title of a paper whose title nobody knew.
TITLE = re.compile(r"Title of \S{1,80}, in (?:words|full)")
#: The statuses of what goes out.
PUBLIC = {"", "published", "hidden"}
#: The page that `start` makes.
ABOUT = "Who writes here, and about what. Take out the line `Status: draft` when this says it."
TEXTS = (OVERVIEW, MATH, POST, INTRODUCTION, STATE, PROVE, SAY, WRITE, ABOUT)
#: The lines, without what is said of a paper in them.
TO_REPLACE = frozenset(
    first
    for text in TEXTS
    for line in text.splitlines()
    if (first := line.partition("{cite}")[0].strip()) and not line.startswith(KEPT)
)


def find_unwritten(headers: Iterable[PostHeader], level: str) -> Iterator[Remark]:
    """Yield a remark for each post that goes out with such lines, at the first of them."""
    if level == "ignore":
        return
    for one in headers:
        if one.fields.get("status", "").lower() in PUBLIC and (found := [*_lines(one)]):
            (line, said), *more = found
            text = f'this is still to be written: "{said}"'
            if more:
                others = ", ".join(str(number) for number, _ in more)
                text += f", and so {'are lines' if more[1:] else 'is line'} {others}"
            yield Remark(level, text, str(one.path), line, "text-unwritten")


def _lines(one: PostHeader) -> Iterator[tuple[int, str]]:
    if TITLE.fullmatch(title := one.fields.get("title", "")):
        yield 1, title
    rows = enumerate(one.body.splitlines(), one.body_line)
    yield from ((n, row) for n, row in rows if _without_paper(row) in TO_REPLACE)


def _without_paper(line: str) -> str:
    start, found, _ = line.partition(" [@")
    return start.strip() if found else line.strip()
