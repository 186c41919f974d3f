"""Cut out of a post's HTML what a link leads to, and make it right for any page. Pure."""

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import unquote, urljoin

from ..core.html import element_end

#: Of a section, its heading and so many blocks.
BLOCKS = 4
ANCHOR = re.compile(r'<[a-z][\w-]*\b[^<>]*?\sid="([^"]*)"[^<>]*>')
TAG = re.compile(r"<[a-z][^<>]*>")
NAME = re.compile(r"<([a-z][\w-]*)\b")
SPACE = re.compile(r"(?:\s|<!--.*?-->)*", re.DOTALL)
SECTION = re.compile(r"<(?:section\b(?![^>]*\bdata-kind=)|h[1-6]\b)")
# What a post ends in belongs to none of its sections.
END = re.compile(r'<[a-z]+\b[^<>]*\sclass="(?:docutils )?(?:footnote|corrections|references)[ "]')
# What belongs to its place in the post: proofs, permalinks, ways back, links to the other half.
LEFT_OUT = re.compile(
    r'<(?:details|span|a|p|small)\b[^<>]*\bclass="(?:[^"]* )?(?:proof|proof-links|theorem-links'
    r"|permalink|headerlink|citation-backlinks|footnote-backref|pair-section-line|report-line)"
    r'(?: [^"]*)?"'
)
# Of the post's own, or pointing at an id: an id may stand in the page that shows the preview.
OWN = re.compile(r'\s(?:id|aria-labelledby|data-(?:pair|line|for|of))="[^"]*"')
ADDRESS = re.compile(r'\s(href|src|poster)="([^"{|][^"]*)"')
REFERENCE = re.compile(r'\bclass="(?:[^"]* )?(?:ref|citation|footnote-ref)(?: [^"]*)?"')
IN_PAGE = re.compile(r'\shref="#([^"]+)"')
INSIDE_ONLY = {"li", "dt", "dd", "td", "th"}


def find_anchors(html: str) -> dict[str, int]:
    """Return where each element with an id begins; of two with one id, the first."""
    anchors: dict[str, int] = {}
    for match in ANCHOR.finditer(html):
        anchors.setdefault(unescape(match[1]), match.start())
    return anchors


def cut_excerpt(html: str, start: int) -> str:
    """Return what shows the element that begins at ``start``, without its proofs and permalinks.

    A section is shown by its heading and first blocks, a row of a display by the whole of it, a
    note or an entry of a list by what is in it.
    """
    name = NAME.match(html, start)
    tag = name[1] if name else ""
    if tag == "section" and SECTION.match(html, start):
        start = SPACE.match(html, html.index(">", start) + 1).end()  # type: ignore[union-attr]
        name = NAME.match(html, start)
        tag = name[1] if name else ""
    if re.fullmatch("h[1-6]", tag):
        return _beginning(html, start)
    if tag in ("mtd", "mtr"):
        start = max(html.rfind('<span class="equation"', 0, start), 0)
    end = element_end(html, start)
    if tag in INSIDE_ONLY:
        html = f"<div>{html[html.index('>', start) + 1 : html.rindex('<', start, end)]}</div>"
        return strip(html)
    if tag == "details" and " open" not in html[start : html.index(">", start)]:
        return strip(f"<details open{html[start + len('<details') : end]}")
    return strip(html[start:end])


def _beginning(html: str, start: int) -> str:
    """Return a heading and the first blocks of its section."""
    end = element_end(html, start)
    inner = html[html.index(">", start) + 1 : html.rindex("<", start, end)]
    blocks = [strip(f'<p class="preview-title">{inner}</p>')]
    while len(blocks) <= BLOCKS:
        start = SPACE.match(html, end).end()  # type: ignore[union-attr]
        if any(stop.match(html, start) for stop in (SECTION, END)) or not NAME.match(html, start):
            break
        end = element_end(html, start)
        if not LEFT_OUT.match(html, start):
            blocks.append(strip(html[start:end]))
    return "\n".join(blocks)


def strip(html: str) -> str:
    """Return an element without what is left out of previews; the element itself stays."""
    kept, at = [], 0
    while found := LEFT_OUT.search(html, max(at, 1)):
        kept.append(html[at : found.start()])
        at = element_end(html, found.start())
    return "".join([*kept, html[at:]])


def find_references(excerpt: str) -> list[str]:
    """Return the ids in its own post to which the references of an excerpt lead."""
    return [
        unquote(unescape(link[1]))
        for tag in TAG.findall(excerpt)
        if REFERENCE.search(tag) and (link := IN_PAGE.search(tag))
    ]


def relocate(excerpt: str, page: str, preview_of: Callable[[str], str]) -> str:
    """Return an excerpt as it can stand on any page: without ids, its links right from there.

    ``page`` is the address of the post; ``preview_of`` has that of an id's preview, or "".
    Pelican's own links, with braces, stay as they are.
    """

    def amend(match: re.Match[str]) -> str:
        tag = OWN.sub("", match[0])
        link = IN_PAGE.search(tag)
        preview = preview_of(unquote(unescape(link[1]))) if link and REFERENCE.search(tag) else ""
        return add_preview(ADDRESS.sub(join, tag), preview)

    def join(match: re.Match[str]) -> str:
        return f' {match[1]}="{escape(urljoin(page, unescape(match[2])))}"'

    return TAG.sub(amend, excerpt)


def add_preview(tag: str, address: str) -> str:
    """Return the tag of a link with the address of its preview, if there is one."""
    return f'{tag[:-1]} data-preview="{escape(address)}">' if address else tag
