"""Cut a rendered post into its sections, by plain string work. Pure.

It is cut only at headings that are in no list, quote or other block, so that each piece is balanced
HTML by itself. docutils' block around a section counts as part of its heading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..core.elements import element_at, read_attributes
from ..core.generated_markup import Class, is_left_out
from ..core.hypertext import (
    COMMENT,
    HEADING,
    Heading,
    content_pattern,
    drop_attributes,
    parse_headings,
)

REST_OF_TAG = r"""(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>"""
# What may be around a heading and must have an end tag.
CONTAINERS = (
    "article|aside|blockquote|details|dialog|div|dl|fieldset|figure|footer|form|header|main|nav|ol"
    "|section|table|ul"
)
BLOCK = re.compile(
    rf"""{COMMENT}
      | <(?P<opaque>math|pre|script|style|svg|template|textarea)\b
        {content_pattern("(?P=opaque)")}</(?P=opaque)>
      | {HEADING.pattern}
      | <(?P<end>/?)(?P<container>{CONTAINERS})\b{REST_OF_TAG}""",
    re.DOTALL | re.VERBOSE,
)
#: Where a block may begin. Nothing else is tried there, which would take several times as long.
MAYBE_BLOCK = re.compile(
    rf"<(?:!--|h[1-6]\b|/?(?:{CONTAINERS})\b|(?:math|pre|script|style|summary|svg|template|textarea)\b)"
)
MATH_ENDS = "</math>"
SHALLOW = re.compile(r"<(/?)h[12]\b")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a post."""

    heading: Heading
    #: The HTML in the heading.
    title: str
    #: The HTML after the heading.
    html: str
    #: The ids of all headings in the section, that of its own heading too.
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class CutPost:
    """A post in pieces."""

    #: The HTML before the first heading.
    lead: str
    sections: tuple[Section, ...]
    #: The HTML of the footnotes.
    notes: str


def cut(html: str) -> CutPost:
    """Cut a post at its headings up to h2; where it has none, at the highest that it has.

    Deeper headings stay where they are. An h1 or h2 inside a list or the like becomes an h3, for it
    is inside a section.
    """
    marks = list(_find_marks(html))
    highest = min((int(mark["depth"]) for mark in marks if mark["open"]), default=2)
    marks = [m for m in marks if not m["open"] or int(m["depth"]) <= max(2, highest)]
    lead, *ends = [*(mark.start() for mark in marks), len(html)]
    pieces = list(zip(marks, ends, strict=True))
    return CutPost(
        _below(html[:lead]),
        tuple(_section(mark, html[mark.end() : end]) for mark, end in pieces if mark["open"]),
        _below("".join(html[mark.start() : end] for mark, end in pieces if not mark["open"])),
    )


def _find_marks(html: str) -> Iterator[re.Match[str]]:
    """Yield the headings and the footnotes that are in no other block."""
    depth = 0
    for block in _find_blocks(html):
        if block["open"]:
            if not depth:
                yield block
            depth += bool(block["section"])
        elif block["end"]:
            depth = max(0, depth - 1)
        elif block["container"]:
            if not depth and _has_notes(block[0]):
                yield block
            depth += 1


def _find_blocks(html: str) -> Iterator[re.Match[str]]:
    """Yield each match of BLOCK, in order, but for formulas."""
    at = 0
    for maybe in MAYBE_BLOCK.finditer(html):
        start = maybe.start()
        if start < at:
            continue
        if maybe[0] == "<math":
            at = html.find(MATH_ENDS, start) + len(MATH_ENDS)
        elif block := BLOCK.match(html, start):
            at = block.end()
            yield block


def _has_notes(tag: str) -> bool:
    """Return whether a block holds notes: Markdown and docutils have several classes for it."""
    classes = read_attributes(tag).get("class", "").split()
    return any(name.startswith(Class.FOOTNOTE) for name in classes)


def _section(mark: re.Match[str], rest: str) -> Section:
    (heading,) = parse_headings(mark[0])
    around = mark["section"] or ""
    if "id" not in read_attributes(mark["open"]):
        around = drop_attributes(around, "id")  # it is the section's now
    rest = _without_links(rest)
    ids = frozenset(h.id for h in (heading, *parse_headings(rest)) if h.id)
    return Section(heading, mark["inner"], _below(around + rest), ids)


def _without_links(html: str) -> str:
    """Return what comes after a heading, without the links that only a post's own page needs."""
    rest = html.lstrip()
    while is_left_out("paper page", link := element_at(rest, 0)):
        html = rest[link.end :]
        rest = html.lstrip()
    return html


def _below(html: str) -> str:
    return SHALLOW.sub(r"<\1h3", html).strip()
