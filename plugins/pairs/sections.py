"""Links from each section of a post to its counterpart in the other half."""

from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from pelican.contents import Article

from ..core.html import Heading, insert_after_headings
from ..core.pelican_api import get_html, set_html
from ..core.summaries import keep_summary
from .core import Match
from .model import Half


def insert_section_links(article: Article, texts: Mapping[str, str]) -> None:
    """Put a link to its counterpart behind each heading that has one.

    The link is one of Pelican's own, ``{filename}…``, so that it comes out right in relative
    addresses and in feeds. The summary is cut first: it needs no such links.
    """
    other: Half = article.pair.other
    matches = {match.id: match for match in article.pair.sections}
    try:
        path = quote("/" + other.article.get_relative_source_path())
    except UnicodeEncodeError:  # a file name in no encoding: Pelican could not find it again
        return
    keep_summary(article)

    def render(heading: Heading) -> str:
        match = matches.get(heading.id)
        return render_section_link(match, path, other, texts[other.level]) if match else ""

    set_html(article, insert_after_headings(get_html(article), render))


def render_section_link(match: Match, path: str, other: Half, text: str) -> str:
    """Return the paragraph with the link from a section to its counterpart."""
    lang = f' hreflang="{escape(other.article.lang)}"' if other.foreign else ""
    return (
        f'\n<p class="pair-section-line"><a class="pair-section" data-level="{other.level}"'
        f' href="{{filename}}{path}#{quote(match.other_id)}"{lang}>'
        f'<span class="mark" aria-hidden="true"></span> {escape(text)}'
        f'<span class="visually-hidden">: {escape(match.other_title)}</span></a></p>'
    )
