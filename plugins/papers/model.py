"""What a theme finds as ``both`` on the page with the two posts of a pair side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..core.posts import LEVELS
from .cutting import CutPost, Section
from .rows import SectionRow


@dataclass(frozen=True, slots=True)
class PanelPart:
    """A section in a panel."""

    #: The id of its heading.
    id: str
    #: HTML; "" where the title of the row is enough.
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One post's side of a row."""

    #: The half of the pair that the post is.
    half: Any
    parts: tuple[PanelPart, ...]
    #: Whether the other post has no such section.
    only: bool = False


@dataclass(frozen=True, slots=True)
class PanelRow:
    """Panels side by side, the overview's first."""

    #: "lead" for what comes before the first headings, "section", or "notes" for the footnotes.
    kind: str
    #: The title of a section as HTML; "" for any other kind.
    title: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Both:
    """The page with both posts of a pair."""

    #: Addresses from the site's root.
    url: str
    save_as: str
    #: The pair as its overview sees it.
    pair: Any
    rows: tuple[PanelRow, ...] = ()

    @property
    def lang(self) -> str:
        """The language of the page: the overview's."""
        return str(self.pair.overview.article.lang)


def make_rows(
    pair: Any, posts: dict[str, CutPost], arranged: list[SectionRow]
) -> Iterator[PanelRow]:
    """Yield the rows of a page; ``posts`` has the two posts by level."""
    halves = {"overview": pair.overview, "math": pair.math}
    for kind in ("lead", "section", "notes"):
        if kind == "section":
            yield from (_section_row(halves, row) for row in arranged)
        else:
            loose = {level: getattr(posts[level], kind) for level in LEVELS}
            panels = [
                Panel(halves[lv], (PanelPart("", "", html),)) for lv, html in loose.items() if html
            ]
            if panels:
                yield PanelRow(kind, "", tuple(panels))


def _section_row(halves: dict[str, Any], row: SectionRow) -> PanelRow:
    first = (row.overview or row.math)[0]
    only = not (row.overview and row.math)
    sides = {"overview": row.overview, "math": row.math}
    panels = [
        Panel(halves[level], tuple(_part(section, first) for section in sections), only)
        for level, sections in sides.items()
        if sections
    ]
    return PanelRow("section", first.title, tuple(panels))


def _part(section: Section, first: Section) -> PanelPart:
    # The same title again is left out, unless a link leads to something in it.
    same = section.heading.text == first.heading.text and " id=" not in section.title
    title = "" if section is first or same else section.title
    return PanelPart(section.heading.id, title, section.html)
