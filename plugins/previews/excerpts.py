"""Cut out of a post's HTML what a link leads to, and adapt it to any other page. Pure."""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from urllib.parse import quote, unquote, urljoin

from ..core.elements import (
    Element,
    element_at,
    find_elements,
    make_element,
    read_attributes,
    write_attributes,
)
from ..core.generated_markup import Class, Data, is_left_out, strip_for
from ..core.hypertext import drop_attributes, find_ids

#: How many blocks of a section a preview shows below its heading.
BLOCKS = 4
TAG = re.compile(r"<[a-z][^<>]*>")
#: What every tag has that leads somewhere: few have it, so it is looked for first.
ADDRESSED = re.compile(r'(?:href|src|poster)="')
#: A place in the post itself, as it is written most often.
PLACE = re.compile(r"#[\w:.%-]+")
SPACE = re.compile(r"(?:\s++|<!--.*?-->)*+", re.DOTALL)
ADDRESS = re.compile(r'\s(href|src|poster)="([^"{|][^"]*)"')
HEADINGS = {f"h{depth}" for depth in range(1, 7)}
INSIDE_ONLY = {"li", "dt", "dd", "td", "th"}
#: The parts at the end of a post, which belong to none of its sections.
ENDS = {Class.FOOTNOTE, Class.CORRECTIONS, Class.REFERENCES}
#: What has a preview of its own.
REFERENCES = {Class.REF, Class.CITATION, Class.FOOTNOTE_REF}
#: Ids, attributes that point at one, and those with a meaning in the post only: the page that shows
#: the preview may have the same ids.
OWN = ("id", "aria-labelledby", Data.PAIR, Data.LINE, Data.FOR, Data.OF)


def address_of(file: str, label: str) -> str:
    """Return the address of the preview of a label, "" for the post as a whole, in its file."""
    return f"{file}#{quote(label)}" if label else file


def find_anchors(html: str) -> dict[str, int]:
    """Return where each element with an id begins; of two with one id, the first."""
    anchors: dict[str, int] = {}
    for start, name in find_ids(html):
        anchors.setdefault(name, start)
    return anchors


def cut_excerpt(html: str, start: int) -> str:
    """Return the excerpt for the element that begins at ``start``, without proofs and permalinks.

    For a section it is the heading and the first blocks, for a row of a display the whole display,
    for a note or an entry of a list its contents.
    """
    element = element_at(html, start)
    if _is_section(element):
        element = element_at(html, _skip_space(html, element.inner_start))
    if element.tag in HEADINGS:
        return _beginning(element)
    if element.tag in ("mtd", "mtr"):
        element = _display_around(element)
    if element.tag in INSIDE_ONLY:
        return strip(f"<div>{element.inner}</div>")
    if Class.RUNG_BODY in element.classes:
        return _with_name(element)
    shown = html[element.start : element.end]
    if element.tag == "details" and "open" not in element.attributes:
        shown = shown.replace("<details", "<details open", 1)
    return strip(shown)


def _is_section(element: Element) -> bool:
    """Return whether an element is a section of a text, and not a statement."""
    return element.tag == "section" and Data.KIND not in element.attributes


def _skip_space(html: str, place: int) -> int:
    return SPACE.match(html, place).end()  # type: ignore[union-attr]


def _display_around(row: Element) -> Element:
    """Return the display that a row with a number is in."""
    displays = find_elements(row.html[: row.start], Class.EQUATION)
    start = max((display.start for display in displays), default=row.start)
    return element_at(row.html, start)


def _with_name(body: Element) -> str:
    """Return what a step of a proof holds, with the line before it, which names it."""
    html = body.html
    start = html.rfind("<summary", 0, body.start)
    name = element_at(html, start).inner if start >= 0 else ""
    title = make_element("p", {"class": Class.PREVIEW_TITLE}, name)
    return strip(f"<div>{title}\n{body.inner}</div>")


def _beginning(heading: Element) -> str:
    """Return a heading and the first blocks of its section."""
    html, title = heading.html, make_element("p", {"class": Class.PREVIEW_TITLE}, heading.inner)
    blocks = [title]
    end = heading.end
    while len(blocks) <= BLOCKS:
        block = element_at(html, _skip_space(html, end))
        ends_here = block.tag in HEADINGS or _is_section(block) or ENDS.intersection(block.classes)
        if ends_here or not block.tag:
            break
        end = block.end
        if not is_left_out("preview", block):
            blocks.append(html[block.start : end])
    return strip_for("preview", "\n".join(blocks))


def strip(html: str) -> str:
    """Return an element without what is left out of previews; the element itself stays."""
    inside = html.find(">") + 1
    return html[:inside] + strip_for("preview", html[inside:])


def find_references(excerpt: str) -> list[str]:
    """Return the ids in its own post to which the references of an excerpt lead."""
    names = (_referred(tag[0]) for tag in _find_addressed(excerpt))
    return [name for name in names if name]


def _find_addressed(html: str) -> Iterator[re.Match[str]]:
    """Yield the tags that have an address, as TAG matches them."""
    at = 0
    for found in ADDRESSED.finditer(html):
        if found.start() >= at and (start := html.rfind("<", at, found.start())) >= 0:
            tag = TAG.match(html, start)
            if tag and tag.end() > found.start():
                yield tag
                at = tag.end()


def _referred(tag: str) -> str:
    """Return the id in its own post to which a reference leads, "" for any other tag."""
    if 'href="#' not in tag:  # a fast way out: most tags have none
        return ""
    attributes = read_attributes(tag)
    is_reference = REFERENCES.intersection(attributes.get("class", "").split())
    return unquote(attributes["href"][1:]) if is_reference else ""


def relocate(html: str, page: str, preview_of: Callable[[str], str]) -> str:
    """Return HTML of a post whose links work on any page: with full addresses.

    ``page`` is the address of the post; ``preview_of`` returns the address of the preview of an id,
    or "". Pelican's own links, with braces, stay as they are.
    """
    # Most links are to a place in the post itself, with which little has to be done.
    is_plain = urljoin(page, "#x") == f"{page}#x"

    def join(match: re.Match[str]) -> str:
        value = unescape(match[2])
        plain = is_plain and PLACE.fullmatch(value)
        address = f"{page}{value}" if plain else urljoin(page, value)
        return f' {match[1]}="{escape(address)}"'

    parts, at = [], 0
    for tag in _find_addressed(html):
        name = _referred(tag[0])
        changed = add_preview(ADDRESS.sub(join, tag[0]), preview_of(name) if name else "")
        parts += [html[at : tag.start()], changed]
        at = tag.end()
    return "".join([*parts, html[at:]])


def without_names(excerpt: str) -> str:
    """Return an excerpt without ids and all else that has a meaning in its post only."""
    return drop_attributes(excerpt, *OWN)


def add_preview(tag: str, address: str) -> str:
    """Return the tag of a link with the address of its preview, if there is one."""
    return f"{tag[:-1]}{write_attributes({Data.PREVIEW: address})}>" if address else tag
