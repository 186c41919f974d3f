"""Read and change rendered HTML by plain string work: headings, formulas, text. Pure.

Nothing here parses HTML in full: Markdown and docutils escape all of it in code, and ``<`` and
``>`` in the values of attributes. `elements` finds elements by their classes.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html import escape, unescape

from .changes import Change, make_changes
from .elements import find_tags, read_attributes

BRACKET = re.compile("[<>]")


def content_pattern(name: str, space: str = "") -> str:
    """Return the pattern of what is in an element, from after its name to its end tag.

    In that there may be ``space``.

    An element that is never closed is given up where the next one of its name begins, so that
    many of them take no longer than one.
    """
    return rf"[^<]*+(?:<(?!/{name}{space}>|{name}\b)[^<]*+)*+"


def element_pattern(names: str) -> str:
    """Return the pattern of an element with one of some names, which is in none of its own."""
    every = names.split("|")
    return "|".join(rf"<{name}\b{content_pattern(name)}</{name}>" for name in every)


#: A pattern that begins with plain text is found ten times as fast as one of tags.
ID = re.compile(r'id="([^"]*)"')
#: A comment; one that is never closed goes on to the end.
COMMENT = r"<!--.*?(?:-->|\Z)"
HEADING = re.compile(
    rf"""{COMMENT} | {element_pattern("summary")}            # no headings of the text
      | (?P<section><(?:div|section)\b[^<>]*+>\s*+)?       # docutils has the id on the section
        (?P<open><h(?P<depth>[1-6])\b[^<>]*+>)
        (?P<inner>{content_pattern("h(?P=depth)")})</h(?P=depth)>""",
    re.DOTALL | re.VERBOSE,
)
#: Where a heading may begin. Nothing else is tried there, which would take ten times as long.
MAYBE_HEADING = re.compile(r"<(?:!--|summary\b|h[1-6]\b|div\b|section\b)")
TAG = re.compile(rf"{COMMENT}|<[^>]*+(?:>|\Z)", re.DOTALL)
MATHML = re.compile(element_pattern("math"))
#: The TeX in a formula, which browsers do not show.
ANNOTATION = re.compile(element_pattern("annotation"))
FORMULA = re.compile(
    rf"""{element_pattern("math")}                                    # MathML
      | <(?P<tag>span|div|tt|code)\b(?>[^<>]*?\bclass="math\b)[^<>]*+>  # TeX, marked up
        {content_pattern("(?P=tag)")}</(?P=tag)>
    """,
    re.VERBOSE,
)
# TeX that nothing has marked up: pandoc's rule for one dollar, any text between two.
BARE_TEX = re.compile(r"\$\$.+?\$\$|(?<![\\$])\$(?!\s)[^$]+?(?<![\s\\])\$(?!\d)", re.DOTALL)

#: The call of a note, as Markdown's "footnotes" writes it.
CALL = re.compile(
    rf"<sup\b[^<>]*+>\s*+<a\b(?>[^<>]*?footnote-ref)[^<>]*+>{content_pattern('sup')}</sup>"
)
LINK_TAG = re.compile(r"</?a(?:\s[^<>]*)?>")
LINK_IN_PAGE = re.compile(rf"""<a\b(?>[^<>]*?\bhref=["']#)[^<>]*+>({content_pattern("a")})</a>""")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a post."""

    #: 2 for h2.
    depth: int
    #: "" for none.
    id: str
    #: Its text without markup.
    text: str
    #: What its author wrote as ``{pair=…}``, None for nothing.
    pair: str | None = None
    #: What is in it.
    html: str = field(default="", compare=False)


def strip_tags(html: str) -> str:
    """Return the text of some HTML, with white space folded; of formulas, without their TeX."""
    return " ".join(unescape(TAG.sub("", ANNOTATION.sub("", html))).split())


def without_links(html: str) -> str:
    """Return some HTML without the tags of links: what is within a link can have none."""
    return LINK_TAG.sub("", html) if "<a" in html else html


def without_calls(html: str) -> str:
    """Return some HTML without the calls of its notes: their numbers are not part of the text."""
    return CALL.sub("", html)


def text_with_tex(html: str) -> str:
    """Return the text of some HTML with the TeX of its formulas: ``On $x^2$``."""
    return strip_tags(MATHML.sub(_tex_of, html))


def _tex_of(formula: re.Match[str]) -> str:
    head, annotation, tex = formula[0].partition("<annotation")
    tex = tex.partition(">")[2].partition("</annotation>")[0]
    return f"${tex}$" if annotation else head


def _heading(match: re.Match[str]) -> Heading | None:
    if match["open"] is None:
        return None
    own, around = read_attributes(match["open"]), read_attributes(match["section"] or "")
    text = strip_tags(without_calls(match["inner"]))
    id_ = own.get("id") or around.get("id", "")
    return Heading(int(match["depth"]), id_, text, own.get("data-pair"), match["inner"])


def find_headings(html: str) -> Iterator[re.Match[str]]:
    """Yield each match of HEADING, in order."""
    at = 0
    for maybe in MAYBE_HEADING.finditer(html):
        if maybe.start() >= at and (found := HEADING.match(html, maybe.start())):
            at = found.end()
            yield found


def parse_headings(html: str) -> list[Heading]:
    """Return the headings of a rendered post, in order."""
    return [heading for match in find_headings(html) if (heading := _heading(match))]


def insert_after_headings(html: str, render: Callable[[Heading], str]) -> str:
    """Return the HTML with ``render(heading)`` after each heading."""
    parts, at = [], 0
    for match in find_headings(html):
        if heading := _heading(match):
            parts += [html[at : match.end()], render(heading)]
            at = match.end()
    return "".join([*parts, html[at:]])


@cache
def _attribute_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"""\s(?:{"|".join(names)})=(?:"[^"<>]*"|'[^'<>]*')""")


def find_attributes(html: str, names: tuple[str, ...], start: int, end: int) -> Iterator[Change]:
    """Yield the changes that drop attributes between two places, each with the space before it."""
    bracket = None
    for found in _attribute_pattern(names).finditer(html, start, end):
        # In a tag the next bracket closes it. None is looked for twice: a text may have many.
        if bracket is None or bracket.start() < found.end():
            bracket = BRACKET.search(html, found.end())
            if bracket is None:
                return
        if bracket[0] == ">":
            yield *found.span(), ""


def drop_attributes(html: str, *names: str) -> str:
    """Return the HTML without some attributes."""
    there = tuple(name for name in names if f"{name}=" in html)
    return make_changes(html, find_attributes(html, there, 0, len(html))) if there else html


def find_ids(html: str) -> Iterator[tuple[int, str]]:
    """Yield where each tag begins that has an id, and the id."""
    for start, found in find_tags(html, ID):
        if html[found.start() - 1].isspace():  # and it is no data-id
            yield start, unescape(found[1])


def strip_ids(html: str) -> str:
    """Return the HTML without ids, and without the attributes that refer to one."""
    return drop_attributes(html, "id", "aria-labelledby")


def escape_title(text: str) -> str:
    """Return the HTML of a title, which Pelican takes for HTML; entities stay what they are."""
    return re.sub(r"&amp;(#?\w+;)", r"&\1", escape(text, quote=False))
