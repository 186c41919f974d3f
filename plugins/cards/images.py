"""The picture that an author names for a post: ``Image:``, or what other themes call it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pelican.contents import Content

from ..core.diagnostics import Problem, in_header, nearest
from ..core.fields import text_field
from ..core.hypertext import strip_tags
from ..core.named_files import find_named_file, named_picture

#: What other sites can show.
TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
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
    name, value = named_picture(content)
    if not value:
        return None
    alt = text_field(content, "image_alt") or strip_tags(content.title)
    if re.match(r"https?://", value):
        return Image(value, alt)
    file = find_named_file(value, content, context)
    problem = Problem("card-image", content.source_path, "", near=in_header(name))
    if file is None:
        path = value.rpartition("}")[2].lstrip("/")
        hint = nearest(path, context["static_content"])
        hint = hint.replace('mean "', f'mean "{value.removesuffix(path)}')
        return _with(problem, f'there is no file "{value}" for the card', hint)
    kind = TYPES.get(Path(file.source_path).suffix.lower(), "")
    if not kind:
        return _with(problem, f'the card cannot be "{value}"', HINT)
    return Image(file.url, alt, *_size(file.source_path), kind)


def _with(problem: Problem, text: str, hint: str) -> Problem:
    return Problem(problem.rule, problem.path, text, hint, problem.near)


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
