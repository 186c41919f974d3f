"""The posts of a run with their labels, as the readers of the contents found them."""

from collections.abc import Iterable

from pelican.contents import Content

from ...core.documents import get_found
from ...core.html import derive
from ...core.hypertext import parse_headings
from ...core.posts import extend, read_post
from .model import LABELS, Label, LabelledPost


def collect_posts(contents: Iterable[Content]) -> dict[str, LabelledPost]:
    """Return the posts and pages with their labels, by source path."""
    return {content.source_path: _post(content) for content in contents}


def _post(content: Content) -> LabelledPost:
    labels = get_found(content, LABELS)
    if labels is None:  # no Markdown: only its sections have ids
        labels = derive(content, _label_sections)
    title = str(getattr(content, "title_html", "") or getattr(content, "title", ""))
    return extend(LabelledPost, read_post(content), title=title, labels=labels)


def _label_sections(html: str) -> tuple[Label, ...]:
    return tuple(Label(h.id, "section", title=h.text) for h in parse_headings(html) if h.id)
