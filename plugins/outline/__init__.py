"""The sections of each post and page, for a table of contents: ``article.outline``."""

from typing import Any

from pelican import signals

from .. import foundation
from ..core.contents import iter_contents
from ..core.pelican_api import get_html
from .core import parse_outline


def link_outlines(generators: list[Any]) -> None:
    """Give each content its ``outline``: a tuple of sections, empty where it has none."""
    for content in iter_contents(generators):
        content.outline = parse_outline(get_html(content))


def register() -> None:
    foundation.register()
    signals.all_generators_finalized.connect(link_outlines)
