"""Read the labels of a run out of its contents, as their readers noted them."""

from collections.abc import Iterable

from pelican.contents import Content

from ..core.documents import get_found
from ..core.fields import read_paper
from ..core.html import parse_headings
from ..core.pelican_api import get_html
from ..core.posts import LEVELS, status_of
from .model import PLUGIN, Label, Post


def collect_posts(contents: Iterable[Content]) -> dict[str, Post]:
    """Return the posts and pages with their labels, by source path."""
    return {content.source_path: _post(content) for content in contents}


def _post(content: Content) -> Post:
    key, level = read_paper(content)
    labels = get_found(content, PLUGIN)
    if labels is None:  # another reader's than Markdown's: sections have ids there too
        headings = parse_headings(get_html(content))
        labels = tuple(Label(h.id, "section", title=h.text) for h in headings if h.id)
    return Post(
        path=content.source_path,
        slug=str(getattr(content, "slug", "")),
        lang=str(getattr(content, "lang", "")),
        rank=status_of(content),
        key=key,
        level=level.casefold() if level.casefold() in LEVELS else "",
        title=str(getattr(content, "title_html", "") or getattr(content, "title", "")),
        labels=labels,
    )
