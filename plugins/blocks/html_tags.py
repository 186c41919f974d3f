"""The tags in HTML that are balanced: which elements they begin and end, and where. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

#: Elements that have both tags, and would take in or cut off what is around a post.
NAMES = (
    "div section article main aside header footer nav figure figcaption details summary center"
    " table blockquote ul ol dl pre a b i em strong small big span font u s del ins code kbd sub"
    " sup h1 h2 h3 h4 h5 h6 form fieldset button select iframe video audio picture object"
    " template"
)
#: Elements that are text up to their end; without one, the rest of the page would be.
RAW = "script|style|textarea|title|xmp|noembed|noframes|noscript|plaintext|svg|math"
#: Of these, what ends a paragraph that it is in; a rule has no end.
_BLOCKS = (
    "div section article main aside header footer nav figure figcaption details center table"
    " blockquote ul ol dl li dt dd pre summary h1 h2 h3 h4 h5 h6 form fieldset p hr"
)
BLOCKS = frozenset(_BLOCKS.split())
#: Elements of words: within a paragraph no block is in one.
_WORDS = "a b i em strong small big span font u s del ins code kbd sub sup mark cite q abbr"
WORDS = frozenset(_WORDS.split())
#: Parts of tables: cells, and what holds cells and nothing else.
CELLS = frozenset(("td", "th"))
ROWS = frozenset(("tr", "thead", "tbody", "tfoot"))
PARTS = CELLS | ROWS | {"caption", "colgroup"}
#: Elements whose end tags may be missing; what is open in one ends with it.
SOFT = PARTS | {"p", "li", "dt", "dd"}
#: What ends before some elements: in a list, the item or term before.
SIBLINGS = {
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "a": frozenset(("a",)),
}
#: Of these, what may be in an element of its own kind.
NESTED = ("svg", "math")
TAG = re.compile(
    rf"<(?P<raw>!--|(?:{RAW})(?=[\s/>]))"
    rf"|<(?P<end>/?)(?P<name>{NAMES.replace(' ', '|')}|{'|'.join(sorted(SOFT))}|hr"
    r"|[a-z][\w.]*-[\w.-]*)"
    r"(?=[\s/>])"
    r"(?:\"[^\"]*+\"|'[^']*+'|[^<>\"'])*+>",
    re.IGNORECASE,
)
HEADING = re.compile(r"h[1-6]")
#: What has Markdown read within an element, and means nothing to a browser.
FOR_MARKDOWN = re.compile(
    r"(<[A-Za-z][\w:-]*+"
    r"(?:\s++(?!markdown\b)[\w:@.-]++(?:=(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>]++))?)*+)"
    r"\s+markdown(?:=(?:\"[^\"<>]*\"|'[^'<>]*'|\w+))?(?=[\s/>])"
)


class TagError(Enum):
    """What is wrong with a tag."""

    #: It begins an element that nothing ends.
    OPEN = auto()
    #: It ends nothing.
    END = auto()
    #: It is a part of a table, and in none.
    OUTSIDE = auto()
    #: It is a table with text outside of its cells.
    NO_CELL = auto()


@dataclass(frozen=True, slots=True)
class TagFault:
    """A tag without its counterpart, or out of its place."""

    #: The name of the element.
    name: str
    fault: TagError
    #: Which of the first tags of this kind in the HTML it is, or of the end tags, from 0.
    count: int


def has_tags(blocks: Iterable[object]) -> bool:
    """Return whether raw HTML has tags that may have no counterpart."""
    return any(TAG.search(block) for block in blocks if isinstance(block, str))


def _ends(low: str, name: str) -> dict[int, int]:
    """Return where the elements of a name end, by where they begin."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for tag in re.finditer(rf"<(/?){name}(?=[\s/>])[^<>]*+", low):
        if tag[1] and opened:
            found[opened.pop()] = tag.start()
        elif not tag[1] and not tag[0].endswith("/"):
            opened.append(tag.start())
        elif not tag[1]:
            found[tag.start()] = tag.end()
    return found


def find_tags(html: str) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the tags that count, but none in comments and scripts, and the end of each.

    Of a comment or a script it is the end of the whole; -1 if there is none: it would take in the
    rest of the page.
    """
    skipped, low = 0, html.lower()
    last: dict[str, int] = {}
    ends = {name: _ends(low, name) for name in NESTED if f"<{name}" in low}
    for found in TAG.finditer(html):
        if found.start() < skipped:
            continue
        if raw := (found["raw"] or "").lower():
            end = "-->" if raw == "!--" else f"</{raw}"
            if raw not in last:
                last[raw] = -1 if raw == "plaintext" else low.rfind(end)
            place = -1
            if raw in NESTED:
                place = ends[raw].get(found.start(), -1)
            elif last[raw] >= found.end():
                place = low.find(end, found.end())
            stop = low.find(">", place) + 1 if place >= 0 else -1
            skipped = max(skipped, stop)
            yield found, stop or len(html)
        elif not found[0].endswith("/>") or (found["name"] or "").lower() == "hr":
            yield found, found.end()
