"""What a part of a post refers to besides statements, shown before it. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from ..core.elements import element_at, make_element
from ..core.generated_markup import Class
from ..core.hypertext import find_ids
from ..previews import cut_excerpt, find_anchors

#: A link within the page, and what the ids of that post begin with.
INSIDE = re.compile(r' href="#((s\d+--)[^"<>]*)"')
#: A section, or the heading of one.
OTHER = re.compile(r"<(?:h\d|section)\b")
#: How far before a place the element may begin that has it: an error is folded.
NEAR = 400


def _is_correction(html: str, place: int) -> bool:
    element = element_at(html, place)
    if Class.CORRECTION in element.classes:
        return True
    start = html.rfind(f'<div class="{Class.CORRECTION}', max(0, place - NEAR), place)
    return start >= 0 and Class.CORRECTION in element_at(html, start).classes


@dataclass(frozen=True, slots=True)
class GivenFrom:
    """A post of which parts are on a page."""

    html: str
    #: Gives a part of it its ids and links on the page.
    finish: Callable[[str], str]


def _id_of(fragment: str) -> str:
    """Return the id to which a link leads, from the address as it is written."""
    return unquote(unescape(fragment))


class Given:
    """What the statements of a page refer to besides statements: displays, figures, sections."""

    def __init__(self, sources: dict[str, GivenFrom]) -> None:
        #: The posts, by what their ids begin with on the page.
        self.sources = sources
        self.anchors = {prefix: find_anchors(one.html) for prefix, one in sources.items()}
        self.present: set[str] = set()

    def add(self, html: str) -> None:
        """Keep that the ids of some HTML are on the page."""
        self.present.update(name for _, name in find_ids(html))

    def _is_small(self, prefix: str, place: int) -> bool:
        """Return whether what begins at a place is no section, in which other statements may be.

        What was wrong in a post is no part of a proof either.
        """
        page = self.sources[prefix].html
        return not OTHER.match(page, place) and not _is_correction(page, place)

    def missing(self, html: str) -> str:
        """Return what a part of the page refers to that is nowhere else on it; it is then."""
        excerpts = []
        for name, prefix in dict.fromkeys(INSIDE.findall(html)):
            id_ = _id_of(name)
            place = self.anchors.get(prefix, {}).get(id_.removeprefix(prefix))
            if id_ not in self.present and place is not None and self._is_small(prefix, place):
                source = self.sources[prefix]
                excerpt = source.finish(cut_excerpt(source.html, place))
                self.add(excerpt)
                self.present.add(id_)
                kept = f' id="{name}"' not in excerpt
                attributes = {"class": Class.GIVEN, "id": name if kept else None}
                excerpts.append(make_element("div", attributes, excerpt))
        return "\n".join(excerpts)

    def lead_out(self, html: str, addresses: dict[str, str]) -> str:
        """Return HTML whose links to what is not on the page lead to the post.

        ``addresses`` has those of posts by what their ids begin with.
        """

        def changed(match: re.Match[str]) -> str:
            name, prefix = match.groups()
            if _id_of(name) in self.present or prefix not in addresses:
                return match[0]
            return f' href="{addresses[prefix]}#{name.removeprefix(prefix)}"'

        return INSIDE.sub(changed, html)
