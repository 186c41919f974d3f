"""The picture that an author names for a post: ``Image:``, or what other themes call it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pelican.contents import Content

from ..core.diagnostics import Problem, in_header, nearest
from ..core.documents import get_document
from ..core.fields import text_field
from ..core.hypertext import strip_tags
from ..core.links import find_target

#: The first that a header has counts.
FIELDS = ("image", "og_image", "featured_image", "cover")
#: What other sites can show.
TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
IN_BRACES = re.compile(r"[{|](?P<what>static|attach|filename)[}|](?P<path>.*)")
HINT = "other sites show PNG, JPEG, GIF and WebP"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture for other sites."""

    #: An address, or a path from the site's root.
    url: str
    #: What it shows, in words.
    alt: str
    #: In pixels, 0 where the size is not known.
    width: int = 0
    height: int = 0
    #: The media type, "" where it is not known.
    type: str = ""


def find_image(content: Content, context: Mapping[str, Any]) -> Image | Problem | None:
    """Return the picture that a content's header names, None if it names none."""
    metadata = content.metadata
    fields = get_document(metadata).fields
    if not any(name in metadata or name in fields for name in FIELDS):
        return None  # as for nearly all
    name = next((name for name in FIELDS if text_field(content, name)), "")
    value = text_field(content, name)
    if not value:
        return None
    alt = text_field(content, "image_alt") or strip_tags(content.title)
    if re.match(r"https?://", value):
        return Image(value, alt)
    file = _find_file(value, content, context)
    problem = Problem("card-image", content.source_path, "", near=in_header(name))
    if file is None:
        hint = nearest(value, context["static_content"])
        return _with(problem, f'there is no file "{value}" for the card', hint)
    kind = TYPES.get(Path(file.source_path).suffix.lower(), "")
    if not kind:
        return _with(problem, f'the card cannot be "{value}"', HINT)
    return Image(file.url, alt, *_size(file.source_path), kind)


def _with(problem: Problem, text: str, hint: str) -> Problem:
    return Problem(problem.rule, problem.path, text, hint, problem.near)


def _find_file(value: str, content: Content, context: Mapping[str, Any]) -> Any:
    """Return the static file of ``{static}…``, or of a path from the site's or content's root."""
    if found := IN_BRACES.match(value):
        return find_target(found["path"], "static", content.relative_dir, context)
    files = context["static_content"]
    name = value.lstrip("/")
    return files.get(name) or next((file for file in files.values() if file.url == name), None)


def _size(path: str) -> tuple[int, int]:
    """Return the width and height of a picture, 0 where Pillow does not know."""
    try:
        from PIL import Image as Pillow  # noqa: PLC0415

        with Pillow.open(path) as picture:
            width, height = picture.size
            return width, height
    except (ImportError, OSError, ValueError):
        return 0, 0


class ContentWithCard(Protocol):
    """What templates find on each article and page."""

    #: Its picture for other sites; None where it has none.
    card: Image | None
    #: Where that is, "" where there is none.
    card_url: str
    #: What it shows, in words.
    card_alt: str
