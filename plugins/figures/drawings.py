"""The SVG files of a text, drawn on its page: they follow its light and dark, and its tokens. Pure.

The text itself keeps its ``img``: feeds, previews, cards, search and other themes show a file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from ..core.changes import make_changes
from ..core.elements import find_elements, read_attributes, write_attributes
from ..core.generated_markup import Class
from ..core.hypertext import strip_tags
from .svg_cleaning import PREFIX, SvgDrawing, clean_svg

TAG = re.compile(r"<img\b([^<>]*)>")
PLACE = re.compile(r"</?(?:picture|figure|figcaption)\b[^<>]*>|<img\b([^<>]*)>")
#: Attributes of the ``img`` that a drawing has, too.
KEPT = ("id", "class", "width", "height", "lang", "dir")


@dataclass(frozen=True, slots=True)
class DrawnFile:
    """A file that a text shows, and its drawing."""

    #: The file, as Pelican has it.
    file: Any
    drawing: SvgDrawing

    @property
    def url(self) -> str:
        """The address from the site's root, once pages are rendered: see Picture."""
        return str(self.file.url)


def find_svg_sources(html: str) -> tuple[str, ...]:
    """Return the sources of the pictures that are SVG files, each once."""
    if ".svg" not in html:
        return ()
    found = (read_attributes(tag[1]).get("src", "") for tag in TAG.finditer(html))
    return tuple(dict.fromkeys(one for one in found if one.endswith(".svg")))


def draw_files(_html: str, texts: Sequence[str]) -> tuple[SvgDrawing | None, ...]:
    """Return the drawings of the texts of some files, None for what cannot be drawn."""
    return tuple(clean_svg(text) for text in texts)


def with_drawings(html: str, files: Sequence[DrawnFile], siteurl: str, prefix: str = "") -> str:
    """Return the HTML of a text with drawings in place of the pictures of these files.

    ``prefix`` is what all ids of the text begin with, where it is one of several on a page.
    """
    if not files:
        return html
    drawings = {f"{siteurl}/{one.url}": one.drawing for one in files}
    places = [(place, drawings[place.attributes["src"]]) for place in _find_places(html, drawings)]
    names = (f"{prefix}{Class.DRAWING}-{number}-" for number in range(1, len(places) + 1))
    return make_changes(
        html,
        [
            (place.start, place.end, _draw(place, drawing, name))
            for (place, drawing), name in zip(places, names, strict=True)
        ],
    )


@dataclass(slots=True)
class _Place:
    start: int
    end: int
    attributes: Mapping[str, str]
    #: What its caption calls it.
    caption: str = ""


def _find_places(html: str, drawings: Mapping[str, SvgDrawing]) -> Iterator[_Place]:
    """Yield the pictures with a drawing; one with several sources stays what it is."""
    waiting: list[_Place] = []
    caption_start, is_in_picture = -1, False
    for found in PLACE.finditer(html):
        tag = found[0]
        if tag.startswith("<img"):
            attributes = read_attributes(found[1])
            if attributes.get("src") in drawings and not is_in_picture:
                waiting.append(_Place(*found.span(), attributes))
        elif tag.startswith(("<picture", "</picture")):
            is_in_picture = tag[1] != "/"
        elif tag.startswith("<figcaption"):
            caption_start = found.end()
        elif tag.startswith("</figcaption") and caption_start >= 0:
            name = _name_in(html[caption_start : found.start()])
            for place in waiting:
                place.caption = name
            caption_start = -1
        else:
            yield from waiting
            waiting = []
    yield from waiting


def _name_in(caption: str) -> str:
    """Return "Figure 2", else the words of a caption, if they are only words: it is a text."""
    label = next(find_elements(caption, Class.CAPTION_LABEL), None)
    words = label.inner if label else "" if "<math" in caption else caption
    return strip_tags(words).removesuffix(".")


def _draw(place: _Place, drawing: SvgDrawing, prefix: str) -> str:
    own = place.attributes
    alt = own.get("alt", "")
    title = place.caption or own.get("title", "") or alt
    desc = alt if alt != title else ""
    kept = {name: own[name] for name in KEPT if own.get(name)}
    kept["class"] = f"{Class.DRAWING} {kept.get('class', '')}".strip()
    if "width" not in kept and "height" not in kept:
        kept |= {"width": drawing.width, "height": drawing.height}
    named: dict[str, str | None] = {
        "viewBox": drawing.box,
        "role": "img" if title else None,
        "aria-labelledby": f"{prefix}title" if title else None,
        "aria-describedby": f"{prefix}desc" if desc else None,
        "aria-hidden": None if title else "true",
    }
    inside = drawing.inner.replace(PREFIX, prefix)
    if desc:
        inside = f'<desc id="{prefix}desc">{escape(desc, quote=False)}</desc>{inside}'
    if title:
        inside = f'<title id="{prefix}title">{escape(title, quote=False)}</title>{inside}'
    attributes = write_attributes({k: v for k, v in kept.items() if v}) + write_attributes(named)
    return f"<svg{attributes}{drawing.attributes.replace(PREFIX, prefix)}>{inside}</svg>"
