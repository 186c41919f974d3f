"""A file that a header names: ``{static}…``, or a path from the root of the site or of contents."""

import re
from collections.abc import Mapping
from typing import Any

from pelican.contents import Content

from .documents import get_document
from .fields import text_field
from .links import find_target

#: The fields that name a picture, as other themes call it, too: the first one counts.
PICTURE_FIELDS = ("image", "og_image", "featured_image", "cover")
IN_BRACES = re.compile(r"[{|](?P<what>static|attach|filename)[}|](?P<path>.*)")


def named_picture(content: Content) -> tuple[str, str]:
    """Return the field that names a picture, and what is in it; twice "" for none."""
    metadata = content.metadata
    fields = get_document(metadata).fields
    if not any(name in metadata or name in fields for name in PICTURE_FIELDS):
        return "", ""  # as for nearly all
    name = next((name for name in PICTURE_FIELDS if text_field(content, name)), "")
    return name, text_field(content, name) if name else ""


def find_named_file(value: str, content: Content, context: Mapping[str, Any]) -> Any:
    """Return the static file that a content's header names; None for none."""
    if found := IN_BRACES.match(value):
        return find_target(found["path"], "static", content.relative_dir, context)
    if beside := find_target(value, "static", content.relative_dir, context):
        return beside
    files = context["static_content"]
    name = value.lstrip("/")
    return files.get(name) or next((file for file in files.values() if file.url == name), None)
