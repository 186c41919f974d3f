"""What Pelican asks each content for several times, and what is expensive, is found once."""

from collections.abc import Callable
from copy import copy
from functools import partial

from pelican.contents import Content, Static

from ..core.html import derive
from ..core.pelican_api import find_tags_with_static_links
from .bundles import files_in_header


def remember_links(content: Content) -> None:
    """Have a content answer from what is remembered of it."""
    if not isinstance(content, Static):
        keep_relative_path(content)
        set_static_links(content, _tags_with_static_links)


def _tags_with_static_links(content: Content) -> str:
    pattern = content.settings["INTRASITE_LINK_REGEX"]
    found = derive(content, find_tags_with_static_links, pattern)
    return found + files_in_header(content)


def set_static_links(content: Content, find: Callable[[Content], str]) -> None:
    """Have Pelican look for links to static files in ``find(content)``.

    ``Content.get_static_links`` looks through the whole HTML, with a pattern that is expensive.
    """
    content.get_static_links = partial(_get_static_links, content, find)


def _get_static_links(content: Content, find: Callable[[Content], str]) -> set[str]:
    html = find(content)
    if not html:
        return set()
    looked_through = copy(content)
    del looked_through.get_static_links
    vars(looked_through)["_content"] = html
    found: set[str] = looked_through.get_static_links()
    return found


def keep_relative_path(content: Content) -> None:
    """Have the path of a content worked out once: Pelican needs it for each address."""
    own, known = content.source_path, content.relative_source_path

    def get_relative_source_path(source_path: str | None = None) -> str:
        if source_path or content.source_path != own:
            found: str = Content.get_relative_source_path(content, source_path)
            return found
        return str(known)

    if known is not None:
        content.get_relative_source_path = get_relative_source_path
