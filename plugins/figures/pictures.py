"""The picture of a post in a list: the one that its header names, else the first in its text."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pelican.contents import Content

from ..core.elements import find_elements, read_attributes
from ..core.generated_markup import Class
from ..core.html import derive
from ..core.links import LINK, find_target, folder_of
from ..core.named_files import find_named_file, named_picture
from .drawings import TAG, DrawnFile, draw_files, find_svg_sources
from .svg_limits import MOST_CHARACTERS

#: What browsers show; no picture of another host is on a page of ours.
SUFFIXES = frozenset((".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"))
#: A picture that is smaller, in pixels, is an icon.
LEAST = 64
#: A larger file is not read to be drawn.
MOST_BYTES = 4 * MOST_CHARACTERS


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the site."""

    #: The file, as Pelican has it.
    file: Any
    #: In pixels, 0 where the author gives none.
    width: int = 0
    height: int = 0

    @property
    def url(self) -> str:
        """The address from the site's root.

        Not before pages are rendered: ``{attach}`` moves no file that was asked for it.
        """
        return str(self.file.url)


class PicturedContent(Protocol):
    """What templates find on each article and page."""

    #: Its picture for lists, None for none.
    picture: Picture | None
    #: The SVG files in its text that its page may draw.
    drawings: tuple[DrawnFile, ...]


def find_pictures(html: str) -> tuple[tuple[str, int, int], ...]:
    """Return the files of the first pictures of a text that are no icons, with width and height.

    Of frames the last is the first, since what they lead to shows more than what they begin with.
    """
    found: list[tuple[str, int, int]] = []
    frames = next(find_elements(html, Class.FRAMES), None)
    tags = list(TAG.finditer(html))
    if frames and (inner := [t for t in tags if frames.start < t.start() < frames.end]):
        before = [tag for tag in tags if tag.start() < frames.start]
        tags = [*before, *inner[::-1], *tags[len(before) + len(inner) :]]
    for tag in tags:
        attributes = read_attributes(tag[1])
        width, height = _number(attributes.get("width")), _number(attributes.get("height"))
        if LINK.fullmatch(attributes.get("src", "")) and not 0 < max(width, height) < LEAST:
            found.append((attributes["src"], width, height))
        if len(found) == 3:  # one may be missing
            break
    return tuple(found)


def picture_of(content: Content, context: Mapping[str, Any]) -> Picture | None:
    """Return the picture of a content; None for none."""
    _, named = named_picture(content)
    if named and (picture := _shown(find_named_file(named, content, context))):
        return picture
    for source, width, height in derive(content, find_pictures):
        if picture := _shown(_file_of(source, content, context), width, height):
            return picture
    return None


def drawings_of(content: Content, context: Mapping[str, Any]) -> tuple[DrawnFile, ...]:
    """Return the drawings that the page of a content may have in place of its SVG files."""
    sources = derive(content, find_svg_sources)
    files = [file for one in sources if (file := _file_of(one, content, context))]
    drawn = derive(content, draw_files, tuple(map(_text_of, files))) if files else ()
    found = zip(files, drawn, strict=True)
    return tuple(DrawnFile(file, drawing) for file, drawing in found if drawing)


def _file_of(source: str, content: Content, context: Mapping[str, Any]) -> Any:
    """Return the file that a picture shows; None for one of another site, or none."""
    link = LINK.fullmatch(source)
    if not link or link["what"] not in ("static", "attach", "filename"):
        return None
    return find_target(link["value"], "static", folder_of(content), context)


def _text_of(file: Any) -> str:
    path = Path(file.source_path)
    try:
        return path.read_text(encoding="utf-8") if path.stat().st_size <= MOST_BYTES else ""
    except (OSError, UnicodeError):
        return ""


def _shown(file: Any, width: int = 0, height: int = 0) -> Picture | None:
    if file is None or Path(file.source_path).suffix.lower() not in SUFFIXES:
        return None
    return Picture(file, width, height)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 0
