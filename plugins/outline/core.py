"""The sections of a text, as its table of contents lists them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from ..core.generated_markup import strip_for
from ..core.hypertext import Heading, parse_headings, without_links


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section in a table of contents."""

    id: str
    #: HTML that may be in a link.
    title: str
    #: The sections in it, one level deep.
    parts: tuple["OutlineSection", ...] = ()


def parse_outline(html: str) -> tuple[OutlineSection, ...]:
    """Return the sections of a rendered post, with those one level below them.

    Headings without an id cannot be linked to, and are left out.
    """
    headings = [heading for heading in parse_headings(html) if heading.id]
    if not headings:
        return ()
    top = min(heading.depth for heading in headings)
    groups: list[list[Heading]] = []
    for heading in headings:
        if heading.depth == top or not groups:
            groups.append([heading])
        elif heading.depth == top + 1:
            groups[-1].append(heading)
    return tuple(_section(first, rest) for first, *rest in groups)


def _section(heading: Heading, parts: Iterable[Heading] = ()) -> OutlineSection:
    title = without_links(strip_for("excerpt", heading.html)).strip()
    return OutlineSection(heading.id, title, tuple(map(_section, parts)))


class OutlinedContent(Protocol):
    """What templates find on each article and page."""

    #: Its sections, for a table of contents.
    outline: tuple[OutlineSection, ...]
