"""Elements in rendered HTML: find them by class, read their attributes, make them. Pure.

Nothing here parses HTML in full. Markdown, docutils and our plugins escape ``<``, ``>`` and quotes
in the values of attributes, and all of them in code; so a tag is what is between two angle
brackets. Its attributes may be in any order, and it may have more classes than the one looked for.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape, unescape

ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""",
)
NAME = re.compile(r"<([a-z][\w-]*)")


@dataclass(frozen=True, slots=True)
class Element:
    """An element in some HTML. One without an end tag goes on to the end of the HTML."""

    #: The HTML that it is in.
    html: str = field(repr=False)
    #: Where its opening tag begins, and where that ends.
    start: int
    inner_start: int
    #: Where its end tag begins, and where that ends.
    inner_end: int
    end: int
    #: The name of its tag.
    tag: str
    #: The attributes with their values unescaped; one without a value has "".
    attributes: Mapping[str, str]

    @property
    def inner(self) -> str:
        """The HTML between its tags."""
        return self.html[self.inner_start : self.inner_end]

    @property
    def opening(self) -> str:
        """Its opening tag."""
        return self.html[self.start : self.inner_start]

    @property
    def classes(self) -> list[str]:
        """Its classes, in their order."""
        return self.attributes.get("class", "").split()

    @property
    def is_closed(self) -> bool:
        """Whether it has an end tag."""
        return self.inner_end < self.end


@cache
def _tags_named(name: str) -> re.Pattern[str]:
    """Return the pattern of the tags of one name; an end tag has a slash as the group."""
    return re.compile(rf"<(/?){name}(?=[\s/>])[^>]*+(?:>|\Z)")


@cache
def _classes_named(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of an attribute with one of some classes.

    The space is a plain one: a pattern that begins with plain text is found ten times as fast.
    """
    return re.compile(rf""" class=["'](?:[^"'<>]*\s)?(?:{"|".join(names)})(?=[\s"'])""")


class _Ends:
    """Finds the ends of elements, asked for in order: no tag is looked at twice."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.known: dict[int, tuple[int, int]] = {}
        self.looked: dict[str, int] = {}

    def of(self, start: int, name: str) -> tuple[int, int]:
        """Return where the end tag of the element begins and ends."""
        if start >= self.looked.get(name, 0):
            self._look(start, name)
        nothing = len(self.html)
        return self.known.get(start, (nothing, nothing))

    def _look(self, start: int, name: str) -> None:
        """Match the tags of one name from a place on, until the element that begins there ends."""
        opened: list[int] = []
        self.looked[name] = len(self.html)
        for tag in _tags_named(name).finditer(self.html, start):
            if not tag[1]:
                opened.append(tag.start())
                continue
            self.known[opened.pop()] = tag.span()
            if not opened:
                self.looked[name] = tag.end()
                return


def find_tags(html: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield where each tag begins in which the pattern of an attribute matches, and the match."""
    at = 0
    for found in pattern.finditer(html):
        start = _tag_around(html, at, found.start())
        at = found.end()
        if start >= 0:
            yield start, found


def _tag_around(html: str, at: int, place: int) -> int:
    """Return where the tag begins that has an attribute at a place; -1 for a place in no tag.

    It is looked for no further back than ``at``, so that no text is searched twice.
    """
    start = html.rfind("<", at, place)
    in_tag = start >= 0 and html.find(">", start, place) < 0 and NAME.match(html, start)
    return start if in_tag else -1


def _element(html: str, start: int, ends: _Ends) -> Element:
    name = NAME.match(html, start)
    close = html.find(">", start)
    if not name or close < 0:
        return Element(html, start, len(html), len(html), len(html), "", {})
    attributes = read_attributes(html[name.end() : close])
    return Element(html, start, close + 1, *ends.of(start, name[1]), name[1], attributes)


def find_elements(html: str, *classes: str, having: Collection[str] = ()) -> Iterator[Element]:
    """Yield the elements with one of some classes and all of some attributes, in order."""
    if not (all(name in html for name in having) and (there := _only_there(html, classes))):
        return
    ends = _Ends(html)
    for start, _ in find_tags(html, _classes_named(there)):
        element = _element(html, start, ends)
        if element.attributes.keys() >= {*having}:
            yield element


def has_class(html: str, *classes: str) -> bool:
    """Return whether an element has one of some classes."""
    there = _only_there(html, classes)
    return bool(there) and any(True for _ in find_tags(html, _classes_named(there)))


def _only_there(html: str, classes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that are anywhere in the HTML: the search for fewer of them is faster."""
    return tuple(name for name in classes if name in html)


def has_attribute(html: str, name: str) -> bool:
    """Return whether an element may have an attribute: its name is written there."""
    return f" {name}=" in html


def element_at(html: str, start: int) -> Element:
    """Return the element whose opening tag begins at a place; its name is "" if there is none."""
    return _element(html, start, _Ends(html))


def element_with_id(html: str, name: str) -> Element | None:
    """Return the first element with an id."""
    written = f' id="{escape(name, quote=False).replace(chr(34), "&quot;")}"'
    at, place = 0, html.find(written)
    while place >= 0:
        if (start := _tag_around(html, at, place)) >= 0:
            return element_at(html, start)
        at = place + len(written)
        place = html.find(written, at)
    return None


def read_attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag, unescaped; of two with one name the first counts."""
    attributes: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE.findall(tag):
        attributes.setdefault(name, unescape(double or single or bare))
    return attributes


def write_attributes(attributes: Mapping[str, str | None]) -> str:
    """Return attributes as they are in a tag, each after a space; without those that are None."""
    return "".join(
        f' {name}="{escape(value)}"' for name, value in attributes.items() if value is not None
    )


def make_element(tag: str, attributes: Mapping[str, str | None], inner: str = "") -> str:
    """Return an element around some HTML; the values of its attributes are text."""
    return f"<{tag}{write_attributes(attributes)}>{inner}</{tag}>"
